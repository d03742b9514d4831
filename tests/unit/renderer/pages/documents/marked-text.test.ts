import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../../../src-main/domain/project-view.ts';
import {
  beginsIn,
  markedPieces,
  partAround,
} from '../../../../../src-renderer/pages/documents/marked-text.ts';

const segment: Segment = { index: 3, line: 2, start: 100, text: 'A lease ends.' };

function marked(stretch: { readonly start: number; readonly end: number } | null): string {
  return markedPieces(segment, stretch)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join('');
}

describe('markedPieces', () => {
  test.each([
    ['within the segment', { start: 102, end: 107 }, 'A [lease] ends.'],
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

  test('an empty line has no pieces', () => {
    expect(markedPieces({ ...segment, text: '' }, { start: 0, end: 500 })).toEqual([]);
  });
});

test('a stretch begins in the segment that holds its first character', () => {
  expect(beginsIn(segment, { start: 100, end: 104 })).toBe(true);
  expect(beginsIn(segment, { start: 112, end: 130 })).toBe(true);
  expect(beginsIn(segment, { start: 113, end: 130 })).toBe(false);
  expect(beginsIn(segment, { start: 99, end: 104 })).toBe(false);
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
