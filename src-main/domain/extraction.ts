import type { DocumentFormat } from './document.ts';

/** A passage of one document. Offsets are UTF-16 code units into the document's text. */
export interface Passage {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Line on which the passage starts, counted from 1. */
  readonly line: number;
  /** The passage to read: markup removed, line breaks joined as the language does it. */
  readonly text: string;
}

/** A sentence that defines a term. */
export interface FoundDefinition extends Passage {
  /** Key of the defined term, made like `CandidateInDocument.key`. */
  readonly termKey: string;
  /** The defined term as it is written in the passage. */
  readonly term: string;
  /** How sure the finder is that this is a definition of that term, 0 to 1. */
  readonly score: number;
  /** Name of the pattern that found it. */
  readonly pattern: string;
}

/** A passage that uses a term. */
export interface Mention extends Passage {
  /** How much the passage tells about the term, 0 to 1. */
  readonly score: number;
}

/** A candidate as one document shows it. */
export interface CandidateInDocument {
  /** Normalised form that groups the variants. */
  readonly key: string;
  /** Forms seen in this document with their number of occurrences, most frequent first. */
  readonly surfaces: readonly (readonly [surface: string, count: number])[];
  /** Offset and line of the first occurrence. */
  readonly first: { readonly start: number; readonly line: number };
  /** The most telling passages, best first, at most three. */
  readonly mentions: readonly Mention[];
}

/** What extraction needs of a document. */
export interface DocumentToExtract {
  readonly path: string;
  readonly format: DocumentFormat;
  readonly text: string;
}
