import type { Citation } from './citation.ts';

/** What kind of thing a term names. */
export const TERM_CATEGORIES = [
  'person',
  'place',
  'organisation',
  'title',
  'technical-term',
  'common-noun',
] as const;
export type TermCategory = (typeof TERM_CATEGORIES)[number];

/** What a person decided about a term; a candidate is undecided. */
export const TERM_STATUSES = ['candidate', 'accepted', 'rejected'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

/** Who brought a term into the project. */
export const TERM_ORIGINS = ['extraction', 'user'] as const;
export type TermOrigin = (typeof TERM_ORIGINS)[number];

/** A place in a document: its path and a line counted from 1. */
export interface Place {
  readonly document: string;
  readonly line: number;
}

/** What termhood is made of: see `pipeline/extract/features.ts` for each. `decisions` is what the person taught. */
export const TERMHOOD_FEATURES = [
  'shape',
  'frequency',
  'fragment',
  'unithood',
  'dispersion',
  'productivity',
  'marked',
  'defined',
  'acronym',
  'capitals',
  'named',
  'unfamiliar',
  'relational',
  'plural-inside',
  'single-character',
  'hyphenated',
  'general-word',
  'general-qualifier',
  'general-phrase',
  'one-off',
  'decisions',
] as const;
export type TermhoodFeature = (typeof TERMHOOD_FEATURES)[number];

/** What one feature adds to a score, or takes from it. */
export interface ScorePart {
  readonly feature: TermhoodFeature;
  readonly contribution: number;
}

/** A written form of a term in the documents. */
export interface TermForm {
  readonly form: string;
  /** Number of occurrences. */
  readonly count: number;
  /** The key under which extraction found it: forms with different keys are joined by their meaning, as an acronym and its long form. */
  readonly key: string;
}

/** The key of a form that a person took out of the variants of a term: a term of its own, whatever its normalised form. */
export function separateKeyOf(form: string): string {
  return `=${form}`;
}

/** What a person decided about a term, as ranking learns from it. */
export interface TermJudgement {
  readonly key: string;
  readonly status: Exclude<TermStatus, 'candidate'>;
}

/** What ranking has to know of a person's decisions about terms. */
export interface RankingDecisions {
  /** Accepted and rejected terms: the others are ranked anew by what these have in common. */
  readonly judgements: readonly TermJudgement[];
  /** Keys of terms about which a person decided anything: none of them becomes a variant of another term. */
  readonly decidedKeys: readonly string[];
  /** Forms that a person made terms of their own. */
  readonly separateForms: readonly string[];
}

/** Nobody has decided anything yet. */
export const NO_DECISIONS: RankingDecisions = { judgements: [], decidedKeys: [], separateForms: [] };

/** A term as extraction ranks it over all documents of a project. */
export interface RankedTerm {
  /** Normalised form that groups the variants; the identity of the term in the project. */
  readonly key: string;
  /** The form to show: the most frequent form seen in the text. */
  readonly term: string;
  /** How the term is read, in hiragana, where it is Japanese and the reading is known. */
  readonly reading: string | null;
  /** Termhood; higher is better. Comparable within one project only. */
  readonly score: number;
  /** Whether the extractor itself would put it into the glossary. */
  readonly proposed: boolean;
  readonly category: TermCategory;
  /** Number of occurrences of all variants. */
  readonly frequency: number;
  /** Number of documents with at least one occurrence. */
  readonly documents: number;
  /** The other forms seen in the text, most frequent first; never `term` itself. */
  readonly variants: readonly string[];
  /**
   * All forms seen in the text with their counts, most frequent first, `term` among them. Also those that a person
   * made terms of their own, which are no variants any more.
   */
  readonly forms: readonly TermForm[];
  /** What the score is made of, the largest effect first; parts without an effect are left out. */
  readonly explanation: readonly ScorePart[];
  /** The passage that tells the category; null where none does. */
  readonly categoryEvidence: Citation | null;
  readonly first: Place;
}

/** A ranked term with where it was found. */
export interface FoundTerm extends RankedTerm {
  /** Paths of the documents with at least one occurrence, in their order. */
  readonly inDocuments: readonly string[];
}
