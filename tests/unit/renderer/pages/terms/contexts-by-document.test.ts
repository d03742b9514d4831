import { expect, test } from 'vitest';
import type { KeywordInContext } from '../../../../../src-main/domain/project-view.ts';
import { byDocument, onOneLine } from '../../../../../src-renderer/pages/terms/contexts-by-document.ts';

function context(document: string, start: number): KeywordInContext {
  return { document, line: 1, start, end: start + 1, before: '', keyword: 'x', after: '' };
}

test('occurrences stand by their document, in the order they came', () => {
  const groups = byDocument([context('b', 1), context('b', 2), context('a', 1), context('b', 3)]);
  expect(groups.map(({ document, contexts }) => [document, contexts.map(({ start }) => start)])).toEqual([
    ['b', [1, 2, 3]],
    ['a', [1]],
  ]);
});

test('a document with the name of a property of every object is like any other', () => {
  expect(byDocument([context('constructor', 1)])).toHaveLength(1);
});

test('a line break or tab in a context is a space', () => {
  expect(onOneLine('one\ntwo\tthree\u3000四')).toBe('one two three 四');
});
