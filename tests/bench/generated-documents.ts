import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeText } from './generated-text.ts';

/** How many documents a bench works on, and how long they are. */
export interface DocumentSet {
  /** Bytes of all documents together, half of them in Japanese. */
  readonly bytes: number;
  /** Bytes of the longest one, in English; all others are of `usualBytes`. */
  readonly longestBytes: number;
  readonly usualBytes: number;
  /** Invented terms that the documents of one language speak of. */
  readonly terms: number;
}

const BYTES_PER_JAPANESE_CHARACTER = 2.9;

/** Writes the documents of a set into a folder. */
export function writeDocumentSet(folder: string, set: DocumentSet): void {
  mkdirSync(folder, { recursive: true });
  const half = set.bytes / 2;
  writeFileSync(join(folder, 'longest.txt'), makeText('en', set.longestBytes, set.terms, 0));
  const english = Math.max(0, Math.round((half - set.longestBytes) / set.usualBytes));
  for (let number = 1; number <= english; number += 1) {
    writeFileSync(join(folder, `en-${number}.txt`), makeText('en', set.usualBytes, set.terms, number));
  }
  const characters = Math.round(set.usualBytes / BYTES_PER_JAPANESE_CHARACTER);
  for (let number = 1; number <= Math.round(half / set.usualBytes); number += 1) {
    writeFileSync(join(folder, `ja-${number}.txt`), makeText('ja', characters, set.terms, number));
  }
}
