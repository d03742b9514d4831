const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A longer line is shown as several rows: this many UTF-16 units each. */
export const MAX_SEGMENT_LENGTH = 1000;

/**
 * A stretch of a document that makes one row: a line, or a part of a very long one. The segments of a
 * document put together are its text without the line breaks.
 */
export interface Segment {
  /** Counts from 0. */
  readonly index: number;
  /** The line it belongs to, counted from 1. */
  readonly line: number;
  /** Offset of its first character in the document's text, in UTF-16 code units. */
  readonly start: number;
  readonly text: string;
}

/** A text cut into rows: lines, and parts of lines that are too long for one. */
export interface Segmentation {
  readonly text: string;
  /** UTF-16 offset of each segment. */
  readonly starts: Uint32Array;
  /** Indices of the segments that go on with the line of the one before. */
  readonly continuations: Uint32Array;
}

/** Goes through the segments of a text. Linear, without an object for each segment. */
function forEachSegment(text: string, visit: (start: number, isContinuation: boolean) => void): void {
  let lineStart = 0;
  for (;;) {
    const lineEnd = endOfLine(text, lineStart);
    visit(lineStart, false);
    let start = lineStart;
    while (lineEnd - start > MAX_SEGMENT_LENGTH) {
      start = startOfCharacter(text, start + MAX_SEGMENT_LENGTH);
      visit(start, true);
    }
    if (lineEnd === text.length) return;
    const isPair = text.charCodeAt(lineEnd) === CARRIAGE_RETURN && text.charCodeAt(lineEnd + 1) === LINE_FEED;
    lineStart = lineEnd + (isPair ? 2 : 1);
  }
}

/** Where the line ends that an offset stands on, without its line break. */
function endOfLine(text: string, offset: number): number {
  for (let end = offset; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) return end;
  }
  return text.length;
}

/** Goes back from between the halves of a surrogate pair. */
function startOfCharacter(text: string, offset: number): number {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
}

/**
 * Cuts a text into segments: lines (ending with `\n`, `\r\n` or a lone `\r`, see `lineStarts`), and parts of at
 * most `MAX_SEGMENT_LENGTH` units of longer lines. No character is split; an empty line is a segment too.
 */
export function segmentText(text: string): Segmentation {
  let count = 0;
  let continued = 0;
  forEachSegment(text, (_start, isContinuation) => {
    count++;
    if (isContinuation) continued++;
  });
  const starts = new Uint32Array(count);
  const continuations = new Uint32Array(continued);
  let index = 0;
  let continuation = 0;
  forEachSegment(text, (start, isContinuation) => {
    if (isContinuation) {
      continuations[continuation] = index;
      continuation++;
    }
    starts[index] = start;
    index++;
  });
  return { text, starts, continuations };
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: Uint32Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the segment that holds an offset; of a line break, that of its line. */
export function segmentIndexAt({ starts }: Segmentation, offset: number): number {
  return Math.max(countUpTo(starts, offset) - 1, 0);
}

/**
 * Gives some of the segments.
 *
 * @param from index of the first one
 * @param count how many; fewer at the end of the text
 */
export function segmentsFrom(segmentation: Segmentation, from: number, count: number): Segment[] {
  const { text, starts, continuations } = segmentation;
  const last = Math.min(from + count, starts.length);
  return Array.from({ length: Math.max(last - from, 0) }, (_, place) => {
    const index = from + place;
    const start = starts[index] ?? 0;
    const next = starts[index + 1] ?? text.length;
    // A segment never holds a line break but at its end.
    const end = Math.min(endOfLine(text, start), next);
    return { index, line: index + 1 - countUpTo(continuations, index), start, text: text.slice(start, end) };
  });
}
