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
function contentOf(text: string, foldedForms: readonly string[]): ReadonlySet<string> {
  const folded = foldedForms.reduce(
    (rest, form) => rest.replaceAll(form, ' '),
    fold(text.slice(0, COMPARED_CHARACTERS)),
  );
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
  let shared = 0;
  for (const part of left) if (right.has(part)) shared += 1;
  return shared / least;
}

/** A mention that may still be taken, with how much it is like what was taken already. */
interface Weighed {
  readonly passage: OfferedPassage;
  readonly content: ReadonlySet<string>;
  readonly alike: number;
  /** Whether something was taken from its document. */
  readonly isDocumentTaken: boolean;
}

function worthOf({ passage, alike, isDocumentTaken }: Weighed): number {
  return passage.score - alike * LOSS_FOR_LIKENESS - (isDocumentTaken ? LOSS_FOR_DOCUMENT : 0);
}

/** Of several that are worth the same the first. */
function mostTelling(candidates: readonly Weighed[]): Weighed | undefined {
  return candidates.reduce<Weighed | undefined>(
    (best, candidate) => (best === undefined || worthOf(candidate) > worthOf(best) ? candidate : best),
    undefined,
  );
}

/**
 * Gives passages one after another in the order in which they are worth a model's attention: those that define the term,
 * best first, then mentions, each time the one that tells most beside what was taken already (maximal marginal
 * relevance: Carbonell and Goldstein 1998). What only repeats another passage is left out. Whoever takes the first few
 * does not wait for the order of all.
 *
 * @param forms the names of the term
 */
export function* orderPassages(
  passages: readonly OfferedPassage[],
  forms: readonly string[],
): Generator<OfferedPassage, undefined> {
  // Two definitions that differ in a number only contradict each other.
  const definitions = new Map<string, OfferedPassage>();
  for (const passage of passages) {
    if (passage.kind !== 'definition' || definitions.has(passage.text)) continue;
    definitions.set(passage.text, passage);
    yield passage;
  }
  const foldedForms = forms.map(fold).filter((form) => form !== '');
  let left = passages
    .filter(({ kind }) => kind === 'mention')
    .map((passage): Weighed => {
      const content = contentOf(passage.text, foldedForms);
      return { passage, content, alike: 0, isDocumentTaken: false };
    });
  const leave = (taken: OfferedPassage, takenContent: ReadonlySet<string>): void => {
    left = left.flatMap((mention) => {
      const { passage, content } = mention;
      const alike = likeness(content, takenContent);
      if (alike > SAME && content.size <= takenContent.size * 2) return [];
      const isDocumentTaken =
        mention.isDocumentTaken || passage.citation.document === taken.citation.document;
      return [{ ...mention, alike: Math.max(mention.alike, alike), isDocumentTaken }];
    });
  };
  if (left.length > 0) {
    for (const definition of definitions.values()) leave(definition, contentOf(definition.text, foldedForms));
  }
  for (let best = mostTelling(left); best !== undefined; best = mostTelling(left)) {
    const taken = best;
    yield taken.passage;
    left = left.filter((mention) => mention !== taken);
    leave(taken.passage, taken.content);
  }
}
