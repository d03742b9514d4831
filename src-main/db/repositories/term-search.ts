import type { ReadHandle } from '../handle.ts';
import { transaction } from '../transactions.ts';
import { revisionReader } from './revisions.ts';
import { ALL_MEMBERS, IS_MAIN_TERM } from './synonym-conditions.ts';

/** A list of terms without a search, as SQL. */
export interface TermsToSearch {
  /** Which terms are in it. */
  readonly condition: string;
  /** Of the parameters of `condition`. */
  readonly values: readonly (string | number)[];
  readonly order: string;
}

/** The texts of a list as it was at a revision of the terms. */
interface TextsInMemory {
  readonly list: string;
  readonly revision: number;
  /** For each term its id, a divider and its search text with those of its synonyms, in the order of the list. */
  readonly lines: readonly string[];
}

/** Stands in no search text. */
const DIVIDER = '\u001f';

/** The search texts of a term and of its synonyms, in lines. */
const TEXTS = `terms.search_text || CASE WHEN ${IS_MAIN_TERM} THEN (SELECT char(10) || group_concat(member.search_text, char(10))
  FROM ${ALL_MEMBERS} WHERE main_term_id = terms.id) ELSE '' END`;

/**
 * Searches a list of terms in memory, which takes a fraction of the time that SQLite needs to look at as many rows: of
 * 50,000 terms some milliseconds. Whoever types a word asks for one list many times, so the texts of the list that was
 * searched last are kept until the terms change. They are read when nobody waits, after the first letter of a search was
 * answered in another way.
 */
export function termSearcher(db: ReadHandle) {
  const { connection } = db;
  const revisions = revisionReader(db);
  let texts: TextsInMemory | null = null;
  let isAsked = false;

  function read({ condition, values, order }: TermsToSearch, list: string): TextsInMemory {
    const lines = connection
      .prepare<(string | number)[], string>(
        `SELECT terms.id || '${DIVIDER}' || ${TEXTS} FROM terms WHERE ${condition} ORDER BY ${order}`,
      )
      .pluck()
      .all(...values);
    return { list, revision: revisions.all().terms, lines };
  }

  function readSoon(terms: TermsToSearch, list: string): void {
    if (isAsked) return;
    isAsked = true;
    setImmediate(() => {
      isAsked = false;
      try {
        texts = transaction(db, () => read(terms, list));
      } catch {
        // The file was closed, or is damaged, which whoever searches next is told.
        texts = null;
      }
    });
  }

  return {
    /**
     * Finds the terms in whose texts one of some forms stands. Call it inside a transaction.
     *
     * @returns their ids in the order of the list; null where its texts are not in memory yet
     */
    find: (terms: TermsToSearch, forms: readonly string[]): readonly number[] | null => {
      const list = JSON.stringify(terms);
      if (texts?.list !== list || texts.revision !== revisions.all().terms) {
        readSoon(terms, list);
        return null;
      }
      const ids: number[] = [];
      for (const line of texts.lines) {
        const divider = line.indexOf(DIVIDER);
        if (forms.some((form) => line.includes(form, divider))) ids.push(Number(line.slice(0, divider)));
      }
      return ids;
    },
  };
}
