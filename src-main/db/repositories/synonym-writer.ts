import type { FormUsage, NamedTerm } from '../../domain/synonyms.ts';
import type { WriteHandle } from '../handle.ts';
import { MEMBERS } from './synonym-conditions.ts';
import type { ListTexts } from './term-writer.ts';

interface TermOfGroup {
  readonly id: number;
  readonly key: string;
  readonly term: string;
}

/** A main term, and terms that are to become its synonyms. */
export interface Merge {
  readonly main: TermOfGroup;
  readonly synonyms: readonly TermOfGroup[];
}

/** A text that is to be another form of a term, with what a list finds and orders it by. */
export interface FormToAdd extends ListTexts {
  readonly key: string;
  readonly term: string;
}

/** Writes of the tables `synonym_groups`, `synonym_members` and `form_usages`. Call them inside a transaction. */
export function synonymWriter({ connection }: WriteHandle) {
  const termOf = connection.prepare<[string], TermOfGroup>('SELECT id, key, term FROM terms WHERE key = ?');
  const mostFrequent = connection.prepare<[string], { key: string }>(
    `SELECT key FROM terms WHERE key IN (SELECT value FROM json_each(?))
     ORDER BY status = 'rejected', frequency DESC, key LIMIT 1`,
  );
  const mainOf = connection.prepare<[string], TermOfGroup>(
    `SELECT main.id, main.key, main.term FROM ${MEMBERS} WHERE member.key = ?`,
  );
  const membersOf = connection.prepare<[number], TermOfGroup>(
    `SELECT member.id, member.key, member.term FROM ${MEMBERS} WHERE main.id = ? ORDER BY member.key`,
  );
  const addGroup = connection.prepare<[number]>(
    'INSERT INTO synonym_groups (main_term_id) VALUES (?) ON CONFLICT DO NOTHING',
  );
  const removeGroup = connection.prepare<[number]>('DELETE FROM synonym_groups WHERE main_term_id = ?');
  const removeEmpty = connection.prepare(
    'DELETE FROM synonym_groups WHERE id NOT IN (SELECT group_id FROM synonym_members)',
  );
  const addMember = connection.prepare<[number, number]>(
    `INSERT INTO synonym_members (term_id, group_id) SELECT ?, id FROM synonym_groups WHERE main_term_id = ?`,
  );
  const removeMember = connection.prepare<[number]>('DELETE FROM synonym_members WHERE term_id = ?');
  const mark = connection.prepare<[string, string]>(
    `INSERT INTO form_usages (form, usage) VALUES (?, ?)
     ON CONFLICT (form) DO UPDATE SET usage = excluded.usage WHERE usage <> excluded.usage`,
  );
  const unprefer = connection.prepare<[string]>(
    `DELETE FROM form_usages WHERE form = ? AND usage = 'preferred'`,
  );
  const unmark = connection.prepare<[string]>('DELETE FROM form_usages WHERE form = ?');

  // Nobody decided about it by itself: its main term is wanted as it was.
  const addTerm = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants, origin, search_text, sort_text)
     SELECT @key, @term, NULL, 0, 0, category, 0, 0, '[]', 'user', @searchText, @sortText FROM terms WHERE id = @mainId
     ON CONFLICT (key) DO NOTHING`,
  );

  /** The term that stands for a term: its main term, or itself. */
  const standingFor = (key: string): TermOfGroup | null => mainOf.get(key) ?? termOf.get(key) ?? null;

  /** Puts terms below a main term, which they stood for themselves or in other groups. */
  const putBelow = (main: TermOfGroup, below: readonly TermOfGroup[]): void => {
    // Before the earlier groups go: a new one must not get the number of one of them, by which its rows are told apart.
    addGroup.run(main.id);
    for (const { id } of below) {
      removeMember.run(id);
      removeGroup.run(id);
    }
    for (const { id } of below) addMember.run(id, main.id);
    removeEmpty.run();
  };

  return {
    /**
     * Which terms would be synonyms of a main term if others were merged into it: these, and all that are synonyms of
     * theirs. A synonym stands for its main term here, so that groups are joined. Null where there is no such main term.
     */
    planMerge: (mainKey: string, keys: readonly string[]): Merge | null => {
      const main = standingFor(mainKey);
      if (main === null) return null;
      const others = new Map<number, TermOfGroup>();
      for (const key of keys) {
        const other = standingFor(key);
        if (other !== null && other.id !== main.id) others.set(other.id, other);
      }
      return { main, synonyms: [...others.values()].flatMap((other) => [other, ...membersOf.all(other.id)]) };
    },
    /** The key of the term among these that occurs most, rejected ones last; null where none of them is there. */
    mostFrequent: (keys: readonly string[]): string | null =>
      mostFrequent.get(JSON.stringify(keys))?.key ?? null,
    /** A term by its key; null where there is none. */
    get: (key: string): NamedTerm | null => termOf.get(key) ?? null,
    /** Adds what is to be merged into a main term, of the same category, where there is no such term yet. */
    addForm: ({ id: mainId }: TermOfGroup, form: FormToAdd): void => {
      addTerm.run({ ...form, mainId });
    },
    /** Does what was planned in the same transaction. */
    merge: ({ main, synonyms }: Merge): void => putBelow(main, synonyms),

    /** Makes a synonym a term of its own again. Answers the main term that it had; null where it was no synonym. */
    split: (key: string): NamedTerm | null => {
      const main = mainOf.get(key);
      const term = termOf.get(key);
      if (main === undefined || term === undefined) return null;
      removeMember.run(term.id);
      removeEmpty.run();
      return main;
    },

    /** Makes a synonym the main term. Answers the earlier one, which is below it now; null where it was no synonym. */
    chooseMain: (key: string): NamedTerm | null => {
      const earlier = mainOf.get(key);
      const main = termOf.get(key);
      if (earlier === undefined || main === undefined) return null;
      putBelow(main, [earlier, ...membersOf.all(earlier.id).filter(({ id }) => id !== main.id)]);
      removeMember.run(main.id);
      removeEmpty.run();
      return earlier;
    },

    /**
     * Takes a term that is about to become a variant of another one out of its group. Its synonyms then are those of the
     * other one.
     */
    release: (key: string, originKey: string): void => {
      const term = termOf.get(key);
      const origin = termOf.get(originKey);
      if (term === undefined) return;
      removeMember.run(term.id);
      const members = membersOf.all(term.id);
      const heir = members.some(({ id }) => id === origin?.id) ? origin : standingFor(originKey);
      if (heir === null || heir === undefined) for (const { id } of members) removeMember.run(id);
      else if (members.length > 0)
        putBelow(
          heir,
          members.filter(({ id }) => id !== heir.id),
        );
      removeGroup.run(term.id);
      removeEmpty.run();
    },

    /**
     * Marks a form. Tells whether it was marked otherwise.
     *
     * @param others the other forms of its term: none of them stays preferred when this one is
     */
    setUsage: (form: string, usage: FormUsage, others: readonly string[]): boolean => {
      if (usage === 'allowed') return unmark.run(form).changes > 0;
      if (usage === 'preferred') for (const other of others) if (other !== form) unprefer.run(other);
      return mark.run(form, usage).changes > 0;
    },
  };
}
