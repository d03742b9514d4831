import { findAbbreviations } from './abbreviation.ts';
import { readEnglishClause } from './english-clause.ts';
import { findEnglishNamings } from './english-naming.ts';
import { judgePredicate } from './english-predicate.ts';
import { englishTerm } from './english-term.ts';
import { NEVER_IN_TERM } from './english-words.ts';
import type { DefinitionHit, SentenceView, Span } from './sentence-view.ts';

const HIGHEST = 0.97;
/** The second name of a subject is defined as well, but the sentence is about the first. */
const SECOND_NAME_FACTOR = 0.9;
const DEFINITE_PENALTY = 0.3;
/** "The Lantern Court is the council that governs": the only one of its kind is named, not one of many. */
const UNIQUE_PENALTY = 0.05;
const MARK_BONUS = 0.08;

/** "X is a Y that": the subject of the main clause is the term. */
function findSubjectDefinition(view: SentenceView): DefinitionHit[] {
  const clause = readEnglishClause(view);
  if (clause === null) return [];
  const verdict = judgePredicate(view, clause.verb);
  if (verdict === null) return [];
  const past = verdict.pattern.endsWith('-past');
  return clause.names.flatMap((name, index) => {
    // In the past tense only a name is defined: "Aldric was a knight", not "the visit was a success".
    if (past && view.tokens.find((token) => token.start === name.span.start)?.partOfSpeech !== 'proper-noun')
      return [];
    // "The pumps are steel" tells about those pumps.
    if (name.definite && verdict.pattern === 'are') return [];
    const score =
      (verdict.score - (name.definite ? definitePenalty(view, name.span, verdict.pattern) : 0)) *
        (index === 0 ? 1 : SECOND_NAME_FACTOR) +
      (name.marked ? MARK_BONUS : 0);
    return [
      {
        pattern: verdict.pattern,
        score: Math.min(HIGHEST, score),
        term: name.span,
        passage: sentenceSpan(view),
      },
    ];
  });
}

/** A definite subject is one thing among many, unless it is a compound or a name of what is unique itself. */
function definitePenalty(view: SentenceView, name: Span, pattern: string): number {
  if (pattern !== 'is-the') return DEFINITE_PENALTY;
  const tokens = view.tokens.filter((token) => token.start >= name.start && token.end <= name.end);
  const isParticular = tokens.length > 1 || tokens.some((token) => token.partOfSpeech === 'proper-noun');
  return isParticular ? UNIQUE_PENALTY : DEFINITE_PENALTY;
}

function sentenceSpan(view: SentenceView): Span {
  return { start: view.sentence.start, end: view.sentence.end };
}

const RELATIVE = new Set(['that', 'which', 'who', 'used', 'designed', 'for', 'whose']);
const APPOSITION_SCORE = 0.42;

/** "It runs on etcd, a key-value store that keeps the state": a noun phrase explained by the next one. */
function findAppositions(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [];
  for (let index = 1; index + 3 < view.tokens.length; index++) {
    const article = view.words[index + 1];
    if (view.words[index] !== ',' || (article !== 'a' && article !== 'an')) continue;
    if (!hasRelativeClause(view, index + 2)) continue;
    const start = phraseStart(view, index);
    const before = view.words[start - 1] ?? '';
    if (before === ',' || before === 'a' || before === 'an') continue;
    const term = englishTerm(view, start, index);
    if (term === null || term.definite) continue;
    // After a comma stands the next item of a list as often as an explanation, unless a name precedes it.
    if (!term.marked && view.tokens[index - 1]?.partOfSpeech !== 'proper-noun') continue;
    const score = APPOSITION_SCORE + (term.marked ? MARK_BONUS : 0);
    hits.push({ pattern: 'apposition', score, term: term.span, passage: sentenceSpan(view) });
  }
  return hits;
}

/** Tells whether a noun phrase from `from` is followed by a relative clause before the next comma. */
function hasRelativeClause(view: SentenceView, from: number): boolean {
  const limit = Math.min(view.tokens.length, from + 10);
  for (let index = from; index < limit; index++) {
    const word = view.words[index] ?? '';
    if (RELATIVE.has(word)) return index > from;
    if (word === ',' || word === 'and' || word === 'or') return false;
  }
  return false;
}

/** The first token of the noun phrase that ends before `end`. */
function phraseStart(view: SentenceView, end: number): number {
  let start = end;
  while (start > 0 && end - start < 6) {
    const token = view.tokens[start - 1];
    const word = view.words[start - 1] ?? '';
    if (token === undefined || NEVER_IN_TERM.has(word)) break;
    const isPart =
      NOMINAL.has(token.partOfSpeech) || (token.surface === '-' && view.tokens[start]?.start === token.end);
    if (!isPart) break;
    start--;
  }
  return start;
}

const NOMINAL = new Set(['noun', 'proper-noun', 'adjective', 'number']);

/**
 * Finds what an English sentence defines. A question defines nothing.
 *
 * Precision of the patterns in published data (DEFT): "refers to" .81, "X is a Y that" .72, "called" .59.
 */
export function findInEnglishSentence(view: SentenceView): DefinitionHit[] {
  if (view.words.at(-1) === '?' || view.words.at(-2) === '?') return [];
  if (!/\p{Ll}/u.test(view.block.text.slice(view.sentence.start, view.sentence.end))) return [];
  const subject = findSubjectDefinition(view);
  const rest = subject.length > 0 ? [] : findAppositions(view);
  return [
    ...subject,
    ...rest,
    ...findEnglishNamings(view),
    ...findAbbreviations(view.block.text, view.sentence),
  ];
}
