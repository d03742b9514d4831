import { z } from 'zod';
import type { RankedTerm, TermCategory, TermOrigin, TermStatus } from '../../domain/term.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** A term as the project holds it: what extraction found and what a person decided. */
export interface StoredTerm extends RankedTerm {
  readonly status: TermStatus;
  readonly required: boolean;
  readonly notes: string;
  readonly origin: TermOrigin;
}

/** What a person may change about a term; what is left out stays. */
export interface TermDecision {
  readonly status?: TermStatus;
  readonly required?: boolean;
  readonly notes?: string;
  readonly category?: TermCategory;
}

interface TermRow {
  readonly key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly score: number;
  readonly proposed: number;
  readonly category: TermCategory;
  readonly frequency: number;
  readonly document_count: number;
  readonly variants: string;
  readonly first_document: string | null;
  readonly first_line: number | null;
  readonly status: TermStatus;
  readonly required: number;
  readonly notes: string;
  readonly origin: TermOrigin;
}

const variantsSchema = z.array(z.string());

function toTerm(row: TermRow): StoredTerm {
  return {
    key: row.key,
    term: row.term,
    reading: row.reading,
    score: row.score,
    proposed: row.proposed === 1,
    category: row.category,
    frequency: row.frequency,
    documents: row.document_count,
    variants: variantsSchema.parse(JSON.parse(row.variants)),
    first: { document: row.first_document ?? '', line: row.first_line ?? 0 },
    status: row.status,
    required: row.required === 1,
    notes: row.notes,
    origin: row.origin,
  };
}

/** Which terms belong into the glossary: proposed by extraction or wanted by a person, and not rejected. */
const WANTED = `status <> 'rejected' AND (proposed = 1 OR status = 'accepted' OR required = 1)`;

/** Reads of the `terms` table. */
export function termReader({ connection }: ReadHandle) {
  const list = connection.prepare<[number], TermRow>('SELECT * FROM terms ORDER BY score DESC, key LIMIT ?');
  const wanted = connection.prepare<[], TermRow>(`SELECT * FROM terms WHERE ${WANTED} ORDER BY key`);
  const get = connection.prepare<[string], TermRow>('SELECT * FROM terms WHERE key = ?');
  return {
    /** Terms, best first. */
    list: (limit: number): StoredTerm[] => list.all(limit).map(toTerm),
    /** The terms that are to have an entry, by key. */
    wanted: (): StoredTerm[] => wanted.all().map(toTerm),
    get: (key: string): StoredTerm | null => {
      const row = get.get(key);
      return row === undefined ? null : toTerm(row);
    },
  };
}

/** Writes of the `terms` table. Call them inside a transaction. */
export function termWriter({ connection }: WriteHandle) {
  // Lives in memory, beside the project file.
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS extracted (key TEXT PRIMARY KEY) WITHOUT ROWID');
  // Two keys may become one here: SQLite has no halves of characters, a faulty tokeniser might.
  const remember = connection.prepare<[string]>('INSERT OR IGNORE INTO temp.extracted (key) VALUES (?)');
  const forgetExtracted = connection.prepare('DELETE FROM temp.extracted');
  const upsert = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants, first_document, first_line)
     VALUES (@key, @term, @reading, @score, @proposed, @category, @frequency, @documents, @variants, @firstDocument, @firstLine)
     ON CONFLICT (key) DO UPDATE SET
       term = excluded.term, reading = excluded.reading, score = excluded.score, proposed = excluded.proposed,
       category = CASE category_by WHEN 'user' THEN category ELSE excluded.category END,
       frequency = excluded.frequency, document_count = excluded.document_count, variants = excluded.variants,
       first_document = excluded.first_document, first_line = excluded.first_line`,
  );
  const clear = connection.prepare(
    `UPDATE terms SET score = 0, proposed = 0, frequency = 0, document_count = 0, variants = '[]',
       first_document = NULL, first_line = NULL
     WHERE key NOT IN (SELECT key FROM temp.extracted)`,
  );
  const forget = connection.prepare(
    `DELETE FROM terms WHERE key NOT IN (SELECT key FROM temp.extracted)
       AND status = 'candidate' AND required = 0 AND notes = '' AND origin = 'extraction' AND category_by = 'extraction'
       AND id NOT IN (SELECT term_id FROM entries)
       AND id NOT IN (SELECT term_id FROM synonym_members) AND id NOT IN (SELECT main_term_id FROM synonym_groups)`,
  );
  const decide = connection.prepare(
    `UPDATE terms SET status = coalesce(@status, status), required = coalesce(@required, required),
       notes = coalesce(@notes, notes), category = coalesce(@category, category),
       category_by = CASE WHEN @category IS NULL THEN category_by ELSE 'user' END
     WHERE key = @key`,
  );
  const add = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, category_by, frequency, document_count, variants, status, origin)
     VALUES (@key, @term, NULL, 0, 0, @category, 'user', 0, 0, '[]', 'accepted', 'user')
     ON CONFLICT (key) DO UPDATE SET status = 'accepted', origin = 'user'`,
  );

  return {
    /**
     * Puts the result of an extraction in place of the earlier one. What a person decided about a term
     * stays, and so does every term that a person or an entry needs, also when it was not found again.
     */
    replaceExtracted: (terms: readonly RankedTerm[]): void => {
      forgetExtracted.run();
      for (const { first, proposed, variants, ...columns } of terms) {
        remember.run(columns.key);
        upsert.run({
          ...columns,
          proposed: proposed ? 1 : 0,
          variants: JSON.stringify(variants),
          firstDocument: first.document,
          firstLine: first.line,
        });
      }
      forget.run();
      clear.run();
      forgetExtracted.run();
    },

    /** Keeps a person's decision. Tells whether there is such a term. */
    decide: (key: string, decision: TermDecision): boolean =>
      decide.run({
        key,
        status: decision.status ?? null,
        required: decision.required === undefined ? null : Number(decision.required),
        notes: decision.notes ?? null,
        category: decision.category ?? null,
      }).changes > 0,

    /** Adds a term that a person wants, or accepts the one that is already there. */
    add: (term: { readonly key: string; readonly term: string; readonly category: TermCategory }): void => {
      add.run({ ...term });
    },
  };
}
