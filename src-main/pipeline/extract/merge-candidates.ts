import { separateKeyOf } from '../../domain/term.ts';
import type { Place, RankingDecisions } from '../../domain/term.ts';
import type { Language } from '../../text/model.ts';
import { groupVariants } from '../variants/group-variants.ts';
import type { DefiningPassage, VariantEvidence } from '../variants/group-variants.ts';
import type { KeyPair } from '../variants/name-relations.ts';
import type { CueName } from './cues.ts';
import type { DocumentExtraction } from './document-extraction.ts';
import {
  addToCandidate,
  type AddedDocument,
  beginCandidate,
  cuesOf,
  type GrowingCandidate,
  marksOf,
  type MergedCue,
  type RankableCandidate,
} from './growing-candidate.ts';
import type { MarkName } from './marked-spans.ts';

export type { MergedCue } from './growing-candidate.ts';

/** What ranking needs of a document's extraction. Both the stored and the expanded form have it. */
export type RankableExtraction = Pick<
  DocumentExtraction,
  'tokens' | 'definitions' | 'evidence' | 'shortForms' | 'sideBySide'
> & {
  readonly candidates: readonly RankableCandidate[];
};

/** A written form with its number of occurrences and the key under which extraction found it. */
export type MergedForm = readonly [surface: string, count: number, key: string];

/** A candidate over all documents, with all that are only other forms of it. */
export interface MergedCandidate {
  /** The key of the form that it is known by. */
  readonly key: string;
  /** The keys of all its forms, its own first. */
  readonly keys: readonly string[];
  readonly language: Language;
  /** Written forms: the one that it is known by, then the others, most frequent first. */
  readonly forms: readonly MergedForm[];
  /** Forms that a person made terms of their own; they count for nothing here. */
  readonly separateForms: readonly MergedForm[];
  readonly frequency: number;
  readonly documents: number;
  /** Paths of the documents with at least one occurrence, in their order. */
  readonly inDocuments: readonly string[];
  /** How often it is the whole of a noun phrase. */
  readonly maximal: number;
  readonly marks: ReadonlyMap<MarkName, number>;
  readonly cues: ReadonlyMap<CueName, MergedCue>;
  readonly shape: string;
  /** Its words in order; empty where there is only one. */
  readonly parts: readonly string[];
  readonly unknown: number;
  readonly reading: string | null;
  readonly first: Place;
  /** The surest definition found for it, 0 to 1; 0 where there is none. */
  readonly definition: number;
}

/** Two definitions that are less sure than this do not tell that two terms are different. */
const SURE_DEFINITION = 0.5;
/** How sure it is that a short form which is written out is explained. */
const WRITTEN_OUT = 0.3;

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Of two forms seen equally often the one to show: small letters before capitals, shorter before longer. */
function compareForms(
  left: readonly [string, number, ...unknown[]],
  right: readonly [string, number, ...unknown[]],
): number {
  const capitals = (form: string): number => form.replace(/[^\p{Lu}]/gu, '').length;
  return (
    right[1] - left[1] ||
    capitals(left[0]) - capitals(right[0]) ||
    left[0].length - right[0].length ||
    compareText(left[0], right[0])
  );
}

/** Tells whether a candidate is a form that a person made a term of its own. */
function isSeparate({ key, words }: GrowingCandidate): boolean {
  return key !== words.key;
}

/** Joins the candidates of documents that are added one after another. */
export interface CandidateMerger {
  /** @param document its path; each document once, in any order: the result is the same */
  add(document: string, extraction: RankableExtraction): void;
  /** The candidates of all added documents, in the order of their keys. */
  finish(): MergedCandidate[];
}

/** Joins candidates by their keys, then the keys that are forms of one term; see `groupVariants`. */
export function createCandidateMerger(decisions: RankingDecisions): CandidateMerger {
  const separateForms = new Set(decisions.separateForms);
  const growing = new Map<string, GrowingCandidate>();
  const definitions = new Map<string, number>();
  const passages = new Map<string, DefiningPassage[]>();
  const shortForms: KeyPair[] = [];
  const sideBySide: KeyPair[] = [];
  const paths: string[] = [];

  const find = (key: string, candidate: RankableCandidate, path: string): GrowingCandidate => {
    const known = growing.get(key);
    if (known !== undefined) return known;
    const fresh = beginCandidate(key, candidate, path);
    growing.set(key, fresh);
    return fresh;
  };

  const addCandidate = (candidate: RankableCandidate, document: AddedDocument): void => {
    const { surfaces } = candidate;
    if (separateForms.size === 0 || !surfaces.some(([surface]) => separateForms.has(surface))) {
      addToCandidate(find(candidate.key, candidate, document.path), candidate, surfaces, document);
      return;
    }
    const kept = surfaces.filter(([surface]) => !separateForms.has(surface));
    for (const form of surfaces) {
      const [surface] = form;
      if (!separateForms.has(surface)) continue;
      addToCandidate(find(separateKeyOf(surface), candidate, document.path), candidate, [form], document);
    }
    if (kept.length > 0)
      addToCandidate(find(candidate.key, candidate, document.path), candidate, kept, document);
  };

  const raise = (key: string, score: number): void => {
    if (score > (definitions.get(key) ?? 0)) definitions.set(key, score);
  };

  const addDefinitions = (document: string, found: RankableExtraction['definitions']): void => {
    for (const { termKey, pattern, score, start, text, term } of found) {
      raise(separateForms.has(term) ? separateKeyOf(term) : termKey, score);
      if (pattern === 'abbreviation' || score < SURE_DEFINITION) continue;
      const known = passages.get(termKey);
      if (known === undefined) passages.set(termKey, [{ document, start, text, term }]);
      else known.push({ document, start, text, term });
    }
  };

  /** Keys that are forms of one term, the one that it is known by first; those of all other candidates by themselves. */
  const group = (separate: readonly GrowingCandidate[]): (readonly string[])[] => {
    const candidates = [...growing.values()]
      .filter((candidate) => !isSeparate(candidate))
      .map(({ key, words, forms, shapes }) => ({
        key,
        frequency: forms.entries().reduce((sum, [, count]) => sum + count, 0),
        reading: words.reading,
        shape: mostFrequent(shapes.entries()),
      }));
    // A key of which all forms were taken out still tells what they were taken out of.
    const emptied = new Map(
      separate.filter(({ words }) => !growing.has(words.key)).map(({ words }) => [words.key, words]),
    );
    for (const { key, reading } of emptied.values()) {
      candidates.push({ key, frequency: 0, reading, shape: '' });
    }
    const evidence: VariantEvidence = {
      shortForms,
      sideBySide,
      definitionsOf: (key) => passages.get(key) ?? [],
    };
    const groups = groupVariants(candidates, evidence, decisions).map(({ main, others }) =>
      [main, ...others].toSorted((left, right) => Number(emptied.has(left)) - Number(emptied.has(right))),
    );
    const grouped = new Set(groups.flat());
    return [...groups, ...[...growing.keys()].filter((key) => !grouped.has(key)).map((key) => [key])];
  };

  return {
    add(path, extraction) {
      const document = { path, number: paths.length, evidence: extraction.evidence };
      paths.push(path);
      for (const candidate of extraction.candidates) addCandidate(candidate, document);
      addDefinitions(path, extraction.definitions);
      for (const pair of extraction.shortForms) {
        shortForms.push(pair);
        raise(pair[1], WRITTEN_OUT);
      }
      for (const pair of extraction.sideBySide) sideBySide.push(pair);
    },
    finish() {
      const separate = [...growing.values()].filter(isSeparate);
      const separatedFrom = Map.groupBy(separate, ({ words }) => words.key);
      return group(separate)
        .flatMap((keys) => {
          const [main, ...others] = keys.flatMap((key) => growing.get(key) ?? []);
          if (main === undefined) return [];
          const takenOut = keys.flatMap((key) => (separatedFrom.get(key) ?? []).flatMap(formsOf));
          return [finishCandidate(main, others, takenOut, { definitions, paths })];
        })
        .sort((left, right) => compareText(left.key, right.key));
    },
  };
}

function mostFrequent(counts: readonly (readonly [string, number])[]): string {
  return counts.toSorted(compareForms)[0]?.[0] ?? '';
}

/** Forms with the key that extraction gave them: that of a form taken out of a group is the key it had there. */
function formsOf({ forms, words }: GrowingCandidate): MergedForm[] {
  return forms.entries().map(([surface, count]) => [surface, count, words.key]);
}

function finishCandidate(
  main: GrowingCandidate,
  others: readonly GrowingCandidate[],
  separateForms: readonly MergedForm[],
  {
    definitions,
    paths,
  }: { readonly definitions: ReadonlyMap<string, number>; readonly paths: readonly string[] },
): MergedCandidate {
  const numbers =
    others.length === 0 ? main.documents : [...new Set([main, ...others].flatMap((one) => one.documents))];
  const members = [main, ...others];
  const { language, parts, unknown, reading } = main.words;
  const [shown, ...ownForms] = formsOf(main).sort(compareForms);
  const forms = [
    ...(shown === undefined ? [] : [shown]),
    ...[...ownForms, ...others.flatMap(formsOf)].sort(compareForms),
  ];
  return {
    key: main.key,
    keys: members.map(({ key }) => key),
    language,
    forms,
    separateForms,
    frequency: forms.reduce((sum, [, count]) => sum + count, 0),
    documents: numbers.length,
    inDocuments: numbers.flatMap((number) => paths[number] ?? []).sort(compareText),
    maximal: members.reduce((sum, { maximal }) => sum + maximal, 0),
    marks: marksOf(members),
    cues: cuesOf(members),
    shape: mostFrequent(main.shapes.entries()),
    parts,
    unknown,
    reading,
    first: earliest(members),
    definition: Math.max(...members.map(({ key }) => definitions.get(key) ?? 0)),
  };
}

/** The first place: in the earliest document, and there in the first line. */
function earliest(members: readonly GrowingCandidate[]): Place {
  const places = members.map(({ first }) => first);
  return places.reduce((best, place) => {
    const order = compareText(place.document, best.document) || place.line - best.line;
    return order < 0 ? place : best;
  });
}
