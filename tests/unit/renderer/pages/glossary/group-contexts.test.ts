import { expect, it } from 'vitest';
import { groupByDocument } from '../../../../../src-renderer/pages/glossary/group-contexts.ts';

function context(document: string, start: number) {
  return { document, line: 1, start, end: start + 5, before: '', keyword: 'lease', after: '' };
}

it('puts the occurrences of a document together and keeps their order', () => {
  const groups = groupByDocument([context('b.md', 1), context('b.md', 9), context('a.md', 2)]);
  expect(groups.map(({ document, contexts }) => [document, contexts.map(({ start }) => start)])).toEqual([
    ['b.md', [1, 9]],
    ['a.md', [2]],
  ]);
  expect(groupByDocument([])).toEqual([]);
});
