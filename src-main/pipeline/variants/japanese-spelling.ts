import { toHiragana } from '../../text/kana.ts';

const KATAKANA = /[\u30A1-\u30FA]/;
const LONG_VOWELS = /ー/g;
/** Fewer kana than this may be another word without their long vowels. */
const LEAST_WITHOUT_LONG_VOWELS = 3;
const VU: Readonly<Record<string, string>> = { '': 'ブ', ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ' };
const LARGE_VOWELS: Readonly<Record<string, string>> = { ァ: 'ア', ィ: 'イ', ゥ: 'ウ', ェ: 'エ', ォ: 'オ' };
const KATAKANA_RUN = /[\u30A1-\u30FA\u30FC]{3,}/g;

function spellingOfKatakana(word: string): string {
  const spelling = word
    // フェイス and フェース, ダイヤル and ダイアル.
    .replace(/(?<=[エケゲセゼテデネヘベペメレェ])イ/g, 'ー')
    .replace(/(?<=[イキギシジチヂニヒビピミリ])ヤ/g, 'ア')
    .replace(/ヴ([ァィェォ])?/g, (_, vowel: string | undefined) => VU[vowel ?? ''] ?? '')
    .replace(/[ァィゥェォ]/g, (vowel) => LARGE_VOWELS[vowel] ?? vowel);
  const kana = spelling.replace(LONG_VOWELS, '');
  return kana.length >= LEAST_WITHOUT_LONG_VOWELS ? kana : spelling;
}

/** Tells whether `spellingOfJapanese` could change a key: most have nothing that is spelt in several ways. */
const MAY_DIFFER = /[\u30A1-\u30FA]{3}|\p{Script=Han}[ヶケが]\p{Script=Han}/u;

/**
 * Gives what the katakana spellings of one word have in common: ヴ, small vowels, エイ and エー, long vowels; and
 * 関ヶ原 as 関が原. Two keys with the same result are spellings of one term if a corpus has both.
 */
export function spellingOfJapanese(key: string): string {
  if (!MAY_DIFFER.test(key)) return key;
  return key
    .replace(KATAKANA_RUN, spellingOfKatakana)
    .replace(/(?<=\p{Script=Han})[ヶケ](?=\p{Script=Han})/gu, 'が');
}

const HIRAGANA_RUN = /[\u3041-\u3096]+/g;
const OKURIGANA_AFTER_KANJI = /\p{Script=Han}[\u3041-\u3096]/u;
/** Kana that can end the stem of a verb before a noun: 取り付け, 見積もり. Particles are none of them. */
const OKURIGANA = /^[かがさたなばまもらわえ]?[いきぎしじちびみりえけげせぜてべめれ]$/;

/** A key without its hiragana: what is the same in 取り付け, 取付け and 取付. Null where it has no okurigana to lose. */
export function withoutOkurigana(key: string): string | null {
  return OKURIGANA_AFTER_KANJI.test(key) ? key.replace(HIRAGANA_RUN, '') : null;
}

/** The hiragana after each other character of a key. */
function hiraganaIn(key: string): string[] {
  const segments = [''];
  for (const character of key) {
    if (/[\u3041-\u3096]/.test(character)) segments[segments.length - 1] += character;
    else segments.push('');
  }
  return segments;
}

/**
 * Tells whether two keys with the same kanji differ only in how much of the okurigana is written: nothing of it
 * (取付 for 取り付け) or less of it (見積り for 見積もり).
 */
export function differsInOkurigana(left: string, right: string): boolean {
  const inRight = hiraganaIn(right);
  const inLeft = hiraganaIn(left);
  if (inLeft.length !== inRight.length) return false;
  return inLeft.every((one, place) => {
    const other = inRight[place] ?? '';
    if (one === other) return true;
    const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
    if (shorter === '') return OKURIGANA.test(longer);
    return longer.length === shorter.length + 1 && longer.endsWith(shorter) && OKURIGANA.test(longer);
  });
}

const PARTICLE_INSIDE = /^([^\u3041-\u3096]+)の([^\u3041-\u3096]+)$/;

/** 製品型番 for 製品の型番; null for a key that is not two names with の between them. */
export function withoutParticle(key: string): string | null {
  const match = PARTICLE_INSIDE.exec(key);
  return match === null ? null : `${match[1]}${match[2]}`;
}

const KANA_ONLY = /^[\u3041-\u3096\u30A1-\u30FA\u30FC]+$/;

/** How a key is read: as a dictionary says, or as it is written where it is all kana. Hiragana, or null. */
export function readingOfKey(key: string, reading: string | null): string | null {
  return KANA_ONLY.test(key) ? toHiragana(key) : reading;
}

/** The kanji of a text, in order. */
export function kanjiIn(text: string): string {
  return text.replace(/\P{Script=Han}/gu, '');
}

/** Tells whether all characters of the one stand in the other in the same order, and others beside them. */
export function isPartOf(part: string, whole: string): boolean {
  if (part.length >= whole.length) return false;
  let at = 0;
  for (const character of whole) if (part.startsWith(character, at)) at += character.length;
  return at === part.length;
}

/** Tells whether a text is written in kana to some part at least. */
export function hasKana(text: string): boolean {
  return KATAKANA.test(text) || /[\u3041-\u3096]/.test(text);
}
