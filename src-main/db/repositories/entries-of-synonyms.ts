import { byPerson } from './edited-entries.ts';
import { serialise, toContent } from './entry-content.ts';
import type { EntryRowWriter } from './entry-rows.ts';

/** What an entry gets of the entry of a synonym. Call it inside a transaction. */
export function synonymEntryWriter(rows: EntryRowWriter) {
  return {
    /**
     * Gives the entry of another term to a term that has none, as a draft. A text that a person wrote or approved stays
     * protected from runs. Tells whether there is an entry more.
     *
     * @param fromKeys terms whose entry may be given, of which the first approved one is, else the first that a person
     * wrote, else the first that says something
     * @throws ActionableError `entry-damaged`
     */
    inherit: (termKey: string, fromKeys: readonly string[], at: string): boolean => {
      const term = rows.termOf(termKey);
      if (term === undefined || rows.current(term) !== undefined) return false;
      const own = fromKeys.flatMap((key) => {
        const other = rows.termOf(key);
        return (other === undefined ? undefined : rows.current(other)) ?? [];
      });
      const best =
        own.find(({ status }) => status === 'approved') ??
        own.find(({ edited }) => edited === 1) ??
        own.find(({ definition }) => definition !== null) ??
        own.find(({ description }) => description !== null);
      if (best === undefined) return false;
      const author = best.status === 'approved' || best.edited === 1 ? 'user' : 'generate';
      rows.begin(term.id, toContent(best), { author, runId: null, at });
      return true;
    },

    /**
     * Puts the content of another term's entry in place of that of a term, as a person's own text. Tells whether there
     * was anything to put.
     *
     * @throws ActionableError `entry-damaged`
     */
    takeOver: (termKey: string, fromKey: string, at: string): boolean => {
      const term = rows.termOf(termKey);
      const from = rows.termOf(fromKey);
      const other = from === undefined ? undefined : rows.current(from);
      if (term === undefined || other === undefined) return false;
      const content = toContent(other);
      const entry = rows.current(term);
      if (entry === undefined) {
        rows.begin(term.id, content, byPerson(at));
        return true;
      }
      rows.write(entry.id, content, true, at);
      if (entry.status === 'approved') rows.setStatus(entry.id, 'draft');
      const replaced = serialise(toContent(entry));
      rows.keepRevision(entry.id, { content: serialise(content), replaced }, byPerson(at));
      return true;
    },
  };
}
