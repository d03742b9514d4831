import { describe, expect, it } from 'vitest';
import { listTextsOf, searchForms } from '../../../src-main/text/search-text.ts';
import { termKeyOf } from '../../../src-main/text/term-key.ts';

const term = (text: string, reading: string | null = null, variants: readonly string[] = []) => ({
  key: termKeyOf(text),
  term: text,
  reading,
  variants,
});

/** Whether a query finds a term, as the list of terms does it. */
function finds(query: string, ...found: Parameters<typeof term>): boolean {
  const { searchText } = listTextsOf(term(...found));
  return searchForms(query).some((form) => searchText.includes(form));
}

describe('a search of the list', () => {
  it.each([
    ['サーバー', 'サーバ'],
    ['サーバ', 'サーバー'],
    ['さーば', 'サーバー'],
    ['ｻｰﾊﾞｰ', 'サーバー'],
    ['インタフェース', 'インターフェース'],
    ['データ ベース', 'データベース'],
    ['データ・ベース', 'データベース'],
    ['ＡＰＩ', 'API'],
    ['api', 'API'],
    ['e-mail', 'email'],
    ['email', 'e‑mail'],
    ['E MAIL', 'e-mail'],
    ['Access Logs', 'access log'],
    ['cess lo', 'access log'],
    ['C++', 'C++'],
    ['café', 'CAFE\u0301'],
  ])('finds, for %s, the term %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it('finds a term by its reading in any kana, and by its variants', () => {
    expect(finds('せんばん', '旋盤', 'せんばん')).toBe(true);
    expect(finds('センバ', '旋盤', 'せんばん')).toBe(true);
    expect(finds('lathe', '旋盤', 'せんばん', ['Lathe'])).toBe(true);
  });

  it.each(['%', '_', '100%', '\\', "'", '"', '*', '-'])('takes %s as what it is', (query) => {
    expect(finds(query, 'access log')).toBe(false);
    expect(finds(query, `the ${query} sign`)).toBe(query !== '-');
  });

  it('does not find a form that only two neighbouring forms make together', () => {
    expect(finds('logbook', 'log', null, ['book'])).toBe(false);
  });

  it('finds everything for white space, and nothing for what is in no term', () => {
    expect(searchForms(' \t　')).toEqual([]);
    expect(searchForms('')).toEqual([]);
    expect(finds('lathe', 'chisel')).toBe(false);
  });
});
