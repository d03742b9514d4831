import { describe, expect, it } from 'vitest';
import { findTerms } from '../../../src-main/cli/find-terms.ts';
import { ranked } from '../../support/operations.ts';

function stored(key: string, term: string, forms: readonly string[] = []) {
  return {
    ...ranked(key, { term, forms: [term, ...forms].map((form) => ({ form, count: 1, key })) }),
    separatedFrom: null,
    foundReading: null,
    status: 'candidate',
    required: false,
    notes: '',
    origin: 'extraction',
    synonyms: [],
  } as const;
}

const TERMS = [
  stored('rbac', 'RBAC', ['role-based access control']),
  stored('port', 'port', ['ports']),
  stored('=Port', 'Port'),
  stored('サーバ', 'サーバー', ['ｻｰﾊﾞｰ']),
  { ...stored('kiln', 'kiln'), synonyms: [stored('oven', 'oven', ['ovens'])] },
];
const keysOf = (...names: readonly string[]) => findTerms(TERMS, names).map(({ key }) => key);

describe('the terms that a person names', () => {
  it.each([
    ['port', 'port'],
    ['Port', '=Port'],
    ['ports', 'port'],
    ['PORTS', 'port'],
    ['Role-Based  Access Control', 'rbac'],
    ['サーバ', 'サーバ'],
    ['ｻｰﾊﾞｰ', 'サーバ'],
    ['ＲＢＡＣ', 'rbac'],
    // The main term stands for its synonyms.
    ['Ovens', 'kiln'],
  ])('%s is found under the key %s', (name, key) => {
    expect(keysOf(name)).toEqual([key]);
  });

  it('are each there once, in the order in which they are named', () => {
    expect(keysOf('ports', 'RBAC', 'port')).toEqual(['port', 'rbac']);
  });

  it('are none at all where one is unknown, and all unknown ones are named', () => {
    expect(() => keysOf('port', 'pier')).toThrow('The project has no term "pier"; nothing was done.');
    expect(() => keysOf('pier', 'port', 'mole', 'pier')).toThrow(
      'these terms: "pier", "mole"; nothing was done.',
    );
  });
});
