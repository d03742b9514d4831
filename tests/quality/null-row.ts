import type { GoldLanguage } from './collection.ts';

const STOP_WORDS = new Set(
  `a about above after again all also although am an and any are as at be because been before being below between both
  but by can could did do does doing down during each few for from further had has have having he her here hers him his
  how i if in into is it its itself may me might more most must my no nor not of off on once one only or other our out
  over own same shall she should so some such than that the their them then there these they this those through to too
  under until up upon us very was we were what when where which while who whom why will with within without would you
  your`.split(/\s+/),
);
/** Numbers end a run as punctuation does. */
const WORD = /^\p{L}[\p{L}'’-]*$/u;
const MAX_WORDS = 4;

/** What Japanese is written in; hiragana, punctuation and space stand between. */
const JAPANESE_RUN = /[\p{Script=Han}々\p{Script=Katakana}ー・\p{Script=Latin}\p{N}]+/gu;
/** A word of one script. A middle dot joins katakana names. */
const JAPANESE_WORD = /[\p{Script=Han}々]+|[\p{Script=Katakana}ー・]+|[\p{Script=Latin}\p{N}]+/gu;
const DIGITS = /^\p{N}+$/u;

/**
 * The list that needs no knowledge of language, lower-cased: every phrase of 1 to 4 words that is seen at least twice.
 * English words stand between stop words and punctuation. A Japanese word is a run of kanji, katakana or Latin
 * letters; words that touch make a phrase, and whatever else is written ends it. Numbers end a phrase in both.
 */
export function nullRow(texts: readonly string[], language: GoldLanguage): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (language === 'ja') countJapanese(text.toLowerCase(), counts);
    else countEnglish(text.toLowerCase(), counts);
  }
  return [...counts].filter(([, count]) => count > 1).map(([phrase]) => phrase);
}

function countEnglish(text: string, counts: Map<string, number>): void {
  for (const run of text.split(/[^\p{L}\p{N}'’\- ]+/u)) {
    const words = run.split(/\s+/).filter((word) => word !== '');
    countPhrases(words, ' ', (word) => !STOP_WORDS.has(word) && WORD.test(word), counts);
  }
}

function countJapanese(text: string, counts: Map<string, number>): void {
  for (const run of text.match(JAPANESE_RUN) ?? []) {
    countPhrases(run.match(JAPANESE_WORD) ?? [], '', (word) => !DIGITS.test(word), counts);
  }
}

function countPhrases(
  words: readonly string[],
  space: string,
  isPart: (word: string) => boolean,
  counts: Map<string, number>,
): void {
  for (let first = 0; first < words.length; first++) {
    let phrase = '';
    for (let last = first; last < Math.min(words.length, first + MAX_WORDS); last++) {
      const word = words[last] ?? '';
      if (!isPart(word)) break;
      phrase = phrase === '' ? word : phrase + space + word;
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
}
