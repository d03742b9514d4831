import { describe, expect, test } from 'vitest';
import type { DocumentRow } from '../../../../../src-main/domain/project-view.ts';
import { inOrder, orderedBy, rowAfter } from '../../../../../src-renderer/pages/documents/documents-order.ts';

function row(path: string, change: Partial<DocumentRow> = {}): DocumentRow {
  return {
    path,
    format: 'text',
    language: null,
    length: 1,
    folder: '/a',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

function names(rows: readonly DocumentRow[]): readonly string[] {
  return rows.map(({ path }) => path);
}

describe('inOrder', () => {
  test('puts chapter 2 before chapter 10, in both languages', () => {
    const rows = [row('ch10.md'), row('ch2.md'), row('第10章.md'), row('第2章.md')];
    for (const language of ['en', 'ja'] as const) {
      const sorted = names(inOrder(rows, { by: 'name', descending: false }, language));
      expect(sorted.indexOf('ch2.md')).toBeLessThan(sorted.indexOf('ch10.md'));
      expect(sorted.indexOf('第2章.md')).toBeLessThan(sorted.indexOf('第10章.md'));
    }
  });

  test('sorts by length and by date as numbers, not as words', () => {
    const rows = [
      row('a', { length: 900, updatedAt: '2026-03-01T00:00:00.000Z' }),
      row('b', { length: 10_000, updatedAt: '2026-02-01T00:00:00.000Z' }),
    ];
    expect(names(inOrder(rows, { by: 'length', descending: true }, 'en'))).toEqual(['b', 'a']);
    expect(names(inOrder(rows, { by: 'updated', descending: true }, 'en'))).toEqual(['a', 'b']);
  });

  test('leaves equal documents in the order of their names, whichever way round', () => {
    const rows = [row('b'), row('a'), row('c')];
    expect(names(inOrder(rows, { by: 'folder', descending: true }, 'en'))).toEqual(['a', 'b', 'c']);
    expect(names(inOrder(rows, { by: 'format', descending: false }, 'en'))).toEqual(['a', 'b', 'c']);
  });

  test('sorts by language, and puts documents that no run has looked at after the others', () => {
    const rows = [
      row('a'),
      row('b', { language: 'other' }),
      row('c', { language: 'ja' }),
      row('d', { language: 'en' }),
      row('e', { language: 'mixed' }),
    ];
    expect(names(inOrder(rows, { by: 'language', descending: false }, 'ja'))).toEqual([
      'd',
      'c',
      'e',
      'b',
      'a',
    ]);
  });

  test('does not touch the list that it is given', () => {
    const rows = [row('b'), row('a')];
    inOrder(rows, { by: 'name', descending: false }, 'en');
    expect(names(rows)).toEqual(['b', 'a']);
  });
});

test('pressing a header turns the order round or begins with another column', () => {
  const byName = { by: 'name', descending: false } as const;
  expect(orderedBy(byName, 'name')).toEqual({ by: 'name', descending: true });
  expect(orderedBy(byName, 'updated')).toEqual({ by: 'updated', descending: true });
  expect(orderedBy({ by: 'length', descending: true }, 'folder')).toEqual({
    by: 'folder',
    descending: false,
  });
});

test('when documents leave, the next one that stays follows, or the one before them at the end', () => {
  const rows = ['a', 'b', 'c', 'd'].map((path) => row(path));
  expect(rowAfter(rows, ['b'])).toBe('c');
  expect(rowAfter(rows, ['b', 'c'])).toBe('d');
  expect(rowAfter(rows, ['d'])).toBe('c');
  expect(rowAfter(rows, ['c', 'd'])).toBe('b');
  expect(rowAfter(rows, ['a', 'b', 'c', 'd'])).toBeNull();
  expect(rowAfter(rows, ['x'])).toBeNull();
});
