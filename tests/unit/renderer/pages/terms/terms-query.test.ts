import { expect, test } from 'vitest';
import { FIRST_QUERY, sortedBy } from '../../../../../src-renderer/pages/terms/terms-query.ts';

test('the most telling terms come first at first', () => {
  expect(FIRST_QUERY).toMatchObject({ view: 'wanted', sort: 'score', descending: true });
});

test('pressing the header of the column that is sorted by turns the order round', () => {
  const once = sortedBy(FIRST_QUERY, 'score');
  expect(once).toEqual({ ...FIRST_QUERY, descending: false });
  expect(sortedBy(once, 'score')).toEqual(FIRST_QUERY);
});

test('another column begins in its natural order: names from A, numbers from the largest', () => {
  expect(sortedBy(FIRST_QUERY, 'term')).toMatchObject({ sort: 'term', descending: false });
  expect(sortedBy(FIRST_QUERY, 'category')).toMatchObject({ sort: 'category', descending: false });
  expect(sortedBy(FIRST_QUERY, 'frequency')).toMatchObject({ sort: 'frequency', descending: true });
});

test('sorting keeps what is searched for', () => {
  const query = { ...FIRST_QUERY, search: 'lease', category: 'person' } as const;
  expect(sortedBy(query, 'documents')).toMatchObject({ search: 'lease', category: 'person', view: 'wanted' });
});
