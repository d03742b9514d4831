import { singularOf } from '../../text/english-plural.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** A word in lower case and in the singular, for comparing a heading with a subject. */
export function foldEnglishWord(word: string): string {
  return singularOf(word.toLowerCase());
}

/** The folded words of a text; hyphens part words. */
export function foldedWords(text: string): string[] {
  return [...text.matchAll(WORD)].map((match) => foldEnglishWord(match[0]));
}
