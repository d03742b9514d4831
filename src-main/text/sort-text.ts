import { toHiragana } from './kana.ts';
import { normalise } from './normalise.ts';

/** Marks that only decide between words that are else the same: accents of Latin letters, voicing of kana. */
const MARKS = /(?<=\p{Script=Latin})[\u0300-\u036F]+|[\u3099\u309A]/gu;
const SMALL = 'ぁぃぅぇぉっゃゅょゎ';
const LARGE = 'あいうえおつやゆよわ';
const SMALL_KANA = new RegExp(`[${SMALL}]`, 'g');
/** Each vowel with the kana that end with it: a long-vowel mark after one of them stands for the vowel. */
const ROWS = [
  'あかさたなはまやらわ',
  'いきしちにひみり',
  'うくすつぬふむゆる',
  'えけせてねへめれ',
  'おこそとのほもよろを',
];
const VOWELS = new Map(ROWS.flatMap((row) => [...row].map((kana) => [kana, row.charAt(0)] as const)));
const LONG_VOWEL = /(?<=(.))ー+/gu;

/**
 * The text that orders a list by code points as a dictionary does it: kana by the fifty sounds, whatever their
 * script, size and voicing, Latin letters whatever their case and accents. Such differences only decide
 * between words that are else the same.
 *
 * @param text a term, or its reading where it has one
 */
export function sortTextOf(text: string): string {
  const exact = toHiragana(normalise(text)).trim();
  const plain = exact
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(SMALL_KANA, (kana) => LARGE.charAt(SMALL.indexOf(kana)))
    .replace(LONG_VOWEL, (marks, kana: string) => (VOWELS.get(kana) ?? 'ー').repeat(marks.length))
    .normalize('NFC');
  return `${plain}\n${exact}`;
}
