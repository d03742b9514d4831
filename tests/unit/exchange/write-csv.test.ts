import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../src-main/exchange/write-csv.ts';
import { entry, glossary, undefinedEntry } from './glossary-fixture.ts';

/** Reads CSV as RFC 4180 defines it. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < csv.length) {
    const match = cell.exec(csv);
    if (match === null) throw new Error('This is not CSV.');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** The first row under the column names, by column. */
function firstRow(csv: string): Record<string, string> {
  const [names = [], values = []] = parseCsv(csv.slice(1));
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

describe('writeCsv', () => {
  it('begins with a byte-order mark and has one row for each entry under the column names', () => {
    const csv = writeCsv(glossary([entry(), undefinedEntry()]));
    expect(csv.codePointAt(0)).toBe(0xfeff);
    const rows = parseCsv(csv.slice(1));
    expect(rows.map((row) => row[0])).toEqual(['term', 'tide clock', 'mole']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([14]));
  });

  it('shows sources, quotes and counts', () => {
    expect(firstRow(writeCsv(glossary([entry()])))).toEqual({
      term: 'tide clock',
      reading: '',
      aliases: 'tide-clock',
      category: 'technical-term',
      status: 'draft',
      definition: 'A tide clock is a clock that follows the moon.',
      description: '',
      confidence: '0.80',
      sources: 'notes/tides.md:3',
      quotes: 'A *tide clock* is a clock\nthat follows the moon.',
      occurrences: '3',
      documents: '2',
      preferred: '',
      forbidden: '',
    });
  });

  it('shows the passage of a term that no sentence defines as its description only', () => {
    expect(firstRow(writeCsv(glossary([undefinedEntry()])))).toMatchObject({
      definition: '',
      description: 'They met at the mole.',
      sources: 'log.txt:7',
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=HYPERLINK("http://x","y")'])(
    'keeps a spreadsheet from taking %j for a formula, in whatever column it comes',
    (text) => {
      const hostile = entry({ term: text, reading: text, aliases: [text], definition: text });
      const row = firstRow(writeCsv(glossary([hostile])));
      for (const column of ['term', 'reading', 'aliases', 'definition']) expect(row[column]).toBe(`'${text}`);
    },
  );

  it('keeps any text whole but for that apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { term = '' } = firstRow(writeCsv(glossary([entry({ term: text })])));
        expect(term.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')).toBe(text);
      }),
    );
  });

  it('keeps line breaks, quotes and separators inside their cell', () => {
    const text = 'a "b", c\r\nd\ne; 用語';
    expect(firstRow(writeCsv(glossary([entry({ definition: text })])))['definition']).toBe(text);
  });

  it('writes the column names alone where there are no entries', () => {
    expect(parseCsv(writeCsv(glossary([])).slice(1))).toHaveLength(1);
  });
});
