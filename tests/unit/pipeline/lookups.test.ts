import { describe, expect, it } from 'vitest';
import { createLookups } from '../../../src-main/pipeline/lookups.ts';
import type { DocumentToLookUp } from '../../../src-main/pipeline/lookups.ts';

const document = (name: string, text: string): DocumentToLookUp & { readonly text: string } => ({
  path: `${name}.md`,
  format: 'markdown',
  hash: `hash of ${text}`,
  text,
});
const withoutText = (given: DocumentToLookUp): DocumentToLookUp => ({ ...given, text: null });
const A = document('a', 'A lathe and a lathe.');
const B = document('b', 'First line.\nThe lathe.');

/** Searches for a lathe and tells how often each document has it; null where its text is asked for. */
function searches(mostCharacters: number) {
  const lookups = createLookups(mostCharacters);
  return (search: number, ...documents: readonly DocumentToLookUp[]) =>
    lookups
      .contexts({ kind: 'contexts', search, forms: ['lathe'], documents, limit: 10 })
      .map((found) => found?.total ?? null);
}

describe('a search for contexts', () => {
  it('asks for texts that it has not seen, and not again', () => {
    const search = searches(1_000);
    expect(search(1, withoutText(A), B)).toEqual([null, 1]);
    expect(search(1, A)).toEqual([2]);
    expect(search(2, withoutText(A), withoutText(B))).toEqual([2, 1]);
  });

  it('asks for a text that is new under a known name, and for a known text in another format', () => {
    const search = searches(1_000);
    search(1, A);
    expect(search(2, withoutText({ ...A, hash: 'another' }))).toEqual([null]);
    expect(search(2, withoutText({ ...A, format: 'text' }))).toEqual([null]);
  });

  it('keeps no more than it may, and rather what it holds than what comes last', () => {
    const search = searches(A.text.length);
    expect(search(1, A, B)).toEqual([2, 1]);
    expect(search(2, withoutText(A), withoutText(B))).toEqual([2, null]);
    expect(search(2, B)).toEqual([1]);
  });

  it('forgets for a new text what the last searches had no use for', () => {
    const search = searches(A.text.length + B.text.length);
    const other = document('c', 'No more than ten.');
    search(1, A, B);
    search(2, withoutText(B));
    expect(search(3, withoutText(B), other)).toEqual([1, 0]);
    expect(search(4, withoutText(A), withoutText(B), withoutText(other))).toEqual([null, 1, 0]);
  });

  it('shows no more in all documents together than was asked for, with the lines of each', () => {
    const found = createLookups(1_000).contexts({
      kind: 'contexts',
      search: 1,
      forms: ['lathe'],
      documents: [A, B, A],
      limit: 3,
    });
    expect(
      found.map((one) => [one?.total, one?.contexts.map(({ document: path, line }) => [path, line])]),
    ).toEqual([
      [
        2,
        [
          ['a.md', 1],
          ['a.md', 1],
        ],
      ],
      [1, [['b.md', 2]]],
      [2, []],
    ]);
  });
});
