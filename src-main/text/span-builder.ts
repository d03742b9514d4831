import type { SpanStyle, TextSpan } from '../domain/reading-view.ts';
import type { Ruby } from './ruby.ts';
import { isJapaneseUnit } from './script.ts';

/** Puts spans together. */
export interface SpanBuilder {
  /** Adds a slice of running text: its line breaks are joined, but those that its author means. */
  add(from: number, to: number, styles: readonly SpanStyle[]): void;
  /** Adds a slice character by character. */
  addExactly(from: number, to: number, styles: readonly SpanStyle[]): void;
  /** Adds what a slice stands for. */
  addDecoded(text: string, from: number, to: number, styles: readonly SpanStyle[]): void;
  /** The spans, in order. */
  take(): readonly TextSpan[];
}

const LINE_BREAK = /[ \t]*(?:\r\n|[\n\r\u2028\u2029])[ \t\n\r]*/g;
/** Two spaces or a backslash before the line break. */
const MEANT_BREAK = /^ {2,}(?=[\r\n])/;

/** Index of the first ruby that ends behind an offset. */
function firstEndingAfter(rubies: readonly Ruby[], offset: number): number {
  let low = 0;
  let high = rubies.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const ruby = rubies[middle];
    if (ruby !== undefined && endOf(ruby) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The end of a ruby with the marks around it. */
function endOf({ end, marks }: Ruby): number {
  return Math.max(end, marks.at(-1)?.[1] ?? end);
}

/** The beginning of a ruby with the marks around it. */
function beginningOf({ start, marks }: Ruby): number {
  return Math.min(start, marks[0]?.[0] ?? start);
}

/** Makes a builder over one document, whose readings are set above what they belong to. */
export function createSpanBuilder(source: string, rubies: readonly Ruby[]): SpanBuilder {
  const spans: TextSpan[] = [];

  const push = (
    start: number,
    end: number,
    text: string,
    styles: readonly SpanStyle[],
    reading: string | null,
  ): void => {
    if (text !== '') spans.push({ start, end, text, styles, reading });
  };

  const addExactly = (from: number, to: number, styles: readonly SpanStyle[]): void => {
    let at = from;
    for (let index = firstEndingAfter(rubies, from); index < rubies.length && at < to; index++) {
      const ruby = rubies[index];
      if (ruby === undefined || beginningOf(ruby) >= to) break;
      const plainEnd = beginningOf(ruby);
      if (at < plainEnd) push(at, plainEnd, source.slice(at, plainEnd), styles, null);
      const baseStart = Math.max(at, ruby.start);
      const baseEnd = Math.min(to, ruby.end);
      // What other markup cuts in two is read where it ends.
      if (baseStart < baseEnd) {
        const reading = baseEnd === ruby.end ? ruby.reading : null;
        push(baseStart, baseEnd, source.slice(baseStart, baseEnd), styles, reading);
      }
      at = Math.max(at, Math.min(endOf(ruby), to));
    }
    if (at < to) push(at, to, source.slice(at, to), styles, null);
  };

  const joint = (space: string, before: number, after: number): string => {
    if (MEANT_BREAK.test(space) || source[before] === '\\') return '\n';
    return isJapaneseUnit(source.charCodeAt(before)) && isJapaneseUnit(source.charCodeAt(after)) ? '' : ' ';
  };

  return {
    add(from, to, styles) {
      let at = from;
      for (const match of source.slice(from, to).matchAll(LINE_BREAK)) {
        const start = from + match.index;
        const end = start + match[0].length;
        const text = joint(match[0], start - 1, end);
        // The backslash of a line break is no text.
        addExactly(at, text === '\n' && source[start - 1] === '\\' ? Math.max(start - 1, at) : start, styles);
        push(start, end, text, styles, null);
        at = end;
      }
      addExactly(at, to, styles);
    },
    addExactly,
    addDecoded: (text, from, to, styles) => push(from, to, text, styles, null),
    take: () => spans,
  };
}

/** Spans without white space at the beginning and at the end. */
export function trimmed(spans: readonly TextSpan[]): TextSpan[] {
  const first = spans.findIndex(({ text }) => text.trim() !== '');
  const last = spans.findLastIndex(({ text }) => text.trim() !== '');
  return spans.slice(Math.max(first, 0), last + 1).map((span, index, kept) => {
    const isExact = span.text.length === span.end - span.start;
    if (!isExact || (index > 0 && index < kept.length - 1)) return span;
    const leading = index === 0 ? span.text.length - span.text.trimStart().length : 0;
    const trailing = index === kept.length - 1 ? span.text.length - span.text.trimEnd().length : 0;
    if (leading + trailing === 0) return span;
    const text = span.text.slice(leading, span.text.length - trailing);
    return { ...span, text, start: span.start + leading, end: span.end - trailing };
  });
}
