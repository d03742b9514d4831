import { clusterEnd } from '../../text/normalise.ts';
import type { Occurrence, OccurrenceFinder } from '../../text/occurrences.ts';
import { normaliseBlock } from '../../text/searchable-text.ts';
import type { SearchableBlock, SearchableText } from '../../text/searchable-text.ts';

/* Terms in a document, at their exact places. A block is looked at by itself, since nothing is found across two. */

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(length: number, numberAt: (index: number) => number, limit: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the text of a block begins in the document. */
export function blockOffset({ blocks }: SearchableText, index: number): number {
  return blocks[index]?.origin[0] ?? 0;
}

/** The index of the last block that begins at an offset of the document or before it, -1 where all begin behind it. */
export function blockAt(searchable: SearchableText, offset: number): number {
  return countUpTo(searchable.blocks.length, (index) => blockOffset(searchable, index), offset) - 1;
}

/** The index of the block that holds an offset of the normalised text. */
export function blockOfNormalised({ blockStarts }: SearchableText, offset: number): number {
  return countUpTo(blockStarts.length, (index) => blockStarts[index] ?? 0, offset) - 1;
}

/** What a finder finds in one block, at its places in the document. */
export function hitsInBlock(block: SearchableBlock, finder: OccurrenceFinder): Occurrence[] {
  const normalised = normaliseBlock(block);
  return placesOf(block, normalised.origin, finder.findNormalised(normalised.text));
}

/** What a finder finds in the blocks that touch a stretch of the document. */
export function hitsBetween(
  searchable: SearchableText,
  finder: OccurrenceFinder,
  start: number,
  end: number,
): Occurrence[] {
  const hits: Occurrence[] = [];
  for (let index = Math.max(blockAt(searchable, start), 0); index < searchable.blocks.length; index++) {
    const block = searchable.blocks[index];
    if (block === undefined || blockOffset(searchable, index) >= end) break;
    for (const hit of hitsInBlock(block, finder)) if (hit.start < end && hit.end > start) hits.push(hit);
  }
  return hits;
}

/** Everything that a finder finds in a document, at its places there: for terms that are not everywhere. */
export function allHits(searchable: SearchableText, finder: OccurrenceFinder): Occurrence[] {
  const found = finder.findNormalised(searchable.normalised);
  const hits: Occurrence[] = [];
  for (let at = 0; at < found.length;) {
    const index = blockOfNormalised(searchable, found[at]?.start ?? 0);
    const block = searchable.blocks[index];
    if (block === undefined) throw new Error('An occurrence lies in no block of its document.');
    const blockStart = searchable.blockStarts[index] ?? 0;
    const blockEnd = searchable.blockStarts[index + 1] ?? Infinity;
    const inBlock: Occurrence[] = [];
    for (let hit = found[at]; hit !== undefined && hit.start < blockEnd; at++, hit = found[at]) {
      inBlock.push({ id: hit.id, start: hit.start - blockStart, end: hit.end - blockStart });
    }
    hits.push(...placesOf(block, normaliseBlock(block).origin, inBlock));
  }
  return hits;
}

/** @param normalisedOrigin where each unit of the normalised block stands in its text */
function placesOf(
  { text, origin }: SearchableBlock,
  normalisedOrigin: ArrayLike<number>,
  occurrences: readonly Occurrence[],
): Occurrence[] {
  return occurrences.map(({ id, start, end }) => {
    const first = normalisedOrigin[start] ?? 0;
    const last = clusterEnd(text, normalisedOrigin[end - 1] ?? first);
    return { id, start: origin[first] ?? 0, end: (origin[last - 1] ?? 0) + 1 };
  });
}
