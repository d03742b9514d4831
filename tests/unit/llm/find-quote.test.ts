import { describe, expect, it } from 'vitest';
import { findQuote, isWorthQuoting } from '../../../src-main/llm/answers/find-quote.ts';

function found(quote: string, text: string): string | null {
  const slice = findQuote(quote, text);
  return slice === null ? null : text.slice(slice.start, slice.end);
}

describe('a quote', () => {
  it.each([
    ['word for word', 'warns ships', 'A bell warns ships of fog.', 'warns ships'],
    ['in another case', 'WARNS Ships', 'A bell warns ships.', 'warns ships'],
    ['over a line break', 'warns ships of fog', 'A bell warns\r\n  ships of fog.', 'warns\r\n  ships of fog'],
    [
      'with other quotes and dashes',
      '"warns" - it\'s loud',
      'It “warns” – it’s loud.',
      '“warns” – it’s loud',
    ],
    ['with emphasis', 'a harbour bell warns', 'So a **harbour _bell_** warns.', 'a **harbour _bell_** warns'],
    ['between marks of its own', '“…warns ships.”', 'A bell warns ships of fog.', 'warns ships'],
    ['with its full stop', 'warns ships.', 'A bell warns ships. It rings.', 'warns ships.'],
    ['with a ligature', 'office fire', 'The o\uFB03ce \uFB01re.', 'o\uFB03ce \uFB01re'],
    ['of a tag that was made harmless', 'the ‹b› element', 'Use the <b> element.', 'the <b> element'],
    ['W30: in Japanese', '必要な出席者の数', '議決に必要な出席者の数をいう。', '必要な出席者の数'],
    ['over a Japanese line break', '必要な出席者', '議決に必要な\n 出席者をいう。', '必要な\n 出席者'],
    ['in full width', 'APIは10回', '毎秒ＡＰＩは１０回まで。', 'ＡＰＩは１０回'],
    ['in half-width kana', 'サーバーが', '古いｻｰﾊﾞｰが動く。', 'ｻｰﾊﾞｰが'],
    ['with a composed character', 'がぎぐ', 'か\u3099き\u3099く\u3099', 'か\u3099き\u3099く\u3099'],
    ['with a hidden character', 'harbour bell', 'the har\u00ADbour\u200B bell', 'har\u00ADbour\u200B bell'],
    ['with a variant of a kanji', '葛飾の橋', '葛\u{E0100}飾の橋。', '葛\u{E0100}飾の橋'],
    ['at its first place only', 'the bell', 'Take the bell. Ring the bell.', 'the bell'],
  ])('is found as the exact slice: %s', (_name, quote, text, slice) => {
    expect(found(quote, text)).toBe(slice);
  });

  it.each([
    ['other words', 'warns boats', 'A bell warns ships.'],
    ['a gap', 'A bell … ships', 'A bell warns ships.'],
    ['a part of a word', 'arms ships', 'The alarms ships have.'],
    ['a part of a number', 'holds 5', 'The tank holds 50 litres.'],
    ['the beginning of a number', '0 litres are', 'So 50 litres are lost.'],
    ['words without their spaces', 'the rapist', 'The therapist came.'],
    ['another Japanese word', '出席者の氏名', '必要な出席者の数をいう。'],
    ['the long sound left out', 'サバ', 'サーバー'],
    ['another sign between numbers', '35 members', 'It has 3*5 members.'],
    ['the other order', 'ships warns', 'A bell warns ships.'],
    ['nothing', '', 'A bell.'],
  ])('is not found: %s', (_name, quote, text) => {
    expect(found(quote, text)).toBeNull();
  });

  it('is worth something only if it says more than the term', () => {
    const forms = ['harbour bell', 'bell', '定足数'];
    expect(
      ['The harbour bell', 'bell bell bell', 'it is', '定足数は', ''].map((quote) =>
        isWorthQuoting(quote, forms),
      ),
    ).toEqual([false, false, false, false, false]);
    expect(
      ['bell that warns ships', '必要な出席者の数'].map((quote) => isWorthQuoting(quote, forms)),
    ).toEqual([true, true]);
  });
});
