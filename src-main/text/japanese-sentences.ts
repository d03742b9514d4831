import { isJapaneseUnit } from './script.ts';
import { trimSlice } from './tokeniser.ts';

const OPENING = '「『（(【';
const CLOSING = '」』）)】';
const TERMINATORS = '。！？．!?';
/** A bracket that stays open longer than this was never meant to be closed. */
const MAX_BRACKET_LENGTH = 400;

/** Marks the units that stand inside brackets. Linear: each unit is pushed and popped at most once. */
function insideBrackets(text: string): Uint8Array {
  const changes = new Int32Array(text.length + 1);
  const open: { unit: string; at: number }[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (OPENING.includes(character)) open.push({ unit: character, at: index });
    const kind = CLOSING.indexOf(character);
    if (kind < 0) continue;
    const last = open.at(-1);
    if (last === undefined || last.unit !== OPENING[kind]) continue;
    open.pop();
    if (index - last.at > MAX_BRACKET_LENGTH) continue;
    changes[last.at] = (changes[last.at] ?? 0) + 1;
    changes[index] = (changes[index] ?? 0) - 1;
  }
  const inside = new Uint8Array(text.length);
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    depth += changes[index] ?? 0;
    inside[index] = depth > 0 ? 1 : 0;
  }
  return inside;
}

/** Tells whether a unit ends a sentence where it stands. ASCII marks do so only after Japanese. */
function isTerminator(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (!TERMINATORS.includes(character)) return false;
  const isAscii = text.charCodeAt(index) < 0x80;
  return !isAscii || isJapaneseUnit(text.charCodeAt(index - 1));
}

/**
 * Splits Japanese text at 。！？ outside brackets; marks and closing brackets that follow belong to the sentence.
 *
 * @returns pairs of start and exclusive end without surrounding white space
 */
export function splitJapaneseSentences(text: string): [number, number][] {
  const inside = insideBrackets(text);
  const sentences: [number, number][] = [];
  let from = 0;
  const push = (to: number): void => {
    const [start, end] = trimSlice(text, from, to);
    if (start < end) sentences.push([start, end]);
    from = to;
  };
  for (let index = 0; index < text.length; index++) {
    if (inside[index] !== 0 || !isTerminator(text, index)) continue;
    let end = index + 1;
    while (end < text.length && (TERMINATORS + CLOSING).includes(text.charAt(end))) end++;
    push(end);
    index = end - 1;
  }
  push(text.length);
  return sentences;
}
