import type { ReadHandle, WriteHandle } from '../handle.ts';

/** A term that is there only as long as extraction finds it: no person and no entry needs it. */
export const IS_NEEDED_BY_NOBODY = `status = 'candidate' AND required = 0 AND notes = '' AND origin = 'extraction'
  AND category_by = 'extraction' AND reading_by = 'extraction'
  AND id NOT IN (SELECT term_id FROM entries) AND id NOT IN (SELECT term_id FROM issues WHERE state = 'dismissed')
  AND id NOT IN (SELECT term_id FROM synonym_members) AND id NOT IN (SELECT main_term_id FROM synonym_groups)`;

/** Reads of the `published_ranking` table. */
export function publishedRankingReader({ connection }: ReadHandle) {
  // Without an explanation are terms that were not found, and those that were put back since the ranking.
  const stands = connection.prepare<[string], { stands: number }>(
    `SELECT EXISTS (SELECT 1 FROM published_ranking WHERE basis = ?)
       AND NOT EXISTS (SELECT 1 FROM candidate_judgements)
       AND NOT EXISTS (SELECT 1 FROM terms WHERE is_new = 1
         OR (explanation = '[]' AND origin = 'extraction' AND (frequency > 0 OR (${IS_NEEDED_BY_NOBODY})))) AS stands`,
  );
  return {
    /**
     * Whether publishing a ranking that was made from this would leave every term as it is: the one that stands there was
     * made from the same, no term is marked as new or was judged by a model since, and none has to go.
     */
    stands: (basis: string): boolean => stands.get(basis)?.stands === 1,
  };
}

/** Writes of the `published_ranking` table. Call them inside a transaction. */
export function publishedRankingWriter({ connection }: WriteHandle) {
  const forget = connection.prepare('DELETE FROM published_ranking');
  const keep = connection.prepare<[string]>('INSERT INTO published_ranking (only, basis) VALUES (1, ?)');
  return {
    /** Keeps what the ranking was made from; null where that is not known. */
    set: (basis: string | null): void => {
      forget.run();
      if (basis !== null) keep.run(basis);
    },
  };
}
