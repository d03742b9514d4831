import { subjectStart } from './english-clause.ts';
import { judgePredicate } from './english-predicate.ts';
import { englishTerm } from './english-term.ts';
import { type DefinitionHit, type SentenceView, viewSentence } from './sentence-view.ts';

/** Surer predicates only: a sentence that begins with a pronoun defines something in one case of five (DEFT). */
const LEAST_CERTAIN = 0.7;
/** What "it" is can be told only where the sentence before names nothing else. */
const SCORES = { single: 0.52, several: 0.4 } as const;
const MAX_SUBJECT = 10;

/**
 * "The dew line runs along the roof. It is a pipe that carries brine": what the sentence before is about is defined by
 * the two together, so that the quote holds the name.
 */
export function findPronounDefinition(view: SentenceView): DefinitionHit[] {
  if (view.words[0] !== 'it' || view.words[1] !== 'is') return [];
  const verdict = judgePredicate(view, 1);
  if (verdict === null || verdict.score < LEAST_CERTAIN) return [];
  const previous = viewSentence(view.block, view.index - 1);
  if (previous === null) return [];
  const from = subjectStart(previous);
  if (from < 0) return [];
  const verb = previous.tokens.findIndex(
    (token, index) => index > from && (token.partOfSpeech === 'verb' || token.partOfSpeech === 'auxiliary'),
  );
  if (verb < 0 || verb - from > MAX_SUBJECT) return [];
  const term = englishTerm(previous, from, verb);
  if (term === null) return [];
  const namesMore = previous.tokens
    .slice(verb)
    .some((token) => token.partOfSpeech === 'noun' || token.partOfSpeech === 'proper-noun');
  return [
    {
      pattern: 'it-is',
      score: namesMore ? SCORES.several : SCORES.single,
      term: term.span,
      passage: { start: previous.sentence.start, end: view.sentence.end },
    },
  ];
}
