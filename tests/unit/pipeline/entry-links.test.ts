import { describe, expect, it } from 'vitest';
import { linkGlossary } from '../../../src-main/pipeline/entry-links.ts';

const entry = (term: string, text: string, aliases: readonly string[] = []) => ({
  key: term.toLowerCase(),
  term,
  aliases,
  text,
});

const GLOSSARY = [
  entry('Tide gauge', 'A tide gauge records the tide table’s heights at the mole.', ['gauge']),
  entry('Tide', 'The rise of the sea.'),
  entry('Tide table', 'A list of tides.', ['tables']),
  entry('Mole', 'A wall; no GAUGES stand on it. See tide gauge.'),
  entry('験潮器', '潮位を記録する計器。'),
  entry('潮位', ''),
];

const linksOf = linkGlossary(GLOSSARY);

describe('the links of an entry', () => {
  it('are the longest terms in its text, whatever their form, but its own', () => {
    const { text, uses } = linksOf('tide gauge');
    expect(uses.map(({ key, start, end }) => [key, text.slice(start, end)])).toEqual([
      ['tide table', 'tide table'],
      ['mole', 'mole'],
    ]);
    expect(linksOf('験潮器').uses).toEqual([{ key: '潮位', term: '潮位', start: 0, end: 2 }]);
  });

  it('are entries whose text uses its term by itself, not within a longer one', () => {
    expect(linksOf('tide gauge').usedIn).toEqual([{ key: 'mole', term: 'Mole' }]);
    expect(linksOf('tide').usedIn).toEqual([]);
  });

  it('are none for a term without an entry', () => {
    expect(linksOf('gone')).toEqual({ text: '', uses: [], usedIn: [], usedInTotal: 0 });
  });
});
