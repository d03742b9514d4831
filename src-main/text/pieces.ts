/** The longest slice that is handed to anything whose cost may grow faster than its input, in UTF-16 units. */
export const MAX_PIECE_LENGTH = 4000;

const SENTENCE_END = /[.!?。！？．][)\]」』）"']*\s*/g;
const BREAKABLE = /[\s、，,;:)\]」』）]+/g;

/** The end of the last match in a text, or -1. */
function lastMatchEnd(text: string, pattern: RegExp): number {
  let end = -1;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

/** Moves an offset off the middle of a surrogate pair. */
export function snapToCharacter(text: string, offset: number): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  const isInsidePair = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
  return isInsidePair ? offset - 1 : offset;
}

/**
 * Cuts a slice of a text into pieces of bounded length: at the end of a sentence where there is one in the
 * second half of a piece, else at white space or punctuation, else anywhere but inside a character.
 *
 * @param limit longest piece in UTF-16 units, at least 2
 * @returns pairs of start and exclusive end that cover the slice
 */
export function cutPieces(text: string, from: number, to: number, limit: number): [number, number][] {
  const pieces: [number, number][] = [];
  let start = from;
  while (to - start > limit) {
    const half = start + (limit >> 1);
    const window = text.slice(half, start + limit);
    const sentence = lastMatchEnd(window, SENTENCE_END);
    const cut = sentence > 0 ? sentence : lastMatchEnd(window, BREAKABLE);
    const end = cut > 0 ? half + cut : snapToCharacter(text, start + limit);
    pieces.push([start, end]);
    start = end;
  }
  if (start < to) pieces.push([start, to]);
  return pieces;
}
