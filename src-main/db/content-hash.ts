import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { WriteHandle } from './handle.ts';

/** What the hash of an entry's row is made over, in this order. */
const HASHED = [
  'definition',
  'description',
  'confidence',
  'citations',
  'status',
  'edited',
  'proposal',
  'alternatives',
  'extractive',
  'writer',
] as const;

/** An entry's row with the hash that it carries. */
export type HashedEntry = Readonly<Record<(typeof HASHED)[number], unknown>> & {
  readonly content_hash: string;
};

/** An SQL expression for the hash that an entry's row has to carry. */
export const ENTRY_HASH = `content_hash(${HASHED.join(', ')})`;

/**
 * Teaches a connection the SQL function `content_hash(...)`: SHA-256 over its arguments, in hexadecimal digits. A row
 * that carries the hash of its own columns tells whether it still says what was written.
 */
export function defineContentHash(connection: Database): void {
  connection.function('content_hash', { deterministic: true, varargs: true }, (...values: unknown[]) =>
    contentHash(values),
  );
}

/**
 * Keeps the hash of every entry right that is written through a connection, by triggers of that connection, so that
 * no write can forget it. Whoever changes a row checks it before: a damaged one would pass for whole afterwards.
 */
export function keepEntryHashes({ connection }: WriteHandle): void {
  const written = `content_hash(${HASHED.map((column) => `NEW.${column}`).join(', ')})`;
  for (const event of ['INSERT', `UPDATE OF ${HASHED.join(', ')}`]) {
    connection.exec(`CREATE TEMP TRIGGER IF NOT EXISTS "entry hash after ${event}" AFTER ${event} ON main.entries BEGIN
      UPDATE entries SET content_hash = ${written} WHERE id = NEW.id; END`);
  }
}

/** Tells whether an entry's row still says what was written into it. */
export function isEntryWhole(row: HashedEntry): boolean {
  return row.content_hash === contentHash(HASHED.map((column) => row[column]));
}

/** Tells whether a text is the one that a hash (SHA-256 of it as UTF-8, in hexadecimal digits) was made of. */
export function isTextWhole({ text, hash }: { readonly text: string; readonly hash: string }): boolean {
  return sha256(text) === hash;
}

function contentHash(values: readonly unknown[]): string {
  return sha256(JSON.stringify(values));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
