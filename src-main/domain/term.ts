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
  readonly first: Place;
}
