import { describe, expect, test } from 'vitest';
import {
  pagesOf,
  rowAfterKey,
  rowsInView,
  scrollTopFor,
} from '../../../../src-renderer/components/paged-list-range.ts';

const list = { height: 300, rowHeight: 30, total: 1000, overscan: 5 };

describe('rowsInView', () => {
  test('draws the rows in view and some below at the top', () => {
    expect(rowsInView({ ...list, scrollTop: 0 })).toEqual({ first: 0, end: 15 });
  });

  test('draws rows on either side in the middle, and both of two that are half in view', () => {
    expect(rowsInView({ ...list, scrollTop: 3015 })).toEqual({ first: 95, end: 116 });
  });

  test('ends with the last row', () => {
    expect(rowsInView({ ...list, scrollTop: 29_700 })).toEqual({ first: 985, end: 1000 });
  });

  test('is empty when the list became shorter than it is scrolled', () => {
    const { first, end } = rowsInView({ ...list, scrollTop: 29_700, total: 3 });
    expect([first, end]).toEqual([3, 3]);
  });

  test('draws nothing of an empty list', () => {
    expect(rowsInView({ ...list, scrollTop: 0, total: 0 })).toEqual({ first: 0, end: 0 });
  });
});

describe('pagesOf', () => {
  test.each([
    [{ first: 0, end: 100 }, [0]],
    [{ first: 0, end: 101 }, [0, 100]],
    [{ first: 95, end: 116 }, [0, 100]],
    [{ first: 100, end: 200 }, [100]],
    [{ first: 250, end: 251 }, [200]],
  ])('finds the pages of the rows %j', (range, pages) => {
    expect(pagesOf(range, 100)).toEqual(pages);
  });

  test('asks for a page where no row is drawn, as its answer tells how many there are', () => {
    expect(pagesOf({ first: 0, end: 0 }, 100)).toEqual([0]);
  });
});

describe('rowAfterKey', () => {
  const at = { current: 50, total: 100, rowsAtOnce: 10 };

  test.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 59],
    ['PageUp', 41],
    ['Home', 0],
    ['End', 99],
  ])('%s leads from row 50 to row %i', (key, row) => {
    expect(rowAfterKey(key, at)).toBe(row);
  });

  test('stays in the list at both ends', () => {
    expect(rowAfterKey('ArrowUp', { ...at, current: 0 })).toBe(0);
    expect(rowAfterKey('PageDown', { ...at, current: 95 })).toBe(99);
  });

  test('begins at the first row going down and at the last going up', () => {
    expect(rowAfterKey('ArrowDown', { ...at, current: null })).toBe(0);
    expect(rowAfterKey('ArrowUp', { ...at, current: null })).toBe(99);
  });

  test('goes on by one where less than two rows are in view', () => {
    expect(rowAfterKey('PageDown', { ...at, rowsAtOnce: 0 })).toBe(51);
  });

  test('leads nowhere in an empty list, and by keys of others', () => {
    expect(rowAfterKey('End', { ...at, current: null, total: 0 })).toBeNull();
    expect(rowAfterKey('a', at)).toBeNull();
  });
});

describe('scrollTopFor', () => {
  const view = { rowHeight: 30, height: 300 };

  test('does not move for a row in view', () => {
    expect(scrollTopFor({ ...view, index: 5, scrollTop: 0 })).toBe(0);
  });

  test('brings a row above to the top edge and a row below to the bottom edge', () => {
    expect(scrollTopFor({ ...view, index: 5, scrollTop: 600 })).toBe(150);
    expect(scrollTopFor({ ...view, index: 20, scrollTop: 0 })).toBe(330);
  });

  test('shows a row whole that is cut by an edge', () => {
    expect(scrollTopFor({ ...view, index: 10, scrollTop: 15 })).toBe(30);
    expect(scrollTopFor({ ...view, index: 0, scrollTop: 15 })).toBe(0);
  });
});
