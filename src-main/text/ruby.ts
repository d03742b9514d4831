import type { BlockReading } from './model.ts';

/** What a text says about how a part of it is read, in offsets of the document. */
export interface Ruby {
  /** What is read so. */
  readonly start: number;
  readonly end: number;
  readonly reading: string;
  /** Slices that are no text: the reading, and the marks around it. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** 窯《かま》 and ｜登り窯《のぼりがま》, as in Aozora Bunko's texts; the bar begins what the ideographs alone do not. */
const IN_BRACKETS =
  /(?:([｜|])([^｜|《》\n]{1,30})|([\p{Script=Han}々ヶ]{1,20}))《([\p{Script=Hiragana}\p{Script=Katakana}ー・ ]{1,40})》/gu;
/** One base with its reading inside `<ruby>`: the tags before and after it are no text anyway. */
const IN_TAGS =
  /([^<>\n]{1,30})(?:<\/rb>)?((?:<rp>[^<>\n]{0,3}<\/rp>)?<rt>([^<>\n]{1,60})<\/rt>(?:<rp>[^<>\n]{0,3}<\/rp>)?)/gi;

function inBrackets(text: string): Ruby[] {
  if (!text.includes('《')) return [];
  return [...text.matchAll(IN_BRACKETS)].map((match): Ruby => {
    const [whole, bar = '', barred, plain, reading = ''] = match;
    const start = match.index + bar.length;
    const end = start + (barred ?? plain ?? '').length;
    const marks: [number, number][] = [[end, match.index + whole.length]];
    if (bar !== '') marks.unshift([match.index, start]);
    return { start, end, reading, marks };
  });
}

function inTags(text: string): Ruby[] {
  if (!text.includes('<rt>') && !text.includes('<RT>')) return [];
  return [...text.matchAll(IN_TAGS)].map((match): Ruby => {
    const [whole, base = '', annotation = '', reading = ''] = match;
    const end = match.index + whole.length;
    return {
      start: match.index,
      end: match.index + base.length,
      reading,
      marks: [[end - annotation.length, end]],
    };
  });
}

/**
 * Finds the readings that a Japanese text gives beside its words. Linear in the length of the text: all that is looked for
 * is short.
 *
 * @returns in the order of the text; none overlaps another
 */
export function findRuby(text: string): Ruby[] {
  const found = [...inBrackets(text), ...inTags(text)].sort((left, right) => left.start - right.start);
  return found.filter(({ start }, index) => start >= (found[index - 1]?.marks.at(-1)?.[1] ?? 0));
}

/** The readings inside a block, in offsets of its text. Both `rubies` and `origin` are in order. */
export function readingsOf(rubies: readonly Ruby[], origin: Uint32Array): BlockReading[] {
  const readings: BlockReading[] = [];
  const last = origin.at(-1);
  if (last === undefined) return readings;
  for (let index = firstAt(rubies, origin[0] ?? 0); index < rubies.length; index++) {
    const ruby = rubies[index];
    if (ruby === undefined || ruby.start > last) break;
    const start = origin.indexOf(ruby.start);
    const end = origin.indexOf(ruby.end - 1);
    if (start >= 0 && end >= start) readings.push({ start, end: end + 1, reading: ruby.reading });
  }
  return readings;
}

/** Index of the first that starts at an offset or behind it. */
function firstAt(rubies: readonly Ruby[], offset: number): number {
  let low = 0;
  let high = rubies.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rubies[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
