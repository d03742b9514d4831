import type { Mark } from './model.ts';
import { isJapaneseUnit } from './script.ts';

/** Text to read, each character with its place in the document. */
export interface ReadableText {
  readonly text: string;
  readonly origin: Uint32Array;
  readonly marks: readonly Mark[];
}

/** Collects readable text from slices of a document. */
export interface ReadableTextBuilder {
  /** Adds the slice `from` to `to` of the document; line breaks and the white space around them are joined. */
  append(from: number, to: number): void;
  /** Adds characters that stand for the markup at one place, such as a decoded entity. */
  appendDecoded(characters: string, at: number): void;
  /** Runs `body` and marks what it adds. */
  mark(kind: Mark['kind'], body: () => void): void;
  /** Gives what was added, without white space at the ends, and starts afresh. */
  take(): ReadableText;
}

const NEVER_READ = /[\u00AD\u200B\u2060\uFEFF]/;
const URL_TEXT = /(?:https?|ftp|file):\/\/[^\s<>"'`「」『』（）()、。，\u3040-\u30FF\u4E00-\u9FFF]+/g;

/**
 * Finds the addresses in a text. They are links, not words.
 *
 * @returns pairs of start and exclusive end, in order
 */
export function findAddresses(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(URL_TEXT)) {
    const address = match[0].replace(/[.,;:!?]+$/, '');
    found.push([match.index, match.index + address.length]);
  }
  return found;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x3000 || unit === 0xa0;
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}

/** Shrinks a mark so that it neither starts nor ends with white space; null where nothing is left. */
function trimMark(mark: Mark, text: string): Mark | null {
  let start = mark.start;
  let end = Math.min(mark.end, text.length);
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { kind: mark.kind, start, end } : null;
}

/** The origins of so many UTF-16 units lie in one array: one for each block would cost more than what is written to it. */
const ROOM = 65_536;

/** What is not taken as it stands: line breaks, several spaces, and what may be invisible or white space. */
const TO_LOOK_AT = /[^!-~ ]|  /;

/**
 * Makes a builder over one document.
 *
 * Line breaks become one space, or nothing between two Japanese characters; several spaces become one. Zero-width spaces and soft
 * hyphens are left out: nobody reads them, and they would cut words in two.
 */
export function createReadableTextBuilder(source: string): ReadableTextBuilder {
  let text = '';
  /** Where each unit of `text` comes from, from `first` on; before it those of texts that were taken. */
  let origin = new Uint32Array(Math.min(ROOM, source.length));
  let first = 0;
  let marks: Mark[] = [];
  /** Offset of a line break that is not yet joined, or -1. */
  let pendingBreak = -1;

  const trimEnd = (): void => {
    let end = text.length;
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    if (end === text.length) return;
    text = text.slice(0, end);
    for (let index = marks.length - 1; index >= 0; index--) {
      const mark = marks[index];
      if (mark === undefined || mark.end <= end) break;
      marks[index] = { ...mark, end };
    }
  };

  /** Makes room for the origins of so many more units. */
  const reserve = (units: number): void => {
    const needed = text.length + units;
    if (first + needed <= origin.length) return;
    const larger = new Uint32Array(Math.max(ROOM, needed * 2));
    larger.set(origin.subarray(first, first + text.length));
    origin = larger;
    first = 0;
  };

  const joinBefore = (unit: number): void => {
    if (pendingBreak < 0) return;
    const last = text.charCodeAt(text.length - 1);
    if (text.length > 0 && !(isJapaneseUnit(last) && isJapaneseUnit(unit))) {
      reserve(1);
      origin[first + text.length] = pendingBreak;
      text += ' ';
    }
    pendingBreak = -1;
  };

  const flush = (from: number, to: number): void => {
    if (from >= to) return;
    reserve(to - from);
    const shift = first + text.length - from;
    for (let offset = from; offset < to; offset++) origin[shift + offset] = offset;
    text += source.slice(from, to);
  };

  return {
    append(from, to) {
      const isAtStart = text === '' && from < to && !isSpace(source.charCodeAt(from));
      if (isAtStart && !TO_LOOK_AT.test(source.slice(from, to))) {
        pendingBreak = -1;
        flush(from, to);
        return;
      }
      let start = from;
      for (let offset = from; offset < to; offset++) {
        const unit = source.charCodeAt(offset);
        // Inside a word nothing is to be looked at: that is most of a text.
        if (unit > 0x20 && unit < 0xa0 && offset > start) continue;
        if (isLineBreak(unit)) {
          flush(start, offset);
          trimEnd();
          if (pendingBreak < 0) pendingBreak = offset;
          start = offset + 1;
        } else if ((pendingBreak >= 0 || text.length === 0) && start === offset) {
          if (isSpace(unit)) start = offset + 1;
          else joinBefore(unit);
        } else if (start === offset && isSpace(unit) && isSpace(text.charCodeAt(text.length - 1))) {
          start = offset + 1;
        }
        if (isSpace(unit) && start < offset && isSpace(source.charCodeAt(offset - 1))) {
          flush(start, offset);
          start = offset + 1;
        }
        if (unit >= 0xad && NEVER_READ.test(source.charAt(offset))) {
          flush(start, offset);
          start = offset + 1;
        }
      }
      flush(start, to);
    },
    appendDecoded(characters, at) {
      joinBefore(characters.charCodeAt(0));
      reserve(characters.length);
      origin.fill(at, first + text.length, first + text.length + characters.length);
      text += characters;
    },
    mark(kind, body) {
      const start = text.length;
      body();
      if (text.length > start) marks.push({ kind, start, end: text.length });
    },
    take() {
      trimEnd();
      const taken = {
        text,
        origin: origin.subarray(first, first + text.length),
        marks: marks.map((mark) => trimMark(mark, text)).filter((mark) => mark !== null),
      };
      first += text.length;
      text = '';
      marks = [];
      pendingBreak = -1;
      return taken;
    },
  };
}
