import type { DocumentFormat } from './document.ts';

/* What a window shows of one document: its rows, and the terms of the glossary in it. Offsets are UTF-16 code units of the document's text. */

/** How a document is shown: as its author meant it to look, or line by line as it is written. */
export const READING_VIEWS = ['rendered', 'plain'] as const;
export type ReadingView = (typeof READING_VIEWS)[number];

/** How a span of text looks. `markup` is what is written for a machine, such as a tag of HTML: shown, but quietly. */
export type SpanStyle = 'strong' | 'emphasis' | 'deleted' | 'code' | 'link' | 'markup';

/** Text that looks alike. Where `text` is as long as the slice of the document, each of its characters stands at its own offset. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly styles: readonly SpanStyle[];
  /** How the author says that it is read (ruby); null where nothing is said. */
  readonly reading: string | null;
}

/** What a row is. A `line` is one as it is written; all others are parts of rendered Markdown. */
export type RowForm =
  | { readonly kind: 'line' | 'paragraph' | 'code' | 'rule' }
  | { readonly kind: 'heading'; readonly level: number }
  | {
      readonly kind: 'table';
      readonly isHeader: boolean;
      /** How wide the columns of the table are, as shares of each other. */
      readonly columns: readonly number[];
    };

/** A stretch of a document that is shown as one row: a block, a part of a long one, or a line. */
export interface ReadingRow {
  /** Counts from 0. */
  readonly index: number;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly form: RowForm;
  /** How many quotations it stands in. */
  readonly quotes: number;
  /** How many lists it stands in. */
  readonly indent: number;
  /** Number or bullet before it; empty where there is none. */
  readonly marker: string;
  /** Whether a block begins with it, with some space before. */
  readonly isFirst: boolean;
  /** The text: of each cell of a table, of all else in one. */
  readonly cells: readonly (readonly TextSpan[])[];
}

/** Some rows of a document. */
export interface RowPage {
  readonly format: DocumentFormat;
  /** Number of rows of the document. */
  readonly total: number;
  /** Length of the document. */
  readonly length: number;
  readonly rows: readonly ReadingRow[];
}

/** How a term stands in the glossary: a person always wants it, accepted or rejected it; or nobody decided, and extraction proposes it or not. */
export const TERM_STANDINGS = ['required', 'accepted', 'proposed', 'candidate', 'rejected'] as const;
export type TermStanding = (typeof TERM_STANDINGS)[number];

/** A term by its name. */
export interface NamedTerm {
  readonly key: string;
  readonly term: string;
}

/** A term as a reader meets it. */
export interface StandingTerm extends NamedTerm {
  readonly standing: TermStanding;
}

/** A place in a document where a term stands, in whichever of its forms. */
export interface TermHit {
  readonly start: number;
  readonly end: number;
  /** Index of the term among those of the answer. */
  readonly term: number;
}

/** The terms in a stretch of a document. */
export interface DocumentHighlights {
  readonly terms: readonly StandingTerm[];
  /** By start, longer before shorter. */
  readonly hits: readonly TermHit[];
}

/** A term with the number of its occurrences in one document. */
export interface DocumentTerm extends StandingTerm {
  readonly count: number;
}

/** An occurrence that a reader goes to. */
export interface FoundOccurrence {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** The terms that stand there, the longest first; where one term was asked for, that one alone. */
  readonly terms: readonly NamedTerm[];
  /** Of one term: which of its occurrences in the document it is, counted from 1, and how many there are; null for any term. */
  readonly place: { readonly number: number; readonly total: number } | null;
}

/** Where occurrences lie in a document. */
export interface OccurrenceMarks {
  /** For each stretch of the document, of equal numbers of rows, how many occurrences begin in it. */
  readonly counts: readonly number[];
}
