const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Finds where the lines of a text start. A line ends with `\n`, `\r\n` or a lone `\r`.
 *
 * @returns UTF-16 offsets, the first one 0; a text that ends with a line break has an empty last line
 */
export function lineStarts(text: string): Uint32Array {
  const starts: number[] = [0];
  const hasCarriageReturns = text.includes('\r');
  let offset = -1;
  for (;;) {
    offset = hasCarriageReturns ? nextBreak(text, offset + 1) : text.indexOf('\n', offset + 1);
    if (offset < 0) return new Uint32Array(starts);
    starts.push(offset + 1);
  }
}

/** Finds where a line ends, from an offset on: the place of the last character of its break, or -1. */
function nextBreak(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === LINE_FEED) return offset;
    if (unit === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED) return offset;
  }
  return -1;
}

/**
 * Finds the line of an offset by bisection.
 *
 * @param starts what `lineStarts` gave for the text
 * @param offset a UTF-16 offset into the text
 * @returns the line, counted from 1
 */
export function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low, 1);
}

/**
 * Prepares a text for looking up lines.
 *
 * @returns a function from a UTF-16 offset into the text to its line, counted from 1
 */
export function createLineFinder(text: string): (offset: number) => number {
  const starts = lineStarts(text);
  return (offset) => lineAt(starts, offset);
}
