/** Two capitals at least: RBAC, VMs, eBPF, QTc, CI/CD. */
const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}][\p{L}\p{N}&./-]+$/u;
const LONGEST_ACRONYM = 10;
const PLURAL = /(?<=\p{Lu})s$/u;
const LETTER = /[\p{L}\p{N}]/u;
/** Words that an acronym may skip, however many they are. */
const SMALL_WORDS = new Set('a an and as at by for from in of on or the to with &'.split(' '));
/** A long form has so many words more than the acronym has letters at most, small ones not counted. */
const MOST_FURTHER_WORDS = 1;
/** A single word that is shortened to some of its letters (EEG) is long. */
const LEAST_SINGLE_WORD = 8;

/** Tells whether a text looks like an acronym. */
export function isAcronym(text: string): boolean {
  return text.length <= LONGEST_ACRONYM && ACRONYM.test(text);
}

/**
 * Finds the long form of an acronym at the end of a text, after Schwartz and Hearst (2003): its letters stand in the long
 * form in their order, the first of them at the beginning of a word. As two terms are joined by it, half of the letters
 * at least have to begin words, or the long form is one long word (electrocardiogram, ECG).
 *
 * @param before the text up to the acronym or its bracket, without white space at the end
 * @returns the long form as it is written, or null
 */
export function longFormBefore(before: string, acronym: string): string | null {
  const letters = acronym
    .replace(PLURAL, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const text = before.toLowerCase();
  if (letters.length < 2 || text.length !== before.length) return null;
  let at = text.length;
  for (let index = letters.length - 1; index >= 0; index--) {
    const letter = letters.charAt(index);
    do at--;
    while (at >= 0 && (text.charAt(at) !== letter || (index === 0 && !beginsWord(text, at))));
    if (at < 0) return null;
  }
  const long = before.slice(at);
  const words = long.split(/[\s-]+/).filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  if (words.length > letters.length + MOST_FURTHER_WORDS || /[.:;?!()[\]]/.test(long)) return null;
  if (words.length === 1) return long.length >= LEAST_SINGLE_WORD && !isAcronym(long) ? long : null;
  let initials = '';
  for (let index = at; index < text.length; index++) {
    if (beginsWord(text, index)) initials += text.charAt(index);
  }
  return commonInOrder(letters, initials) * 2 >= letters.length ? long : null;
}

/** How many characters of two short texts can be paired in their order. */
function commonInOrder(left: string, right: string): number {
  let above = new Uint8Array(right.length + 1);
  for (const letter of left) {
    const row = new Uint8Array(right.length + 1);
    for (let index = 0; index < right.length; index++) {
      const isPair = right.charAt(index) === letter;
      row[index + 1] = isPair ? (above[index] ?? 0) + 1 : Math.max(row[index] ?? 0, above[index + 1] ?? 0);
    }
    above = row;
  }
  return above[right.length] ?? 0;
}

/** Tells whether a text as a whole is the long form of an acronym. */
export function isLongFormOf(text: string, acronym: string): boolean {
  return longFormBefore(text, acronym) === text;
}

function beginsWord(text: string, at: number): boolean {
  return LETTER.test(text.charAt(at)) && (at === 0 || !LETTER.test(text.charAt(at - 1)));
}
