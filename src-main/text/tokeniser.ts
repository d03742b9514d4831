import type { Sentence } from './model.ts';

/** Splits the text of one block into sentences of tokens. */
export interface Tokeniser {
  /** @param text text of a block; offsets of the result are into it */
  tokenise(text: string): Sentence[];
}

/** Shrinks a slice of a text so that it neither starts nor ends with white space. */
export function trimSlice(text: string, start: number, end: number): [start: number, end: number] {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === '') from++;
  while (to > from && text.charAt(to - 1).trim() === '') to--;
  return [from, to];
}
