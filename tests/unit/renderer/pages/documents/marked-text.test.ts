import { describe, expect, test } from 'vitest';
import type { ReadingRow, TextSpan } from '../../../../../src-main/domain/reading-view.ts';
import {
  beginsIn,
  markedPieces,
  partAround,
} from '../../../../../src-renderer/pages/documents/reading/marked-text.ts';

const span: TextSpan = { start: 100, end: 113, text: 'A lease ends.', styles: ['strong'], reading: null };

function marked(stretch: { readonly start: number; readonly end: number } | null): string {
  return markedPieces(span, stretch)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join('');
}

describe('markedPieces', () => {
  test.each([
    ['within the span', { start: 102, end: 107 }, 'A [lease] ends.'],
    ['from its beginning', { start: 100, end: 107 }, '[A lease] ends.'],
    ['to its end', { start: 102, end: 113 }, 'A [lease ends.]'],
    ['that began before it', { start: 20, end: 107 }, '[A lease] ends.'],
    ['that goes on after it', { start: 102, end: 500 }, 'A [lease ends.]'],
    ['all over it', { start: 0, end: 500 }, '[A lease ends.]'],
    ['before it', { start: 0, end: 100 }, 'A lease ends.'],
    ['after it', { start: 113, end: 120 }, 'A lease ends.'],
    ['without length', { start: 104, end: 104 }, 'A lease ends.'],
    ['that ends before it begins', { start: 107, end: 102 }, 'A lease ends.'],
  ])('marks a stretch %s', (_where, stretch, expected) => {
    expect(marked(stretch)).toBe(expected);
  });

  test('marks nothing without a stretch', () => {
    expect(marked(null)).toBe('A lease ends.');
  });

  test('keeps for each piece its place and its look', () => {
    expect(markedPieces(span, { start: 102, end: 107 })).toMatchObject([
      { start: 100, end: 102, styles: ['strong'] },
      { start: 102, end: 107, styles: ['strong'] },
      { start: 107, end: 113, styles: ['strong'] },
    ]);
  });

  test('marks what stands for other characters as a whole', () => {
    const ampersand = { ...span, end: 105, text: '&' };
    expect(markedPieces(ampersand, { start: 103, end: 104 })).toEqual([{ ...ampersand, isMarked: true }]);
  });
});

test('a stretch begins in the row that holds its first character, or would if it were text', () => {
  const row: ReadingRow = {
    index: 3,
    line: 2,
    start: 98,
    form: { kind: 'paragraph' },
    quotes: 0,
    indent: 0,
    marker: '',
    isFirst: true,
    cells: [[span]],
  };
  expect(beginsIn(row, { start: 100, end: 104 })).toBe(true);
  expect(beginsIn(row, { start: 98, end: 104 })).toBe(true);
  expect(beginsIn(row, { start: 112, end: 130 })).toBe(true);
  expect(beginsIn(row, { start: 113, end: 130 })).toBe(false);
  expect(beginsIn(row, { start: 97, end: 104 })).toBe(false);
});

describe('partAround', () => {
  test('a document that is not very long is one part', () => {
    expect(partAround(5, 400, 1000)).toEqual({ first: 0, count: 400 });
  });

  test('a very long document is shown by parts, the last of them shorter', () => {
    expect(partAround(999, 2500, 1000)).toEqual({ first: 0, count: 1000 });
    expect(partAround(1000, 2500, 1000)).toEqual({ first: 1000, count: 1000 });
    expect(partAround(2400, 2500, 1000)).toEqual({ first: 2000, count: 500 });
  });

  test('a place behind the end, as the document became shorter, leads to the last part', () => {
    expect(partAround(9000, 2500, 1000)).toEqual({ first: 2000, count: 500 });
  });

  test('an empty document has an empty part', () => {
    expect(partAround(0, 0, 1000)).toEqual({ first: 0, count: 0 });
  });
});
