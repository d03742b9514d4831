import type { Sentence, Token } from './model.ts';
import { type Tokeniser, trimSlice } from './tokeniser.ts';

const SENTENCE_END = /[.!?。！？؟۔।]+(?=\s|$)/g;
/** Runs of letters, in pieces of 60 where a script writes no spaces or somebody wrote nonsense. */
const WORD = /[\p{L}\p{M}\p{N}_]{1,60}/gu;

/** Ends of the sentences of a text; the last is the length of the text. */
function sentenceEnds(text: string): number[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

function wordsIn(text: string, start: number, end: number): Token[] {
  return [...text.slice(start, end).matchAll(WORD)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    surface: match[0],
    lemma: match[0].toLowerCase(),
    partOfSpeech: 'other',
    detail: '',
    known: false,
    reading: null,
  }));
}

/** Splits text of languages without a dictionary into sentences and words. */
export const wordSplitter: Tokeniser = {
  tokenise(text) {
    const sentences: Sentence[] = [];
    let from = 0;
    for (const to of sentenceEnds(text)) {
      const [start, end] = trimSlice(text, from, to);
      if (start < end) sentences.push({ start, end, tokens: wordsIn(text, start, end) });
      from = to;
    }
    return sentences;
  },
};
