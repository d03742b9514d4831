import type { NormalisedText } from './normalise.ts';

const SPACE = 0x20;
const LINE_BREAK = /\r\n|\n|\r/g;
const JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]/u;
const KATAKANA = /^[\p{Script=Katakana}\u30FC]/u;

/**
 * Tells whether a line break between two characters is one that Japanese text is wrapped with: in the middle
 * of a sentence, where no space belongs. Two katakana are left apart, because joined they would be one word.
 */
function isWrapped(before: string, after: string): boolean {
  return JAPANESE.test(before) && JAPANESE.test(after) && !(KATAKANA.test(before) && KATAKANA.test(after));
}

/**
 * Gives the line breaks of a text their meaning back, which a normalised text shows as spaces: blank lines
 * become `\n`, so that nothing is found across two paragraphs, and the breaks of wrapped Japanese go, so that
 * a word is found whose parts stand on two lines. Other line breaks remain spaces. Linear in the text.
 *
 * @param original the text that was normalised
 * @param normalised what `normaliseWithOrigin` gave for it
 */
export function resolveLineBreaks(original: string, normalised: NormalisedText): NormalisedText {
  const { text, origin } = normalised;
  const parts: string[] = [];
  const keptOrigin = new Uint32Array(origin.length);
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    parts.push(text.slice(from, to));
    keptOrigin.set(origin.subarray(from, to), length);
    length += to - from;
  };
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== SPACE) continue;
    const run = original.slice(origin[index], origin[index + 1] ?? original.length);
    const breaks = run.match(LINE_BREAK)?.length ?? 0;
    if (breaks === 1 && isWrapped(text.charAt(index - 1), text.charAt(index + 1))) {
      keep(index);
      from = index + 1;
    } else if (breaks > 1) {
      keep(index);
      parts.push('\n');
      keptOrigin[length] = origin[index] ?? 0;
      length++;
      from = index + 1;
    }
  }
  keep(text.length);
  return { text: parts.join(''), origin: keptOrigin.slice(0, length) };
}
