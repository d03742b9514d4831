import type { FoundDefinition } from '../../domain/extraction.ts';
import { foldedWords } from './english-fold.ts';
import { incidentalPenalty } from './incidental.ts';

/** A definition with the path of the document that it stands in. */
export interface DefinitionInDocument extends FoundDefinition {
  readonly document: string;
}

/** The term whose definitions are ordered. */
export interface DefinedTerm {
  readonly key: string;
  /** All forms of the term seen in the texts. */
  readonly forms: readonly string[];
}

/** Added to the score of a definition, which is 0 to 1. */
const WEIGHTS = {
  ownTitle: 0.4,
  ownHeading: 0.08,
  circular: -0.5,
  tooShort: -0.2,
  long: -0.08,
  huge: -0.25,
} as const;

/** Lengths in characters; a Japanese character says about as much as two Latin ones. */
const LENGTHS = { short: 24, long: 360, huge: 700 } as const;

/** In so many documents the same heading stands for a section of each, not for a term. */
const RECURRING_DOCUMENTS = 3;

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;

function weightedLength(text: string): number {
  return text.length + (text.match(JAPANESE)?.length ?? 0);
}

function lengthWeight(text: string): number {
  const length = weightedLength(text);
  if (length < LENGTHS.short) return WEIGHTS.tooShort;
  if (length > LENGTHS.huge) return WEIGHTS.huge;
  return length > LENGTHS.long ? WEIGHTS.long : 0;
}

/** Words that carry no meaning of their own, so that a definition of only them and the term says nothing. */
const EMPTY_WORDS = new Set(
  'a an the is are was were be of to in on for as that which it this called known term word means refer thing and or'.split(
    ' ',
  ),
);
const EMPTY_JAPANESE = /[はがをのにでとも、。・「」『』（）()です]|である|もの|こと|という|とは|いう|ます/gu;
const MIN_CONTENT_WORDS = 2;
const MIN_CONTENT_CHARACTERS = 4;

/** Tells whether a definition only repeats the term: "a valve is a valve", 「弁とは弁のことである」. */
function isCircular(text: string, forms: readonly string[]): boolean {
  const own = new Set(forms.flatMap((form) => foldedWords(form)));
  const longestFirst = [...forms].sort((left, right) => right.length - left.length);
  if (text.match(JAPANESE) !== null) {
    const rest = longestFirst.reduce((left, form) => left.replaceAll(form, ''), text);
    return rest.replace(EMPTY_JAPANESE, '').trim().length < MIN_CONTENT_CHARACTERS;
  }
  const content = foldedWords(text).filter((word) => !own.has(word) && !EMPTY_WORDS.has(word));
  return content.length < MIN_CONTENT_WORDS;
}

function weigh(definition: DefinitionInDocument, forms: readonly string[]): number {
  const { pattern, score, text } = definition;
  return (
    score +
    (pattern.startsWith('title:') ? WEIGHTS.ownTitle : 0) +
    (pattern.startsWith('heading:') ? WEIGHTS.ownHeading : 0) +
    (pattern !== 'abbreviation' && isCircular(text, forms) ? WEIGHTS.circular : 0) +
    (pattern === 'abbreviation' ? 0 : lengthWeight(text)) -
    // A sentence lost it already when it was found; what only a heading announces did not.
    incidentalPenalty(text, text.match(JAPANESE) === null ? 'en' : 'ja')
  );
}

function isUnderHeading(definition: DefinitionInDocument): boolean {
  return definition.pattern.startsWith('title:') || definition.pattern.startsWith('heading:');
}

/** Leaves out what only a heading says to be a definition where that heading recurs in several documents. */
function withoutRecurringHeadings<D extends DefinitionInDocument>(definitions: readonly D[]): D[] {
  const documents = new Set(definitions.filter(isUnderHeading).map((definition) => definition.document));
  if (documents.size < RECURRING_DOCUMENTS) return [...definitions];
  return definitions.filter((definition) => !isUnderHeading(definition));
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Orders the definitions of one term over all documents, best first: what its own title or heading announces,
 * surer before less sure; circular, very short, very long and incidental ones last. Of definitions with the same
 * text the best place is kept. The order does not depend on the order of the input.
 *
 * @param definitions all definitions of the term
 * @param term the term with its forms, needed to see that a definition only repeats it
 */
export function orderDefinitions<D extends DefinitionInDocument>(
  definitions: readonly D[],
  term: DefinedTerm,
): D[] {
  const forms = [...new Set([...term.forms, ...definitions.map((definition) => definition.term)])];
  const ordered = withoutRecurringHeadings(definitions)
    .map((definition) => ({ definition, weight: weigh(definition, forms) }))
    .sort(
      (left, right) =>
        right.weight - left.weight ||
        compareText(left.definition.document, right.definition.document) ||
        left.definition.start - right.definition.start ||
        left.definition.end - right.definition.end ||
        compareText(left.definition.pattern, right.definition.pattern) ||
        compareText(left.definition.text, right.definition.text),
    );
  const seen = new Set<string>();
  return ordered.flatMap(({ definition }) => {
    const text = definition.text.replace(/\s+/g, ' ');
    if (seen.has(text)) return [];
    seen.add(text);
    return [definition];
  });
}
