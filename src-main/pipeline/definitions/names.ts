import type { AnalysedBlock } from '../../text/model.ts';
import { englishTerm } from './english-term.ts';
import { phraseBefore } from './japanese-term.ts';
import { closingIndex, isOpening, type SentenceView, type Span, spanOfTokens } from './sentence-view.ts';

/** The longest name in a language that the tokenisers do not know, in characters. */
const MAX_OTHER_LENGTH = 60;

/**
 * Reads the tokens `from` to `to` (exclusive) as the name of something, with the names given beside it in
 * brackets: "application programming interface (API)" gives two. Empty where they are no name.
 */
export function readNames(view: SentenceView, from: number, to: number): readonly Span[] {
  switch (view.block.language) {
    case 'en':
      return readEnglishNames(view, from, to);
    case 'ja': {
      const phrase = phraseBefore(view, to);
      if (phrase === null || phrase.from !== from) return [];
      // 「設計目的」 over a section announces no term.
      const isHeading = view.block.kind === 'title' || view.block.kind === 'heading';
      return phrase.names.filter(({ general }) => !isHeading || !general).map(({ span }) => span);
    }
    case 'other': {
      const span = spanOfTokens(view, from, to);
      return span !== null && span.end - span.start <= MAX_OTHER_LENGTH ? [span] : [];
    }
  }
}

function readEnglishNames(view: SentenceView, from: number, to: number): readonly Span[] {
  let open = from;
  while (open < to && !isOpening(view.words[open])) open++;
  const name = englishTerm(view, from, open);
  if (name === null) return [];
  if (open === to) return [name.span];
  const close = closingIndex(view.words, open, to);
  if (close !== to - 1) return [];
  const alias = englishTerm(view, open + 1, close);
  return alias === null ? [name.span] : [name.span, alias.span];
}

/** Index of the first token that ends after an offset of the block's text. */
export function tokenIndexAt(view: SentenceView, offset: number): number {
  const index = view.tokens.findIndex((token) => token.end > offset);
  return index < 0 ? view.tokens.length : index;
}

/** Index of the sentence that holds an offset of the block's text, or of the last one that starts before it. */
export function sentenceIndexAt(block: AnalysedBlock, offset: number): number {
  let found = -1;
  for (const [index, sentence] of block.sentences.entries()) {
    if (sentence.start > offset) break;
    found = index;
  }
  return found;
}

/** The view without the tokens before `from`: what follows a label is judged like a sentence of its own. */
export function viewFrom(view: SentenceView, from: number): SentenceView {
  return { ...view, tokens: view.tokens.slice(from), words: view.words.slice(from) };
}
