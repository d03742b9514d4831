import type { Place } from '../../domain/term.ts';
import { termKeyOfText } from '../../text/term-key.ts';
import type { Language } from '../../text/model.ts';
import type { CueName } from './cues.ts';
import type { DocumentExtraction, StoredCandidate } from './document-extraction.ts';
import type { MarkName } from './marked-spans.ts';

/** What ranking needs of a candidate in a document; its passages do not matter. */
export type RankableCandidate = Omit<StoredCandidate, 'mentions'>;

/** What ranking needs of a document's extraction. Both the stored and the expanded form have it. */
export type RankableExtraction = Pick<DocumentExtraction, 'tokens' | 'definitions'> & {
  readonly candidates: readonly RankableCandidate[];
};

/** A candidate over all documents. */
export interface MergedCandidate {
  readonly key: string;
  readonly language: Language;
  /** Written forms with their number of occurrences, most frequent first. */
  readonly forms: readonly (readonly [surface: string, count: number])[];
  readonly frequency: number;
  readonly documents: number;
  /** How often it is the whole of a noun phrase. */
  readonly maximal: number;
  readonly marks: ReadonlyMap<MarkName, number>;
  readonly cues: ReadonlyMap<CueName, number>;
  readonly shape: string;
  /** Its words in order; empty where there is only one. */
  readonly parts: readonly string[];
  readonly unknown: number;
  readonly reading: string | null;
  readonly first: Place;
  /** The surest definition found for it, 0 to 1; 0 where there is none. */
  readonly definition: number;
}

interface Growing {
  readonly sample: RankableCandidate;
  readonly first: Place;
  readonly forms: Map<string, number>;
  readonly shapes: Map<string, number>;
  readonly marks: Map<MarkName, number>;
  readonly cues: Map<CueName, number>;
  documents: number;
  maximal: number;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function addTo<Name>(counts: Map<Name, number>, name: Name, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

/** Of two forms seen equally often the one to show: small letters before capitals, shorter before longer. */
function compareForms(left: readonly [string, number], right: readonly [string, number]): number {
  const capitals = (form: string): number => form.replace(/[^\p{Lu}]/gu, '').length;
  return (
    right[1] - left[1] ||
    capitals(left[0]) - capitals(right[0]) ||
    left[0].length - right[0].length ||
    compareText(left[0], right[0])
  );
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(compareForms)[0]?.[0] ?? '';
}

/** The surest definition of each term. An abbreviation that is written out counts for its long form too. */
function definitionScores(extractions: readonly RankableExtraction[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  const raise = (key: string, score: number): void => {
    scores.set(key, Math.max(scores.get(key) ?? 0, score));
  };
  for (const { definitions } of extractions) {
    for (const { termKey, pattern, score, text } of definitions) {
      raise(termKey, score);
      const longForm = pattern === 'abbreviation' ? /^(.+?)\s?[(（]/.exec(text)?.[1] : undefined;
      if (longForm !== undefined) raise(termKeyOfText(longForm, 'en'), score);
    }
  }
  return scores;
}

/**
 * Joins the candidates of all documents by their keys.
 *
 * @param extractions in any order; the result is the same
 * @returns candidates in the order of their keys
 */
export function mergeCandidates(
  extractions: readonly { readonly document: string; readonly extraction: RankableExtraction }[],
): MergedCandidate[] {
  const inOrder = [...extractions].sort((left, right) => compareText(left.document, right.document));
  const growing = new Map<string, Growing>();
  for (const { document, extraction } of inOrder) {
    for (const candidate of extraction.candidates) {
      let merged = growing.get(candidate.key);
      if (merged === undefined) {
        merged = {
          sample: candidate,
          first: { document, line: candidate.first.line },
          forms: new Map(),
          shapes: new Map(),
          marks: new Map(),
          cues: new Map(),
          documents: 0,
          maximal: 0,
        };
        growing.set(candidate.key, merged);
      }
      merged.documents++;
      merged.maximal += candidate.maximal ?? 0;
      let frequency = 0;
      for (const [surface, count] of candidate.surfaces) {
        addTo(merged.forms, surface, count);
        frequency += count;
      }
      addTo(merged.shapes, candidate.shape, frequency);
      addCounts(merged.marks, candidate.marks);
      addCounts(merged.cues, candidate.cues);
    }
  }
  const definitions = definitionScores(inOrder.map(({ extraction }) => extraction));
  return [...growing.values()]
    .map((merged) => finish(merged, definitions.get(merged.sample.key) ?? 0))
    .sort((left, right) => compareText(left.key, right.key));
}

function addCounts<Name extends string>(
  counts: Map<Name, number>,
  added: Readonly<Partial<Record<Name, number | undefined>>> | undefined,
): void {
  if (added === undefined) return;
  for (const name in added) addTo(counts, name, added[name] ?? 0);
}

/** What the collector left out: the words of the surface, where they are more than one. */
function partsOf({ parts, surfaces }: RankableCandidate): readonly string[] {
  if (parts !== undefined) return parts;
  const words = surfaces[0]?.[0].split(' ') ?? [];
  return words.length > 1 ? words : [];
}

function finish(merged: Growing, definition: number): MergedCandidate {
  const { sample, first, documents, maximal, marks, cues } = merged;
  const forms = [...merged.forms].sort(compareForms);
  return {
    key: sample.key,
    language: sample.language,
    forms,
    frequency: forms.reduce((sum, [, count]) => sum + count, 0),
    documents,
    maximal,
    marks,
    cues,
    shape: mostFrequent(merged.shapes),
    parts: partsOf(sample),
    unknown: sample.unknown ?? 0,
    reading: sample.reading ?? null,
    first,
    definition,
  };
}
