import type { OfferedPassage } from '../../domain/definition-request.ts';

/** A mention that shares more of its content with another passage than this says the same. */
const SAME = 0.85;
/** How much a mention loses for saying what was said, and for standing where one was taken. */
const LOSS_FOR_LIKENESS = 0.6;
const LOSS_FOR_DOCUMENT = 0.15;
/** Likeness is judged by the beginning of a text: passages are sentences, and a huge one must not cost much. */
const COMPARED_CHARACTERS = 600;

/**
 * Words of Latin and each two neighbouring characters of Japanese: what a text says, roughly, beside the names of the
 * term, which all of them share.
 */
function contentOf(text: string, forms: readonly string[]): ReadonlySet<string> {
  const folded = forms
    .map(fold)
    .filter((form) => form !== '')
    .reduce((rest, form) => rest.replaceAll(form, ' '), fold(text.slice(0, COMPARED_CHARACTERS)));
  const words = folded.match(/\p{Script=Latin}{4,}|\d+/gu) ?? [];
  const runs = folded.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+/gu) ?? [];
  const pairs = runs.flatMap((run) =>
    [...run].map((character, index, all) => character + (all[index + 1] ?? '')),
  );
  return new Set([...words, ...pairs]);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Share of the smaller content that is in the other one, 0 to 1. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const least = Math.min(left.size, right.size);
  if (least === 0) return 0;
  return [...left].filter((part) => right.has(part)).length / least;
}

interface Weighed {
  readonly passage: OfferedPassage;
  readonly content: ReadonlySet<string>;
}

/**
 * Puts passages in the order in which they are worth a model's attention: those that define the term, best first, then
 * mentions, each time the one that tells most beside what was taken already (maximal marginal relevance: Carbonell and
 * Goldstein 1998). What only repeats another passage is left out.
 *
 * @param forms the names of the term
 */
export function orderPassages(
  passages: readonly OfferedPassage[],
  forms: readonly string[],
): OfferedPassage[] {
  const weighed = passages.map((passage): Weighed => ({ passage, content: contentOf(passage.text, forms) }));
  const isNew = ({ content }: Weighed): boolean =>
    chosen.every(
      (other) => likeness(content, other.content) <= SAME || content.size > other.content.size * 2,
    );
  // Two definitions that differ in a number only contradict each other.
  const chosen = weighed.filter(
    ({ passage }, index) =>
      passage.kind === 'definition' &&
      weighed.findIndex((other) => other.passage.text === passage.text) === index,
  );
  let left = weighed.filter(({ passage }) => passage.kind === 'mention');
  while (left.length > 0) {
    left = left.filter(isNew);
    const best = mostTelling(left, chosen);
    if (best === undefined) break;
    chosen.push(best);
    left = left.filter((candidate) => candidate !== best);
  }
  return chosen.map(({ passage }) => passage);
}

function mostTelling(candidates: readonly Weighed[], chosen: readonly Weighed[]): Weighed | undefined {
  let best: Weighed | undefined;
  let bestWorth = -Infinity;
  for (const candidate of candidates) {
    const alike = Math.max(0, ...chosen.map((other) => likeness(candidate.content, other.content)));
    const { document } = candidate.passage.citation;
    const isTaken = chosen.some(({ passage }) => passage.citation.document === document);
    const worth = candidate.passage.score - alike * LOSS_FOR_LIKENESS - (isTaken ? LOSS_FOR_DOCUMENT : 0);
    if (worth > bestWorth) {
      best = candidate;
      bestWorth = worth;
    }
  }
  return best;
}
