import { z } from 'zod';
import type { TermStanding } from '../../domain/reading-view.ts';
import { separateKeyOf } from '../../domain/term.ts';
import type { ReadHandle } from '../handle.ts';

/** A term with all its written forms, the main one first. */
export interface StoredReaderTerm {
  readonly key: string;
  readonly forms: readonly string[];
  readonly standing: TermStanding;
  readonly searchText: string;
}

interface Row {
  readonly key: string;
  readonly term: string;
  readonly variants: string;
  readonly standing: TermStanding;
  readonly search_text: string;
}

const variantsSchema = z.array(z.string());

/** Reads the terms that are shown in documents. */
export function readerTermReader({ connection }: ReadHandle) {
  const standing = connection.prepare<[string], Row>(
    `SELECT key, term, variants, search_text, standing FROM (
       SELECT key, term, variants, search_text, score, CASE
         WHEN status = 'rejected' THEN 'rejected'
         WHEN required = 1 THEN 'required'
         WHEN status = 'accepted' THEN 'accepted'
         WHEN proposed = 1 THEN 'proposed'
         ELSE 'candidate' END AS standing
       FROM terms
     ) WHERE standing IN (SELECT value FROM json_each(?)) ORDER BY score DESC, key`,
  );
  const separateForms = connection.prepare<[], { form: string }>('SELECT form FROM separate_forms');
  return {
    /** The terms that stand in one of these ways, the best first. Call it inside a transaction. */
    list: (standings: readonly TermStanding[]): StoredReaderTerm[] => {
      const separate = new Set(separateForms.all().map(({ form }) => form));
      return standing.all(JSON.stringify(standings)).map((row) => {
        const isSeparate = row.key === separateKeyOf(row.term) && separate.has(row.term);
        const variants = variantsSchema.parse(JSON.parse(row.variants));
        return {
          key: row.key,
          forms: [row.term, ...variants.filter((form) => isSeparate || !separate.has(form))],
          standing: row.standing,
          searchText: row.search_text,
        };
      });
    },
  };
}
