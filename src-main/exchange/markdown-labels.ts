import type { EntryStatus } from '../domain/entry.ts';
import type { IssueType } from '../domain/issue.ts';
import type { RunStatus } from '../domain/run.ts';
import type { TermCategory } from '../domain/term.ts';

/** The words of a written glossary, in the language of its entries. */
export interface MarkdownLabels {
  readonly title: (project: string) => string;
  readonly termCount: (count: number) => string;
  readonly incomplete: (status: RunStatus, unitsFailed: number) => string;
  readonly noEntries: string;
  readonly reading: string;
  /** Other forms of the term that may be used. */
  readonly aliases: string;
  readonly preferred: string;
  readonly forbidden: string;
  readonly category: string;
  readonly status: string;
  /** Between a label and what it labels. */
  readonly colon: string;
  readonly separator: string;
  readonly noDefinition: string;
  readonly passage: string;
  readonly occurrences: (count: number, documents: number) => string;
  readonly issues: string;
  readonly categories: Readonly<Record<TermCategory, string>>;
  readonly statuses: Readonly<Record<EntryStatus, string>>;
  readonly issueTypes: Readonly<Record<IssueType, string>>;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const ENGLISH: MarkdownLabels = {
  title: (project) => `Glossary: ${project}`,
  termCount: (count) => `${plural(count, 'term', 'terms')}.`,
  incomplete: (status, unitsFailed) =>
    `This glossary may be incomplete: its run is ${status}, and ${plural(unitsFailed, 'part', 'parts')} of it failed.`,
  noEntries: 'No terms were found.',
  reading: 'Reading',
  aliases: 'Also',
  preferred: 'Preferred',
  forbidden: 'Not to be used',
  category: 'Category',
  status: 'Status',
  colon: ': ',
  separator: ', ',
  noDefinition: 'No defining sentence found.',
  passage: 'From the documents:',
  occurrences: (count, documents) =>
    `${plural(count, 'occurrence', 'occurrences')} in ${plural(documents, 'document', 'documents')}.`,
  issues: 'To be checked',
  categories: {
    person: 'person',
    place: 'place',
    organisation: 'organisation',
    title: 'title',
    'technical-term': 'technical term',
    'common-noun': 'common noun',
  },
  statuses: { draft: 'draft', approved: 'approved' },
  issueTypes: {
    duplicate: 'duplicate definition',
    undefined: 'no definition',
    circular: 'circular definition',
    contradicting: 'different definitions',
    unsupported: 'unsupported definition',
    'too-broad': 'definition too broad',
    suspicious: 'passage that gives orders to a model',
  },
};

const JAPANESE_RUN_STATUSES: Readonly<Record<RunStatus, string>> = {
  pending: '開始前',
  running: '実行中',
  cancelling: '中止処理中',
  completed: '完了',
  failed: '失敗',
  cancelled: '中止',
  interrupted: '中断',
};

const JAPANESE: MarkdownLabels = {
  title: (project) => `用語集：${project}`,
  termCount: (count) => `全${count}語。`,
  incomplete: (status, unitsFailed) =>
    `この用語集は完全でない可能性があります（実行の状態：${JAPANESE_RUN_STATUSES[status]}、失敗した処理：${unitsFailed}件）。`,
  noEntries: '用語は見つかりませんでした。',
  reading: '読み',
  aliases: '別表記',
  preferred: '推奨',
  forbidden: '使用禁止',
  category: '分類',
  status: '状態',
  colon: '：',
  separator: '、',
  noDefinition: '定義する文は見つかりませんでした。',
  passage: '文書での使われ方：',
  occurrences: (count, documents) => `${documents}件の文書に${count}回出現。`,
  issues: '確認が必要な項目',
  categories: {
    person: '人物',
    place: '場所',
    organisation: '組織',
    title: '称号・役職',
    'technical-term': '専門用語',
    'common-noun': '一般名詞',
  },
  statuses: { draft: '下書き', approved: '承認済み' },
  issueTypes: {
    duplicate: '定義の重複',
    undefined: '定義なし',
    circular: '循環する定義',
    contradicting: '食い違う定義',
    unsupported: '根拠のない定義',
    'too-broad': '広すぎる定義',
    suspicious: 'モデルへの命令を含む箇所',
  },
};

/** The labels for a language that glossaries are written in. */
export function markdownLabels(language: 'ja' | 'en'): MarkdownLabels {
  return language === 'ja' ? JAPANESE : ENGLISH;
}
