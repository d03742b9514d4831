import type { ReviewableType } from '../../llm/glossary-reviewer.ts';
import type { ReviewedEntry } from './review-glossary.ts';

/**
 * What an issue says, in the language of the term that has it, so that a Japanese glossary is not explained
 * in English.
 */
interface Reasons {
  undescribed(term: string): string;
  undefined(term: string): string;
  unsupported(term: string): string;
  duplicate(term: string, first: string): string;
  circular(term: string, others: readonly string[]): string;
  contradicting(term: string, documents: readonly string[]): string;
  suspicious(term: string): string;
  /** What a model finds, by the type of the issue; all terms that it is about, the one that has it first. */
  readonly byModel: Readonly<Record<ReviewableType, (terms: readonly string[]) => string>>;
  remark(text: string): string;
}

const listed = (terms: readonly string[]): string => terms.map((term) => `"${term}"`).join(', ');
const listedInJapanese = (terms: readonly string[]): string => terms.map((term) => `「${term}」`).join('');

const ENGLISH: Reasons = {
  undescribed: (term) => `The documents neither define nor describe "${term}".`,
  undefined: (term) =>
    `No sentence of the documents defines "${term}"; the most telling passage is shown instead.`,
  unsupported: (term) => `The definition of "${term}" cites no passage that stands in the documents.`,
  duplicate: (term, first) => `"${term}" has the same definition as "${first}".`,
  circular: (term, others) =>
    others.length === 1
      ? `"${term}" and "${others[0] ?? ''}" are explained by each other.`
      : `"${term}" and ${others.map((other) => `"${other}"`).join(', ')} are explained by one another in a circle.`,
  contradicting: (term, documents) => `"${term}" is defined differently in ${documents.join(', ')}.`,
  suspicious: (term) => `A passage about "${term}" gives orders to a model; no model was shown it.`,
  byModel: {
    duplicate: (terms) => `A model takes these for the same thing: ${listed(terms)}.`,
    contradicting: (terms) => `A model sees a contradiction between the definitions of ${listed(terms)}.`,
    circular: (terms) => `A model finds these explained only by one another: ${listed(terms)}.`,
    'too-broad': (terms) =>
      `A model finds that the definition of ${listed(terms)} fits other things as well.`,
    unsupported: (terms) =>
      `A model finds that the passages cited for ${listed(terms)} do not say what the definition says.`,
  },
  remark: (text) => ` It says: "${text}"`,
};

const JAPANESE: Reasons = {
  undescribed: (term) => `文書の中に「${term}」を定義する文も説明する箇所もありません。`,
  undefined: (term) =>
    `文書の中に「${term}」を定義する文がありません。代わりに最もよく説明している箇所を示しています。`,
  unsupported: (term) => `「${term}」の定義が引用する箇所は、どの文書にもありません。`,
  duplicate: (term, first) => `「${term}」の定義は「${first}」の定義と同じです。`,
  circular: (term, others) =>
    others.length === 1
      ? `「${term}」と「${others[0] ?? ''}」は互いを使って説明されています。`
      : `「${term}」と${others.map((other) => `「${other}」`).join('')}の説明は、たどると元に戻ります。`,
  contradicting: (term, documents) =>
    `「${term}」の定義は文書によって異なります（${documents.join('、')}）。`,
  suspicious: (term) =>
    `「${term}」に関する箇所に、モデルへの命令が含まれています。その箇所はモデルに渡していません。`,
  byModel: {
    duplicate: (terms) => `モデルは${listedInJapanese(terms)}を同じものとみなしています。`,
    contradicting: (terms) => `モデルによると、${listedInJapanese(terms)}の定義は両立しません。`,
    circular: (terms) => `モデルによると、${listedInJapanese(terms)}は互いによってしか説明されていません。`,
    'too-broad': (terms) => `モデルによると、${listedInJapanese(terms)}の定義は他のものにも当てはまります。`,
    unsupported: (terms) =>
      `モデルによると、${listedInJapanese(terms)}について引用された箇所は、定義の内容を述べていません。`,
  },
  remark: (text) => `モデルの指摘：「${text}」`,
};

const JAPANESE_SCRIPT = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** The reasons in the language that a term and its passage (null where there is none) are written in. */
export function reasonsFor(term: string, passage: string | null): Reasons {
  return JAPANESE_SCRIPT.test(term + (passage ?? '')) ? JAPANESE : ENGLISH;
}

/**
 * The sentence for what a model found, with its remark quoted behind it.
 *
 * @param others the other terms that the issue is about
 */
export function remarkedReason(
  { term, definition }: Pick<ReviewedEntry, 'term' | 'definition'>,
  type: ReviewableType,
  others: readonly string[],
  remark: string,
): string {
  const reasons = reasonsFor(term, definition);
  return reasons.byModel[type]([term, ...others]) + reasons.remark(remark);
}
