import type { KeywordInContext } from '../domain/project-view.ts';
import { clusterEnd, normalise } from './normalise.ts';
import { createOccurrenceFinder } from './occurrences.ts';
import type { Occurrence, TermForms } from './occurrences.ts';
import { normaliseBlock } from './searchable-text.ts';
import type { SearchableBlock, SearchableText } from './searchable-text.ts';

/** UTF-16 units of text on either side of a keyword. */
const CONTEXT_LENGTH = 60;

/** An occurrence with the text around it; which line it stands on is for the caller to find. */
export type FoundKeyword = Omit<KeywordInContext, 'document' | 'line'>;

/** What one document holds of a term. */
export interface FoundKeywords {
  readonly total: number;
  /** The first of the occurrences, as many as were asked for. */
  readonly keywords: readonly FoundKeyword[];
}

/** Looks for one term in documents. */
export type KeywordFinder = (document: SearchableText, limit: number) => FoundKeywords;

/**
 * Makes a finder of the occurrences of one term in the readable text of documents: the same occurrences that
 * an export of the glossary names, each with the readable text of its block around it.
 */
export function createKeywordFinder(forms: readonly string[]): KeywordFinder {
  const term: TermForms = { id: '', forms };
  const finder = createOccurrenceFinder([term]);
  const patterns = forms.map((form) => normalise(form).trim()).filter((pattern) => pattern !== '');

  return (document, limit) => {
    const { normalised } = document;
    // Most documents lack the term, and a plain search tells so in a fraction of the time.
    if (!patterns.some((pattern) => normalised.includes(pattern))) return { total: 0, keywords: [] };
    const occurrences = finder.findNormalised(normalised);
    return { total: occurrences.length, keywords: keywordsOf(document, occurrences.slice(0, limit)) };
  };
}

/** Shows occurrences with the text around them. They come in the order of the text, so that a block is normalised once. */
function keywordsOf(document: SearchableText, occurrences: readonly Occurrence[]): FoundKeyword[] {
  const keywords: FoundKeyword[] = [];
  let index = 0;
  let origin: Uint32Array | null = null;
  for (const occurrence of occurrences) {
    while ((document.blockStarts[index + 1] ?? Infinity) <= occurrence.start) {
      index++;
      origin = null;
    }
    const block = document.blocks[index];
    if (block === undefined) throw new Error('An occurrence lies behind the last block of its document.');
    origin ??= normaliseBlock(block).origin;
    const blockStart = document.blockStarts[index] ?? 0;
    const start = origin[occurrence.start - blockStart] ?? 0;
    const end = clusterEnd(block.text, origin[occurrence.end - blockStart - 1] ?? start);
    keywords.push(inContext(block, start, end));
  }
  return keywords;
}

/** @param start offset of the keyword in the block's text; `end` is exclusive */
function inContext({ text, origin }: SearchableBlock, start: number, end: number): FoundKeyword {
  const from = contextStart(text, start);
  const to = contextEnd(text, end);
  return {
    start: origin[start] ?? 0,
    end: (origin[end - 1] ?? 0) + 1,
    before: text.slice(from, start),
    keyword: text.slice(start, end),
    after: text.slice(end, to),
  };
}

function isLowSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Where the text before a keyword starts: not within a character. */
function contextStart(text: string, keywordStart: number): number {
  const from = Math.max(keywordStart - CONTEXT_LENGTH, 0);
  return isLowSurrogate(text, from) ? from + 1 : from;
}

/** Where the text after a keyword ends: not within a character. */
function contextEnd(text: string, keywordEnd: number): number {
  const to = Math.min(keywordEnd + CONTEXT_LENGTH, text.length);
  return isLowSurrogate(text, to) ? to - 1 : to;
}
