/** The formats that documents are read from. */
export const DOCUMENT_FORMATS = ['markdown', 'text'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/**
 * The language of most of a document. `mixed`: Japanese and English, each in a good part of it. `other`: mostly in a
 * language whose terms the built-in extraction does not find well.
 */
export const DOCUMENT_LANGUAGES = ['en', 'ja', 'mixed', 'other'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/**
 * A document as the project holds it: a snapshot of its text, so that citations stay true when
 * the file on disk changes. All offsets into `text` are UTF-16 code units; lines count from 1.
 */
export interface DocumentSnapshot {
  /** Path relative to the folder it came from, with `/` between the parts. */
  readonly path: string;
  readonly format: DocumentFormat;
  /** Decoded text without a byte-order mark; line breaks as in the file. */
  readonly text: string;
  /** SHA-256 of `text` as UTF-8, in hexadecimal. */
  readonly hash: string;
}

/** Why a file was not taken. Each code has one sentence for people, see `documents/refusals.ts`. */
export const REFUSAL_CODES = [
  'unsupported-format',
  'binary',
  'unknown-encoding',
  'too-large',
  'unreadable',
  'empty',
  'link-loop',
  'vanished',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A file or folder that was not taken, and why. */
export interface Refusal {
  /** Path relative to the folder that is read. */
  readonly path: string;
  readonly code: RefusalCode;
  /** One sentence for a person: what is wrong and what would mend it. No absolute paths. */
  readonly reason: string;
}
