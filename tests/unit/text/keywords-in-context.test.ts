import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeywordFinder } from '../../../src-main/text/keywords-in-context.ts';
import { createOccurrenceFinder } from '../../../src-main/text/occurrences.ts';
import { parseDocument } from '../../../src-main/text/parse-document.ts';
import { makeSearchable } from '../../../src-main/text/searchable-text.ts';

const find = (text: string, forms: readonly string[], limit = 100) =>
  createKeywordFinder(forms)(makeSearchable('markdown', text), limit);

describe('keywords in context', () => {
  it('are the occurrences of all forms in the order of the text, with the text around them', () => {
    const text = '# The Lathe\n\nA lathe turns.\nTwo **lathes** turn more.\n';
    const { total, keywords } = find(text, ['lathe', 'lathes']);
    expect(total).toBe(3);
    expect(keywords.map(({ before, keyword, after }) => [before, keyword, after])).toEqual([
      ['The ', 'Lathe', ''],
      ['A ', 'lathe', ' turns. Two lathes turn more.'],
      ['A lathe turns. Two ', 'lathes', ' turn more.'],
    ]);
    expect(keywords.map(({ start, end }) => text.slice(start, end))).toEqual(['Lathe', 'lathe', 'lathes']);
  });

  it('are counted where they are more than was asked for', () => {
    const { total, keywords } = find('lathe, lathe and lathe', ['lathe'], 2);
    expect([total, keywords.length]).toEqual([3, 2]);
    expect(find('lathe', ['lathe'], 0)).toEqual({ total: 1, keywords: [] });
  });

  it('are found over a line break that Japanese is wrapped with, and shown without it', () => {
    const text = 'この工場の旋\n盤は古い。';
    const [found] = find(text, ['旋盤']).keywords;
    expect(found).toMatchObject({ before: 'この工場の', keyword: '旋盤', after: 'は古い。' });
    expect(text.slice(found?.start, found?.end)).toBe('旋\n盤');
  });

  it('have the offsets of the original where markup stands in them', () => {
    const text = 'An **access** *log* and ＡＣＣＥＳＳ　ＬＯＧ.';
    const slices = find(text, ['access log']).keywords.map(({ start, end }) => text.slice(start, end));
    expect(slices).toEqual(['access** *log', 'ＡＣＣＥＳＳ　ＬＯＧ']);
  });

  it('are neither in code nor in addresses, nor across two paragraphs', () => {
    expect(
      find('```\nlathe\n```\n\nhttps://lathe.example and access\n\nlog', ['lathe', 'access log']).total,
    ).toBe(0);
  });

  it('have some sixty characters around them, none of them split', () => {
    const [found] = find(`${'𠮷'.repeat(80)}、lathe、${'𠮷'.repeat(80)}`, ['lathe']).keywords;
    expect(found?.before.isWellFormed()).toBe(true);
    expect(found?.after.isWellFormed()).toBe(true);
    expect([found?.before.length, found?.after.length]).toEqual([59, 59]);
  });

  it('are the very occurrences that an export names', () => {
    const word = fc.constantFrom(
      'lathe',
      'Lathes',
      '旋盤',
      '旋\n盤',
      ' ',
      '\n',
      '\n\n',
      '*',
      '`',
      'x',
      '。',
      '|',
      '# ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join('');
        const forms = ['lathe', 'lathes', '旋盤'];
        const finder = createOccurrenceFinder([{ id: 'x', forms }]);
        const expected = parseDocument({ path: 'a.md', format: 'markdown', text }).flatMap((block) =>
          finder
            .find(block.text)
            .map(({ start, end }) => [block.origin[start], block.text.slice(start, end)]),
        );
        expect(find(text, forms).keywords.map(({ start, keyword }) => [start, keyword])).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
