import type { Citation } from '../../domain/citation.ts';
import type { Place } from '../../domain/term.ts';
import type { Language } from '../../text/model.ts';
import { CUE_NAMES, type CueName } from './cues.ts';
import type { DocumentExtraction, StoredCandidate } from './document-extraction.ts';
import type { MarkName } from './marked-spans.ts';

/** What ranking needs of a candidate in a document; its passages do not matter. */
export type RankableCandidate = Omit<StoredCandidate, 'mentions'>;

/** What the cues of one kind say together over all documents. */
export interface MergedCue {
  /** The sum of their strengths. */
  readonly points: number;
  /** The strength of the strongest, and the first sentence that it stands in. */
  readonly strength: number;
  readonly evidence: Citation;
}

/** Numbers by names. Most candidates have a single form, for which no map is made. */
export class Tally {
  private name: string | null = null;
  private count = 0;
  private others: Map<string, number> | null = null;

  add(name: string, count: number): void {
    if (this.name === null || this.name === name) {
      this.name = name;
      this.count += count;
    } else {
      this.others ??= new Map();
      this.others.set(name, (this.others.get(name) ?? 0) + count);
    }
  }

  /** Names with their counts, in the order in which they came. */
  entries(): (readonly [name: string, count: number])[] {
    if (this.name === null) return [];
    return [[this.name, this.count], ...(this.others ?? [])];
  }
}

/** What is the same for a candidate in all documents, as the earliest of them has it. */
export interface CandidateWords {
  /** The key under which extraction found it. */
  readonly key: string;
  readonly language: Language;
  /** Its words in order; empty where there is only one. */
  readonly parts: readonly string[];
  readonly unknown: number;
  readonly reading: string | null;
}

/** A candidate while documents are added. */
export interface GrowingCandidate {
  readonly key: string;
  words: CandidateWords;
  first: Place;
  readonly forms: Tally;
  readonly shapes: Tally;
  /** The documents that it stands in, by their numbers. */
  readonly documents: number[];
  /** Null until there is one: most candidates have none. */
  marks: Map<MarkName, number> | null;
  cues: Map<CueName, MergedCue> | null;
  maximal: number;
}

/** A document of which candidates are added. */
export interface AddedDocument {
  readonly path: string;
  /** Counted from 0 in the order in which they are added. */
  readonly number: number;
  readonly evidence: DocumentExtraction['evidence'];
}

/** Nothing of the extraction is held: it may be long. */
function wordsOf({ key, language, parts, surfaces, unknown, reading }: RankableCandidate): CandidateWords {
  return {
    key,
    language,
    parts: parts ?? wordsBetweenSpaces(surfaces[0]?.[0] ?? ''),
    unknown: unknown ?? 0,
    reading: reading ?? null,
  };
}

const NO_PARTS: readonly string[] = [];

/** What the collector left out: the words of the surface, where they are more than one. */
function wordsBetweenSpaces(surface: string): readonly string[] {
  return surface.includes(' ') ? surface.split(' ') : NO_PARTS;
}

/** Begins a candidate that no document has been added to. */
export function beginCandidate(key: string, candidate: RankableCandidate, path: string): GrowingCandidate {
  return {
    key,
    words: wordsOf(candidate),
    first: { document: path, line: candidate.first.line },
    forms: new Tally(),
    shapes: new Tally(),
    documents: [],
    marks: null,
    cues: null,
    maximal: 0,
  };
}

/**
 * Adds what a document has of a candidate.
 *
 * @param forms those of its forms that count for it
 */
export function addToCandidate(
  growing: GrowingCandidate,
  candidate: RankableCandidate,
  forms: readonly (readonly [surface: string, count: number])[],
  document: AddedDocument,
): void {
  let frequency = 0;
  for (const [surface, count] of forms) {
    growing.forms.add(surface, count);
    frequency += count;
  }
  growing.documents.push(document.number);
  growing.maximal += Math.min(candidate.maximal ?? 0, frequency);
  growing.shapes.add(candidate.shape, frequency);
  if (document.path < growing.first.document) {
    growing.words = wordsOf(candidate);
    growing.first = { document: document.path, line: candidate.first.line };
  }
  if (candidate.marks !== undefined) growing.marks = withMarks(growing.marks, candidate.marks);
  if (candidate.cues !== undefined) growing.cues = withCues(growing.cues, candidate.cues, document);
}

function withMarks(
  known: Map<MarkName, number> | null,
  added: NonNullable<RankableCandidate['marks']>,
): Map<MarkName, number> {
  const marks = known ?? new Map<MarkName, number>();
  let name: MarkName;
  for (name in added) marks.set(name, (marks.get(name) ?? 0) + (added[name] ?? 0));
  return marks;
}

/** Adds the cues of a document; of equally strong ones the sentence of the earlier document stays. */
function withCues(
  known: Map<CueName, MergedCue> | null,
  added: NonNullable<RankableCandidate['cues']>,
  { path, evidence }: AddedDocument,
): Map<CueName, MergedCue> {
  const cues = known ?? new Map<CueName, MergedCue>();
  for (const name of CUE_NAMES) {
    const cue = added[name];
    const sentence = cue === undefined ? undefined : evidence[cue.evidence];
    if (cue === undefined || sentence === undefined) continue;
    addCue(cues, name, {
      points: cue.points,
      strength: cue.strength,
      evidence: { document: path, ...sentence },
    });
  }
  return cues;
}

function addCue(cues: Map<CueName, MergedCue>, name: CueName, cue: MergedCue): void {
  const known = cues.get(name);
  const points = cue.points + (known?.points ?? 0);
  const isKnownBetter =
    known !== undefined &&
    (known.strength > cue.strength ||
      (known.strength === cue.strength && known.evidence.document <= cue.evidence.document));
  cues.set(name, { ...(isKnownBetter ? known : cue), points });
}

const NO_MARKS: ReadonlyMap<MarkName, number> = new Map();
const NO_CUES: ReadonlyMap<CueName, MergedCue> = new Map();

/** The marks of several candidates together. */
export function marksOf(members: readonly GrowingCandidate[]): ReadonlyMap<MarkName, number> {
  if (members.every(({ marks }) => marks === null)) return NO_MARKS;
  const marks = new Map<MarkName, number>();
  for (const member of members) {
    for (const [name, count] of member.marks ?? []) marks.set(name, (marks.get(name) ?? 0) + count);
  }
  return marks;
}

/** The cues of several candidates together. */
export function cuesOf(members: readonly GrowingCandidate[]): ReadonlyMap<CueName, MergedCue> {
  if (members.every(({ cues }) => cues === null)) return NO_CUES;
  const cues = new Map<CueName, MergedCue>();
  for (const member of members) {
    for (const [name, cue] of member.cues ?? []) addCue(cues, name, cue);
  }
  return cues;
}
