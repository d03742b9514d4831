import { describe, expect, it } from 'vitest';
import { isWholeWord } from '../../../src-main/text/word-boundary.ts';

/** Judges the slice between two `|` of a text. */
function judge(marked: string): boolean {
  const [before = '', slice = '', after = ''] = marked.split('|');
  return isWholeWord(before + slice + after, before.length, before.length + slice.length);
}

describe('isWholeWord', () => {
  it.each([
    ['|cat|', true],
    ['a |cat|.', true],
    ['con|cat|enate', false],
    ['|cat|s', false],
    ['|cat|2', false],
    ['_|cat|', false],
    ['é|cat|', false],
    ['|cat|\u0301', false],
    ['the |cat|-like', true],
    ['15|g|', false],
    ['生成|ai|の', true],
    ['|5|月', true],
    ['|кот|ы', false],
    ['|サーバ|ー', false],
    ['クラウド|サーバ|', false],
    ['仮想|サーバ|群', true],
    ['・|サーバ|・', true],
    ['の|サーバ|は', true],
    ['全|用語|集', true],
    ['お|りんご|は', true],
    ['서울|대학|교', true],
    ['a|😀|b', true],
  ])('judges %s as %s', (marked, expected) => {
    expect(judge(marked)).toBe(expected);
  });
});
