import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../../src-renderer/pages/glossary/linked-parts.ts';

const TEXT = 'A gauge records tides.';
const links = {
  text: TEXT,
  uses: [
    { key: 'gauge', term: 'Gauge', start: 2, end: 7 },
    { key: 'tide', term: 'Tide', start: 16, end: 21 },
  ],
  usedIn: [],
  usedInTotal: 0,
};

describe('the parts of a definition', () => {
  it('are its terms and what stands between them', () => {
    expect(partsOf(TEXT, links).map(({ text, key }) => [text, key])).toEqual([
      ['A ', null],
      ['gauge', 'gauge'],
      [' records ', null],
      ['tides', 'tide'],
      ['.', null],
    ]);
  });

  it('are the text alone as long as its links are not known, and where they were found in another text', () => {
    expect(partsOf(TEXT, undefined)).toEqual([{ text: TEXT, key: null }]);
    expect(partsOf('Another text.', links)).toEqual([{ text: 'Another text.', key: null }]);
  });
});
