import type { AnalysedBlock, Block } from '../../text/model.ts';
import { GENERAL_HEADINGS } from './english-words.ts';
import { isGeneralLabelJa } from './japanese-term.ts';
import { readNames } from './names.ts';
import { type SentenceView, viewSentence } from './sentence-view.ts';

/** Nouns that a document is called by: a title that ends with one names the document, not a thing. */
const DOCUMENT_NOUNS = new Set([
  'guide',
  'manual',
  'handbook',
  'report',
  'reports',
  'tutorial',
  'overview',
  'introduction',
  'summary',
  'notes',
  'faq',
  'readme',
  'glossary',
  'minutes',
  'changelog',
  'agenda',
  'proposal',
  'review',
]);
const DOCUMENT_NOUNS_JA =
  /(?:ガイド|マニュアル|手引き?|報告書?|議事録|用語集|入門|一覧|について|とは|概要|目次|説明書|仕様書|資料|規約|規程|規則|要領|まとめ)$/u;

/** A heading that may be the name of a thing, with the names that it gives. */
export interface NamedHeading {
  readonly block: AnalysedBlock;
  readonly index: number;
  readonly names: readonly string[];
  /** Whether it stands over the whole document. */
  readonly isTitle: boolean;
}

const NUMBERING = /^(?:第|章|節|項|[\d０-９.．)）(（:：-]+|[一二三四五六七八九十]+|[①-⑳■□◆●○])$/u;

/** The first token after a number such as "2.1" or 「第3章」. */
function afterNumber(view: SentenceView): number {
  let index = 0;
  while (index < view.tokens.length - 1) {
    const token = view.tokens[index];
    if (token === undefined) break;
    if (!NUMBERING.test(token.surface)) break;
    index++;
  }
  return index;
}

function isGeneralHeading(text: string): boolean {
  const lower = text.trim().toLowerCase();
  if (GENERAL_HEADINGS.has(lower) || isGeneralLabelJa(lower)) return true;
  const words = lower.split(/\s+/);
  if (DOCUMENT_NOUNS.has(words.at(-1) ?? '') || DOCUMENT_NOUNS.has(words[0] ?? '')) return true;
  return DOCUMENT_NOUNS_JA.test(text.trim());
}

/** 「Xとは」「Xとは何か」 as a heading asks for the meaning of X. */
const ASKING_JA = /(?:とは(?:何か|なにか|何ですか|何でしょうか)?|について)[?？。]?$/u;
const ASKING_EN = /^what (?:is|are) (?:an? |the )?/i;

function namesOf(block: AnalysedBlock): readonly string[] {
  const view = viewSentence(block, 0);
  if (view === null || block.sentences.length > 1) return [];
  let from = afterNumber(view);
  let to = view.tokens.length;
  const asked = ASKING_JA.exec(block.text);
  if (asked !== null) to = view.tokens.findIndex((token) => token.end > asked.index);
  const question = ASKING_EN.exec(block.text);
  if (question !== null) {
    from = view.tokens.findIndex((token) => token.end > question[0].length);
    if (view.words[to - 1] === '?') to--;
  }
  if (to <= from || from < 0) return [];
  if (asked === null && isGeneralHeading(block.text.slice(view.tokens[from]?.start ?? 0))) return [];
  return readNames(view, from, to).map((span) => block.text.slice(span.start, span.end));
}

/** Headings that stand several times in a document, in lower case: they name its parts. */
export function recurringHeadings(blocks: readonly Block[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const recurring = new Set<string>();
  for (const { kind, text } of blocks) {
    if (kind !== 'heading') continue;
    const lower = text.toLowerCase();
    if (seen.has(lower)) recurring.add(lower);
    seen.add(lower);
  }
  return recurring;
}

/** What is known of the document that a part is read of. */
export interface PartOfDocument {
  /** Of the whole document. */
  readonly recurringHeadings: ReadonlySet<string>;
  readonly isFirst: boolean;
}

/**
 * Finds the headings that can be names of things. General ones ("Overview", 「はじめに」) are not, nor those
 * that are no noun phrase ("How it works"), nor those that recur in the document.
 */
export function findNamedHeadings(blocks: readonly AnalysedBlock[], part: PartOfDocument): NamedHeading[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'title' && block.kind !== 'heading') return [];
    if (part.recurringHeadings.has(block.text.toLowerCase())) return [];
    const names = namesOf(block);
    const isTitle = block.kind === 'title' || (index === 0 && part.isFirst);
    return names.length === 0 ? [] : [{ block, index, names, isTitle }];
  });
}
