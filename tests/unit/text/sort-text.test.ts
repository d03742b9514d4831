import { describe, expect, it } from 'vitest';
import { sortTextOf } from '../../../src-main/text/sort-text.ts';

/** Sorts by code points, as SQLite compares texts. */
const sorted = (...texts: readonly string[]): string[] =>
  texts.toSorted((left, right) =>
    Buffer.compare(Buffer.from(sortTextOf(left)), Buffer.from(sortTextOf(right))),
  );

describe('the order of a list', () => {
  it('is that of a dictionary for Latin letters, whatever their case and accents', () => {
    const words = ['apple', 'éclair', 'Eel', 'fig', 'fig tree', 'figs', 'Zebra'];
    expect(sorted(...words.toReversed())).toEqual(words);
  });

  it('is that of the fifty sounds for kana, whatever their script, size, width and voicing', () => {
    const words = [
      'アプリ',
      'あん',
      'がす',
      'かんじ',
      'キャッシュ',
      'きやま',
      'サーバ',
      'サイト',
      'さんぷる',
      'ﾊﾞｲﾄ',
      'パス',
      'ひも',
    ];
    expect(sorted(...words.toReversed())).toEqual(words);
  });

  it('puts words apart that only differ in such things, always in the same way', () => {
    expect(sorted('ばす', 'はす', 'ぱす')).toEqual(['はす', 'ばす', 'ぱす']);
    expect(sorted('ぱす', 'ばす', 'はす')).toEqual(['はす', 'ばす', 'ぱす']);
    expect(sortTextOf('résumé')).not.toBe(sortTextOf('resume'));
  });

  it('puts digits before letters, letters before kana, and kanji without a reading last', () => {
    expect(sorted('漢字', 'かな', 'latin', '5S')).toEqual(['5S', 'latin', 'かな', '漢字']);
  });
});
