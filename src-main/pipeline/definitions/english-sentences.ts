import type { Token } from '../../text/model.ts';
import { findAbbreviations } from './abbreviation.ts';
import { findAppositions } from './english-apposition.ts';
import { readEnglishClause } from './english-clause.ts';
import { CUE } from './english-cues.ts';
import { findEnglishNamings } from './english-naming.ts';
import { judgePredicate, type PredicateVerdict } from './english-predicate.ts';
import { findPronounDefinition } from './english-pronoun.ts';
import type { EnglishTerm } from './english-term.ts';
import type { DefinitionHit, SentenceView, Span } from './sentence-view.ts';
import { clauseAround } from './trim.ts';

const HIGHEST = 0.97;
/** The second name of a subject is defined as well, but the sentence is about the first. */
const SECOND_NAME_FACTOR = 0.9;
const DEFINITE_PENALTY = 0.32;
const COMPOUND_PENALTY = 0.25;
/** "The Undertow is a brotherhood that": a name with an article. */
const NAME_PENALTY = 0.2;
/** "The warehouse is a building in the north" tells where one thing stands. */
const PLACED_PENALTY = 0.15;
/** "The Lantern Court is the council that governs": the only one of its kind is named, not one of many. */
const UNIQUE_PENALTY = 0.05;
const MEANS_THAT_SCORE = 0.5;
const NAME_SCORE = 0.5;
const MARK_BONUS = 0.08;

/** "X is a Y that": the subject of the main clause is the term. */
function findSubjectDefinition(view: SentenceView): DefinitionHit[] {
  const clause = readEnglishClause(view);
  if (clause === null) return [];
  const verdict = judgePredicate(view, clause.verb);
  if (verdict === null) return [];
  const past = verdict.pattern.endsWith('-past');
  const passage = clauseAround(view, clause.verb);
  return clause.names.flatMap((name, index) => {
    // In the past tense only a name is defined: "Aldric was a knight", not "the visit was a success".
    if (past && view.tokens.find((token) => token.start === name.span.start)?.partOfSpeech !== 'proper-noun')
      return [];
    // "The pumps are steel" tells about those pumps.
    if (name.definite && verdict.pattern === 'are') return [];
    const score =
      (certaintyOf(view, name, verdict) - (name.definite ? definitePenalty(view, name, verdict) : 0)) *
        (index === 0 ? 1 : SECOND_NAME_FACTOR) +
      (name.marked ? MARK_BONUS : 0);
    return [{ pattern: verdict.pattern, score: Math.min(HIGHEST, score), term: name.span, passage }];
  });
}

/** How sure a predicate is of this name: "_Offline first_ means that", "frost heave means that": of a name that is set apart or a compound of nouns. */
function certaintyOf(view: SentenceView, name: EnglishTerm, { pattern, score }: PredicateVerdict): number {
  const tokens = tokensOf(view, name.span);
  // "Ilse Tarrow is the last reeve of the islands": who has a name is the only one that is meant.
  const isName = tokens.length > 1 && tokens.every((token) => token.partOfSpeech === 'proper-noun');
  if (pattern === 'is-the' && isName) return Math.max(score, NAME_SCORE);
  if (pattern !== 'means-that' || name.definite) return score;
  const isCompound = tokens.length > 1 && tokens[0]?.partOfSpeech === 'noun';
  return name.marked || isCompound ? MEANS_THAT_SCORE : score;
}

function tokensOf(view: SentenceView, span: Span): Token[] {
  return view.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
}

/**
 * A definite subject is one thing among many, unless its author sets it apart, or it is a compound or a name of what is
 * unique itself.
 */
function definitePenalty(view: SentenceView, name: EnglishTerm, verdict: PredicateVerdict): number {
  const placed = verdict.placed === true ? PLACED_PENALTY : 0;
  if (name.marked) return placed;
  const tokens = tokensOf(view, name.span);
  const isName = tokens.some((token) => token.partOfSpeech === 'proper-noun');
  if (verdict.pattern === 'is-what-we-call') return 0;
  if (verdict.pattern !== 'is-the') {
    return placed + (isName ? NAME_PENALTY : tokens.length > 1 ? COMPOUND_PENALTY : DEFINITE_PENALTY);
  }
  return placed + (isName || tokens.length > 1 ? 0 : UNIQUE_PENALTY);
}

/** Tells whether a sentence is set in capitals throughout, as titles are. */
function isShouted({ block, sentence }: SentenceView): boolean {
  return !/\p{Ll}/u.test(block.text.slice(sentence.start, sentence.end));
}

/**
 * Finds what an English sentence defines. A question defines nothing.
 *
 * Precision of the patterns in published data (DEFT): "refers to" .81, "X is a Y that" .72, "called" .59.
 *
 * @param cues what the sentence holds, see `englishCues`: only the patterns that need one of them are tried
 */
export function findInEnglishSentence(view: SentenceView, cues: number): DefinitionHit[] {
  if (view.words.at(-1) === '?' || view.words.at(-2) === '?') return [];
  const hits: DefinitionHit[] = [];
  if ((cues & CUE.link) !== 0) hits.push(...findSubjectDefinition(view), ...findPronounDefinition(view));
  if ((cues & CUE.apposition) !== 0) hits.push(...findAppositions(view));
  if ((cues & (CUE.naming | CUE.call | CUE.meaning)) !== 0) hits.push(...findEnglishNamings(view, cues));
  if ((cues & CUE.bracket) !== 0) hits.push(...findAbbreviations(view.block.text, view.sentence));
  return hits.length > 0 && isShouted(view) ? [] : hits;
}
