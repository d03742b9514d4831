import { singularOf } from '../../text/english-plural.ts';
import { toHiragana } from '../../text/kana.ts';
import { hasJapaneseLetter } from '../../text/script.ts';
import { termKeyOf } from '../../text/term-key.ts';
import { createEnglishSpelling } from './english-spelling.ts';
import {
  differsInOkurigana,
  hasKana,
  isPartOf,
  kanjiIn,
  spellingOfJapanese,
  withoutOkurigana,
  withoutParticle,
} from './japanese-spelling.ts';

const FULL_WIDTH_LATIN = /[\uFF01-\uFF5E]/;

function isPlural(form: string): boolean {
  const word = form.toLowerCase().split(/[\s-]/).at(-1) ?? '';
  return singularOf(word) !== word;
}

function differsInEnglish(term: string, form: string): boolean {
  if (FULL_WIDTH_LATIN.test(form) && form.normalize('NFKC').toLowerCase() === term.toLowerCase()) return true;
  if (form.toLowerCase() === term.toLowerCase() || isPlural(form) !== isPlural(term)) return false;
  const spelling = createEnglishSpelling();
  return spelling(termKeyOf(form)) === spelling(termKeyOf(term));
}

function differsInJapanese(term: string, form: string): boolean {
  const key = termKeyOf(form);
  const other = termKeyOf(term);
  if (spellingOfJapanese(key) === spellingOfJapanese(other)) return true;
  if (withoutParticle(key) === other || withoutParticle(other) === key) return true;
  if ((withoutOkurigana(key) ?? key) === (withoutOkurigana(other) ?? other)) {
    return differsInOkurigana(key, other);
  }
  if (kanjiIn(other) === '') return toHiragana(key) === toHiragana(other);
  return hasKana(key) && !hasJapaneseLetter(key.replace(/[\p{Script=Han}\p{Script=Hiragana}]/gu, ''))
    ? isPartOf(kanjiIn(key), kanjiIn(other))
    : false;
}

/**
 * Tells whether a form is the term in another spelling, which a writer may want to have evened out: hyphens and spaces,
 * endings, width, okurigana, long vowels, kana for kanji. An acronym, a long form, a plural and a capital at the
 * beginning of a sentence are none.
 */
export function differsInSpelling(term: string, form: string): boolean {
  if (form === term) return false;
  const isJapanese = hasJapaneseLetter(form);
  if (isJapanese !== hasJapaneseLetter(term)) return false;
  return isJapanese ? differsInJapanese(term, form) : differsInEnglish(term, form);
}
