import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PATTERNS_ENDING_AT_ONE_PLACE } from '../../../src-main/text/automaton.ts';
import { normalise } from '../../../src-main/text/normalise.ts';
import { createOccurrenceFinder } from '../../../src-main/text/occurrences.ts';
import type { Occurrence, TermForms } from '../../../src-main/text/occurrences.ts';
import { isWholeWord } from '../../../src-main/text/word-boundary.ts';

const term = (...forms: [string, ...string[]]): TermForms => ({ id: forms[0], forms });

/** What stands at each occurrence, in their order. */
function found(text: string, ...terms: TermForms[]): string[] {
  return createOccurrenceFinder(terms)
    .find(text)
    .map(({ start, end }) => text.slice(start, end));
}

/** The same by trying every form at every offset. */
function findNaively(normalisedText: string, terms: readonly TermForms[]): Occurrence[] {
  const all: (Occurrence & { readonly index: number })[] = [];
  terms.forEach(({ id, forms }, index) => {
    let freeFrom = 0;
    for (let start = 0; start < normalisedText.length; start++) {
      const longest = forms
        .map((form) => normalise(form).trim())
        .filter((form) => form !== '' && normalisedText.startsWith(form, start))
        .filter((form) => isWholeWord(normalisedText, start, start + form.length))
        .reduce((length, form) => Math.max(length, form.length), 0);
      if (longest === 0 || start < freeFrom) continue;
      freeFrom = start + longest;
      all.push({ id, start, end: freeFrom, index });
    }
  });
  return all
    .sort((a, b) => a.start - b.start || b.end - a.end || a.index - b.index)
    .map(({ id, start, end }) => ({ id, start, end }));
}

const pieces = ['漢', '字', 'a', 'b', 'ア', 'イ', 'ー', 'の', ' ', '-', '、', '😀', '\u0301'];
const piece = fc.constantFrom(...pieces);
const shortText = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const terms = fc
  .array(fc.array(shortText, { maxLength: 3 }), { maxLength: 8 })
  .map((lists) => lists.map((forms, index) => ({ id: `term ${index}`, forms })));

describe('createOccurrenceFinder', () => {
  it('finds in a normalised text exactly what trying every form everywhere finds', () => {
    fc.assert(
      fc.property(terms, fc.array(piece, { maxLength: 60 }), (someTerms, parts) => {
        const text = normalise(parts.join(''));
        expect(createOccurrenceFinder(someTerms).findNormalised(text)).toEqual(findNaively(text, someTerms));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives offsets whose slice, normalised, is a form of the term, for any text', () => {
    const hard = fc.constantFrom(
      'ｶﾞ',
      '㍿',
      'ﬁ',
      '👨\u200D👩',
      '\u200B',
      'e\u0301',
      '\u3000',
      '\n',
      'Ａ',
      'ー',
      '－',
    );
    const text = fc.array(fc.oneof(hard, piece, fc.string({ unit: 'binary', maxLength: 2 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (parts, from, length) => {
        const whole = parts.join('');
        const form = parts
          .slice(from % (parts.length + 1))
          .slice(0, 1 + (length % 3))
          .join('');
        for (const { start, end } of createOccurrenceFinder([term(form)]).find(whole)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(whole.length);
          // A form may cover part of a character that becomes several, such as 社 in ㍿.
          expect(normalise(whole.slice(start, end))).toContain(normalise(form).trim());
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a Latin term only where it is a word', () => {
    expect(found('A cat, concatenate cat5 my_cat CATS cat’s bobcat (cat)', term('cat'))).toEqual([
      'cat',
      'cat',
      'cat',
    ]);
  });

  it('finds plurals where the caller names them, and counts a place once', () => {
    expect(found('two cats and a cat', term('cat', 'cats', 'Cats'))).toEqual(['cats', 'cat']);
  });

  it('finds an acronym between Japanese characters', () => {
    expect(found('生成AIとＡＩの活用、OpenAI', term('AI'))).toEqual(['AI', 'ＡＩ']);
  });

  it('finds no katakana term inside a longer katakana word', () => {
    expect(found('サーバとサーバー、サーバールームのｻｰﾊﾞ', term('サーバ'))).toEqual(['サーバ', 'ｻｰﾊﾞ']);
  });

  it('finds a katakana term beside kanji and across a middle dot', () => {
    expect(found('仮想サーバ群とサーバ・クライアント', term('サーバ'))).toEqual(['サーバ', 'サーバ']);
  });

  it('W32: finds a kanji term inside a longer term, and the longer one too', () => {
    expect(found('用語抽出器', term('抽出'), term('用語抽出'), term('用語'))).toEqual([
      '用語抽出',
      '用語',
      '抽出',
    ]);
  });

  it('W33: finds all widths, cases, hyphens and kana of a form and gives the original slice', () => {
    const text = 'Ｒｅ－ｕｓｅ, re‐use, RE–USE; ガイド と ｶﾞｲﾄﾞ, ﬁle';
    expect(found(text, term('re-use'), term('ガイド'), term('file'))).toEqual(
      'Ｒｅ－ｕｓｅ re‐use RE–USE ガイド ｶﾞｲﾄﾞ ﬁle'.split(' '),
    );
  });

  it('finds a term of several words over a line break', () => {
    expect(found('a wind\n   turbine', term('wind turbine'))).toEqual(['wind\n   turbine']);
  });

  it('finds a Japanese term that is wrapped over two lines, with or without indentation', () => {
    const text = '長い文を折り返すと用語\n抽出や、仮想\r\n　サーバも分かれる。';
    expect(found(text, term('用語抽出'), term('仮想サーバ'))).toEqual(['用語\n抽出', '仮想\r\n　サーバ']);
  });

  it('finds nothing across a blank line', () => {
    expect(found('The wind\n\nturbine. 用語\n \n抽出', term('wind turbine'), term('用語抽出'))).toEqual([]);
  });

  it('finds a katakana term at the end of a line and again at the start of the next', () => {
    expect(found('サーバ\nサーバとは', term('サーバ'))).toEqual(['サーバ', 'サーバ']);
  });

  it('leaves invisible characters around a term out of the slice and keeps those inside it', () => {
    expect(found('\u200Bter\u00ADm\u200B.', term('term'))).toEqual(['ter\u00ADm']);
  });

  it('does not cut a character from its marks', () => {
    expect(found('x\u0302 x', term('x'))).toEqual(['x']);
  });

  it('finds terms outside the BMP', () => {
    expect(found('𠮷野家と😀', term('𠮷野'), term('😀'))).toEqual(['𠮷野', '😀']);
  });

  it('names every term that shares a form, in the order of the terms', () => {
    const finder = createOccurrenceFinder([
      { id: 'b', forms: ['API'] },
      { id: 'a', forms: ['api', 'interface'] },
    ]);
    expect(finder.find('an API')).toEqual([
      { id: 'b', start: 3, end: 6 },
      { id: 'a', start: 3, end: 6 },
    ]);
  });

  it('finds nothing for no terms, no forms, forms of white space, and in no text', () => {
    expect(found('text')).toEqual([]);
    expect(createOccurrenceFinder([{ id: 'x', forms: [] }]).find('text')).toEqual([]);
    expect(found('a b', term(' \u200B'))).toEqual([]);
    expect(found('', term('a'))).toEqual([]);
  });

  it('W24: stays bounded on a long text of one character with terms of every length of it', () => {
    const nested = Array.from({ length: 400 }, (_, index) => term('漢'.repeat(index + 1)));
    const length = 100_000;
    const occurrences = createOccurrenceFinder(nested).find('漢'.repeat(length));
    expect(occurrences.length).toBeGreaterThan(0);
    expect(occurrences.length).toBeLessThanOrEqual(length * MAX_PATTERNS_ENDING_AT_ONE_PLACE);
    expect(
      createOccurrenceFinder(
        nested.map(({ id, forms }) => ({ id, forms: forms.map((f) => f.replaceAll('漢', 'a')) })),
      ).find('a'.repeat(length)),
    ).toEqual([]);
  });

  it('takes a term as long as a book', () => {
    const book = '長い用語'.repeat(50_000);
    expect(found(`前${book}後`, term(book))).toEqual([book]);
  });
});
