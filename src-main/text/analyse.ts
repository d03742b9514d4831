import { loadEnglishTokeniser } from './english-tokeniser.ts';
import { loadJapaneseTokeniser } from './japanese-tokeniser.ts';
import type { ReadDictionary } from './japanese-tokeniser.ts';
import type { AnalysedBlock, Block, Language, Sentence, Token } from './model.ts';
import type { Tokeniser } from './tokeniser.ts';
import { wordSplitter } from './word-splitter.ts';

/** Finds the sentences and tokens of blocks in any language. */
export interface Analyser {
  /**
   * Analyses blocks, each in its own language.
   *
   * @throws Error when the dictionary of a language cannot be loaded
   */
  analyse(blocks: readonly Block[]): Promise<AnalysedBlock[]>;
}

/** The longest sentence in UTF-16 units; what is longer is cut, so that no passage is too long to read. */
const MAX_SENTENCE_LENGTH = 1000;

/** Cuts a sentence that is too long between two of its tokens. */
function cutLongSentence(sentence: Sentence): Sentence[] {
  if (sentence.end - sentence.start <= MAX_SENTENCE_LENGTH) return [sentence];
  const parts: Sentence[] = [];
  let tokens: Token[] = [];
  const flush = (): void => {
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) parts.push({ start: first.start, end: last.end, tokens });
    tokens = [];
  };
  for (const token of sentence.tokens) {
    if (token.end - (tokens[0]?.start ?? token.start) > MAX_SENTENCE_LENGTH) flush();
    tokens.push(token);
  }
  flush();
  return parts;
}

/**
 * Makes an analyser that loads the dictionary of a language when the first block needs it, once.
 *
 * @param readDictionary see `ReadDictionary`; without it each analyser reads a dictionary of its own
 */
export function createAnalyser(readDictionary?: ReadDictionary): Analyser {
  const loading = new Map<Language, Promise<Tokeniser>>();

  const load = (language: Language): Promise<Tokeniser> => {
    if (language === 'ja') return loadJapaneseTokeniser(readDictionary);
    return language === 'en' ? loadEnglishTokeniser() : Promise.resolve(wordSplitter);
  };

  const tokeniserFor = (language: Language): Promise<Tokeniser> => {
    const known = loading.get(language);
    if (known !== undefined) return known;
    const started = load(language);
    loading.set(language, started);
    // A failure is not remembered, so that the next document may try again.
    started.catch(() => loading.delete(language));
    return started;
  };

  return {
    async analyse(blocks) {
      const tokenisers = new Map<Language, Tokeniser>();
      for (const language of new Set(blocks.map((block) => block.language))) {
        tokenisers.set(language, await tokeniserFor(language));
      }
      return blocks.map((block) => ({
        ...block,
        sentences: (tokenisers.get(block.language) ?? wordSplitter)
          .tokenise(block.text)
          .flatMap(cutLongSentence),
      }));
    },
  };
}
