import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterEnd, normalise, normaliseWithOrigin } from '../../../src-main/text/normalise.ts';

const HARD = [
  'ｶ ﾞ ﾟ サ － ‐ ― ー ﬁ ㍿ ﷺ 👩 가 ㄱ ㅏ ﾡ ￂ İ ẞ Σ 𝐀 J a Z 0',
  '\u0301 \u0323 \u0344 \u030C \u200D \uFE0F \uD83D \uDE00 \u1100 \u1161 \u11A8 \u00AD \u00A8 \u{1D15E}',
]
  .flatMap((line) => line.split(' '))
  .concat(' ', '\n', '\u3000');

/** Strings of every kind, among them those that normalisation finds hard. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(...HARD),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('normalise', () => {
  it.each([
    ['W33: half-width kana with voicing marks', 'ｶﾞｲﾄﾞ ﾊﾟｽ', 'ガイド パス'],
    ['W33: full-width letters and digits in lower case', 'ＡＰＩ２', 'api2'],
    ['a squared abbreviation', '㍿アサヒ㌔', '株式会社アサヒキロ'],
    ['ligatures', 'eﬃcient ﬁle', 'efficient file'],
    ['combining marks, composed', 'cafe\u0301', 'café'],
    ['marks in any order', 'q\u0307\u0323', 'q\u0323\u0307'],
    ['Hangul jamo, composed', '\u1112\u1161\u11AB', '한'],
    ['half-width Hangul, composed', 'ﾾￂ', '하'],
    ['every hyphen-like mark', 'a‐b‑c‒d–e—f−g－h', 'a-b-c-d-e-f-g-h'],
    [
      'a dash typed as a long vowel between katakana',
      'サ―バ ｻ-ﾊﾞ サ－バ ｻｰﾊﾞｰ',
      'サーバ サ-バ サーバ サーバー',
    ],
    [
      'a dash after katakana that no katakana follows',
      'テスト―結果 テスト――メモ',
      'テスト-結果 テスト--メモ',
    ],
    ['characters that cannot be seen', 'zero\u200Bwidth so\u00ADft \uFEFFmark\u2060', 'zerowidth soft mark'],
    ['emoji joined by ZWJ and with variation selectors', '👨\u200D👩\u200D👧 ❤\uFE0F', '👨👩👧 ❤'],
    ['white space of any kind as one space', ' a\t\u3000\r\n\u00A0b\u2003', ' a b '],
    ['capitals outside the BMP', '𐐀', '𐐨'],
    ['a final sigma like any sigma', 'ΛΟΓΟΣ λογος', 'λογοσ λογοσ'],
    ['curly apostrophes', 'Bellman’s', "bellman's"],
    ['lone surrogates', 'a\uD83Db\uDE00', 'a\uFFFDb\uFFFD'],
    ['nothing', '', ''],
  ])('takes care of %s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('changes nothing when done again, for every character of the planes in use', () => {
    const changed: string[] = [];
    const block = 0x800; // a block holds either no surrogate or nothing else
    for (let first = 0; first <= 0x10ffff; first += block) {
      if (first === 0xd800 || (first >= 0x40000 && first < 0xe0000) || first >= 0xf0000) continue;
      const points = Array.from({ length: block }, (_, index) => first + index);
      const once = normalise(points.map((point) => String.fromCodePoint(point)).join('一'));
      if (normalise(once) !== once) changed.push(first.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('changes nothing when done again, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  describe('where there is nothing else to fold', () => {
    const others =
      /[\p{DI}\p{White_Space}\p{Cs}\p{Pd}\p{Sm}\u02D7\u2043\u2500\u2501'\u2018\u2019\u02BC\u00B4〜Σς]/gu;
    const fold = (text: string) => text.normalize('NFKC').toLowerCase().normalize('NFKC');
    const hasOthers = (folded: string) =>
      /[\p{White_Space}\p{Pd}\p{Sm}\p{DI}σς'\u2019\u2018\u02BC]/u.test(folded);

    it('agrees with NFKC and lower case over the whole text', () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const text = raw.replace(others, '');
          fc.pre(!hasOthers(fold(text)));
          expect(normalise(text)).toBe(fold(text));
        }),
        { numRuns: 2000 },
      );
    });

    it('agrees with them for every character of the first plane by itself', () => {
      const characters = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(
        (character) => character.replace(others, '') !== '' && !hasOthers(fold(character)),
      );
      expect(characters.length).toBeGreaterThan(50_000);
      expect(characters.filter((character) => normalise(character) !== fold(character))).toEqual([]);
    });
  });

  it('drops only marks when a character carries hundreds of them', () => {
    const hostile = `a${'\u0301\u0323'.repeat(500)}b`;
    expect(normalise(hostile).replace(/\p{M}/gu, '')).toBe('ạb'.normalize('NFC'));
    expect(normalise(normalise(hostile))).toBe(normalise(hostile));
  });
});

describe('normaliseWithOrigin', () => {
  it('gives an origin for each unit that never falls and lies in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: normalised, origin } = normaliseWithOrigin(text);
        expect(normalised).toBe(normalise(text));
        expect(origin.length).toBe(normalised.length);
        for (let index = 0; index < origin.length; index++) {
          expect(origin[index]).toBeGreaterThanOrEqual(index === 0 ? 0 : (origin[index - 1] ?? 0));
          expect(origin[index]).toBeLessThan(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('maps plain text to itself, also with characters outside the BMP', () => {
    const text = 'plain 用語 😀 𠮷野 end';
    expect([...normaliseWithOrigin(text).origin]).toEqual(
      [...text].flatMap((c, i, all) => {
        const start = all.slice(0, i).join('').length;
        return [...c.split('').keys()].map((k) => start + k);
      }),
    );
  });

  it('maps every unit of what grew or shrank to the start of its cluster', () => {
    expect(normaliseWithOrigin('x㍿yｶﾞz')).toEqual({
      text: 'x株式会社yガz',
      origin: Uint32Array.from([0, 1, 1, 1, 1, 2, 3, 5]),
    });
  });

  it('maps the space that stands for a run of white space to the start of the run', () => {
    expect([...normaliseWithOrigin('a \n\t b').origin]).toEqual([0, 1, 5]);
  });

  it('takes a long text of hostile characters of each kind', () => {
    for (const unit of ['\u0301\u0323', '\u200B', 'ﷺ', '👨\u200D', '\u1161', '\uD800', 'ﾞ']) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(normaliseWithOrigin(text).origin.length).toBe(normalise(text).length);
    }
  });
});

describe('clusterEnd', () => {
  it.each([
    ['a plain character', 'ab', 0, 1],
    ['marks and what is invisible before them', 'e\u200D\u0301x', 0, 3],
    ['no invisible character at the end', 'e\u200Bx', 0, 1],
    ['a surrogate pair', '😀x', 0, 2],
    ['a pair entered in its middle', '😀x', 1, 2],
    ['a voiced half-width kana', 'ｶﾞx', 0, 2],
    ['the end of the text', 'ab', 1, 2],
  ])('finds %s', (_, text, offset, end) => {
    expect(clusterEnd(text, offset)).toBe(end);
  });
});
