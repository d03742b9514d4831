import { describe, expect, it } from 'vitest';
import { nullRow } from '../../quality/null-row.ts';

describe('the list that needs no knowledge', () => {
  it('holds phrases between stop words and punctuation that are seen twice', () => {
    const text = 'The relief valve opens. A relief valve, and a cold store.';
    expect(nullRow([text], 'en').sort()).toEqual(['relief', 'relief valve', 'valve']);
  });

  it('holds no phrase of more than four words', () => {
    const text = 'one-way red steel relief valve. one-way red steel relief valve.';
    const words = nullRow([text], 'en').map((phrase) => phrase.split(' ').length);
    expect(Math.max(...words)).toBe(4);
  });

  it('takes runs of one script for Japanese words and joins those that touch', () => {
    const text = '圧縮機はスクロール圧縮機である。スクロール圧縮機を見る。';
    expect(nullRow([text], 'ja').sort()).toEqual(['スクロール', 'スクロール圧縮機', '圧縮機']);
  });

  it('lets numbers end a phrase', () => {
    expect(nullRow(['第2号室と第2号室'], 'ja').sort()).toEqual(['号室', '第']);
    expect(nullRow(['valve 12 house, valve 12 house'], 'en').sort()).toEqual(['house', 'valve']);
  });
});
