import { z } from 'zod';
import type { TermStanding } from '../../domain/reading-view.ts';
import type { ReadHandle } from '../handle.ts';
import { IS_SYNONYM } from './synonym-conditions.ts';
import { synonymReader } from './synonyms.ts';

/** A term with all its written forms and those of its synonyms, the main one first. */
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
export function readerTermReader(db: ReadHandle) {
  const { connection } = db;
  const standing = connection.prepare<[string], Row>(
    `SELECT key, term, variants, search_text, standing FROM (
       SELECT key, term, variants, search_text, score, CASE
         WHEN status = 'rejected' THEN 'rejected'
         WHEN required = 1 THEN 'required'
         WHEN status = 'accepted' THEN 'accepted'
         WHEN proposed = 1 THEN 'proposed'
         ELSE 'candidate' END AS standing
       FROM terms WHERE NOT ${IS_SYNONYM}
     ) WHERE standing IN (SELECT value FROM json_each(?)) ORDER BY score DESC, key`,
  );
  const synonyms = synonymReader(db);
  return {
    /** The terms that stand in one of these ways, the best first. Call it inside a transaction. */
    list: (standings: readonly TermStanding[]): StoredReaderTerm[] => {
      const aliasesOf = synonyms.aliases(null);
      return standing.all(JSON.stringify(standings)).map((row) => {
        const variants = variantsSchema.parse(JSON.parse(row.variants));
        return {
          key: row.key,
          forms: [row.term, ...aliasesOf(row.key, row.term, variants)],
          standing: row.standing,
          searchText: row.search_text,
        };
      });
    },
  };
}
