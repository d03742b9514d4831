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

/** What is searched in, as it is at a revision of the terms. */
interface Texts {
  readonly revision: number;
  /** The search text of each term with those of its synonyms, by its id. */
  readonly byTerm: Map<number, string>;
  /** The id of the last term that was read. */
  last: number;
  isComplete: boolean;
}

/** So much of what was found is remembered: whoever types on, or begins again after some letters, finds a part of it. */
const MOST_REMEMBERED = 16;

/** What was found in a list. */
interface Found {
  readonly forms: readonly string[];
  /** Places in the list, ascending. */
  readonly places: readonly number[];
}

/** A list with its texts, as it was at a revision of the terms. */
interface SearchableList {
  readonly list: string;
  readonly revision: number;
  readonly ids: readonly number[];
  /** As many as `ids`, in their order. */
  readonly texts: readonly string[];
}

/** So many texts are read at once: a question that comes meanwhile waits for some milliseconds at most. */
const TEXTS_AT_ONCE = 4_000;

/** The search texts of a term and of its synonyms, in lines. */
const TEXT = `terms.search_text || CASE WHEN ${IS_MAIN_TERM} THEN (SELECT char(10) || group_concat(member.search_text, char(10))
  FROM ${ALL_MEMBERS} WHERE main_term_id = terms.id) ELSE '' END`;

/**
 * Searches a list of terms in memory, which takes a fraction of the time that SQLite needs to look at as many rows: of
 * 50,000 terms some milliseconds. Whoever types a word asks for one list many times, so the texts are kept until the
 * terms change, and with them the list that was searched last. They are read while nobody waits.
 */
export function termSearcher(db: ReadHandle) {
  const { connection } = db;
  const revisions = revisionReader(db);
  const textsAfter = connection.prepare<[number, number], { readonly id: number; readonly text: string }>(
    `SELECT terms.id, ${TEXT} AS text FROM terms WHERE terms.id > ? ORDER BY terms.id LIMIT ?`,
  );
  let texts: Texts | null = null;
  let searchable: SearchableList | null = null;
  /** In the list that was searched last, the newest last. */
  let remembered: readonly Found[] = [];
  /** The list that is being read; null where none is. */
  let wanted: TermsToSearch | null = null;

  /** The list with its texts; null where they are not in memory. */
  function inMemory(terms: TermsToSearch): SearchableList | null {
    const revision = revisions.all().terms;
    if (texts === null || !texts.isComplete || texts.revision !== revision) return null;
    const { byTerm } = texts;
    const list = JSON.stringify(terms);
    if (searchable?.list !== list || searchable.revision !== revision) {
      const ids = connection
        .prepare<(string | number)[], number>(
          `SELECT terms.id FROM terms WHERE ${terms.condition} ORDER BY ${terms.order}`,
        )
        .pluck()
        .all(...terms.values);
      searchable = { list, revision, ids, texts: ids.map((id) => byTerm.get(id) ?? '') };
      remembered = [];
    }
    return searchable;
  }

  /** Reads some more texts, or, where all are there, the list. Answers whether that was all. */
  function readOn(terms: TermsToSearch): boolean {
    const revision = revisions.all().terms;
    if (texts?.revision !== revision) texts = { revision, byTerm: new Map(), last: 0, isComplete: false };
    if (texts.isComplete) return inMemory(terms) !== null;
    const rows = textsAfter.all(texts.last, TEXTS_AT_ONCE);
    for (const { id, text } of rows) texts.byTerm.set(id, text);
    texts.last = rows.at(-1)?.id ?? texts.last;
    texts.isComplete = rows.length < TEXTS_AT_ONCE;
    return false;
  }

  function readSoon(): void {
    setImmediate(() => {
      const terms = wanted;
      if (terms === null) return;
      try {
        if (transaction(db, () => readOn(terms))) wanted = null;
        else readSoon();
      } catch {
        // The file was closed, or is damaged, which whoever searches next is told.
        wanted = null;
        texts = null;
      }
    });
  }

  /** Reads what a search needs while nobody waits. */
  function prepare(terms: TermsToSearch): void {
    const isReading = wanted !== null;
    wanted = terms;
    if (!isReading) readSoon();
  }

  return {
    prepare,

    /**
     * Finds the terms in whose texts one of some forms stands. Call it inside a transaction.
     *
     * @returns their ids in the order of the list; null where its texts are not in memory yet
     */
    find: (terms: TermsToSearch, forms: readonly string[]): readonly number[] | null => {
      const list = inMemory(terms);
      if (list === null) {
        prepare(terms);
        return null;
      }
      const wider = remembered
        .filter((found) => isNarrower(forms, found.forms))
        .reduce<Found | null>(fewerOf, null);
      const places = placesOf(list.texts, forms, wider?.places ?? list.texts.keys());
      remembered = [...remembered, { forms, places }].slice(-MOST_REMEMBERED);
      return places.map((place) => list.ids[place] ?? NaN);
    },
  };
}

/** Tells whether each text in which one of some forms stands has one of the earlier forms too. */
function isNarrower(forms: readonly string[], earlier: readonly string[]): boolean {
  return forms.every((form) => earlier.some((part) => form.includes(part)));
}

function fewerOf(one: Found | null, other: Found): Found {
  return one === null || other.places.length < one.places.length ? other : one;
}

/** The places, of some, at which one of some forms stands in the text. */
function placesOf(texts: readonly string[], forms: readonly string[], among: Iterable<number>): number[] {
  const found: number[] = [];
  for (const place of among) {
    const text = texts[place] ?? '';
    // A loop of its own: there are 50,000 texts, and somebody types.
    for (const form of forms) {
      if (!text.includes(form)) continue;
      found.push(place);
      break;
    }
  }
  return found;
}
