const KATAKANA_LETTER = /[\u30A1-\u30F6]/g;
const KATAKANA_WORD = /^[\u30A1-\u30FA\u30FC]+$/;
const KATAKANA_TO_HIRAGANA = 0x60;

/** Writes katakana as hiragana; everything else stays. */
export function toHiragana(text: string): string {
  return text.replace(KATAKANA_LETTER, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA),
  );
}

/** Tells whether a text is one word in full-width katakana. */
export function isKatakana(text: string): boolean {
  return KATAKANA_WORD.test(text);
}
