import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveLineBreaks } from '../../../src-main/text/line-breaks.ts';
import { normaliseWithOrigin } from '../../../src-main/text/normalise.ts';

const resolve = (text: string) => resolveLineBreaks(text, normaliseWithOrigin(text));

describe('resolveLineBreaks', () => {
  it.each([
    ['用語\n抽出', '用語抽出'],
    ['仮想\r\n  サーバ', '仮想サーバ'],
    ['サーバ\nサーバ', 'サーバ サーバ'],
    ['用語 抽出', '用語 抽出'],
    ['用語\nAPI', '用語 api'],
    ['wind\n turbine', 'wind turbine'],
    ['用語\n\n抽出', '用語\n抽出'],
    ['a\r\n\r\nb', 'a\nb'],
    ['a\r\rb', 'a\nb'],
    ['a\r\nb', 'a b'],
    ['\n\na\n\n', '\na\n'],
    ['', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(resolve(text).text).toBe(expected);
  });

  it('keeps one origin for each unit, never falling', () => {
    const piece = fc.constantFrom('用', 'ア', 'a', ' ', '\n', '\r', '\u3000', 'ｶﾞ', '㍿', '\u200B');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const { text, origin } = resolve(parts.join(''));
        expect(origin.length).toBe(text.length);
        expect([...origin]).toEqual([...origin].sort((a, b) => a - b));
      }),
    );
  });
});
