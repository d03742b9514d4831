import type { DocumentFormat } from '../domain/document.ts';
import { resolveLineBreaks } from './line-breaks.ts';
import { normaliseWithOrigin } from './normalise.ts';
import type { NormalisedText } from './normalise.ts';
import { parseDocument } from './parse-document.ts';

/** Stands between blocks: no normalised form of a term holds it, so that nothing is found across two blocks. */
const BETWEEN_BLOCKS = '\n';

/** A document made ready to be searched again and again. */
export interface SearchableText {
  /** Length of the document in UTF-16 code units. */
  readonly length: number;
  /** The readable text of all blocks, normalised, with `BETWEEN_BLOCKS` after each. */
  readonly normalised: string;
  /** Where each block starts in `normalised`. */
  readonly blockStarts: Uint32Array;
  readonly blocks: readonly SearchableBlock[];
}

/** Readable text of a block, and where each of its characters stands in the document. */
export interface SearchableBlock {
  readonly text: string;
  readonly origin: Uint32Array;
}

/** The normalised text of a block, as the search for occurrences sees it. */
export function normaliseBlock({ text }: SearchableBlock): NormalisedText {
  return resolveLineBreaks(text, normaliseWithOrigin(text));
}

/** Reads a document and normalises it: most of the cost of a search, which a second search saves. */
export function makeSearchable(format: DocumentFormat, text: string): SearchableText {
  const blocks = parseDocument({ path: '', format, text }).map((block) => ({
    text: block.text,
    origin: block.origin,
  }));
  const parts: string[] = [];
  const blockStarts = new Uint32Array(blocks.length);
  let length = 0;
  for (const [index, block] of blocks.entries()) {
    const normalised = normaliseBlock(block).text;
    blockStarts[index] = length;
    parts.push(normalised, BETWEEN_BLOCKS);
    length += normalised.length + BETWEEN_BLOCKS.length;
  }
  return { length: text.length, normalised: parts.join(''), blockStarts, blocks };
}
