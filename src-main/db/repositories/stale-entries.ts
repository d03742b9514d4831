import { z } from 'zod';
import type { Citation } from '../../domain/citation.ts';
import { citationSchema, descriptionSchema } from '../../domain/entry-schema.ts';
import type { StaleReason } from '../../domain/project-view.ts';
import type { WriteHandle } from '../handle.ts';

/** Texts of documents that are new or changed, by path; null for those that were taken out. */
export type ChangedTexts = ReadonlyMap<string, string | null>;

interface CitingRow {
  readonly id: number;
  readonly description: string | null;
  readonly citations: string;
  readonly stale: string | null;
}

const citationsSchema = z.array(citationSchema);

/** Marks entries that rest on what the documents no longer say. Call it inside the transaction of the change. */
export function staleEntryWriter({ connection }: WriteHandle) {
  // What cannot be read as JSON any more is reported where the entry is read.
  const all = connection.prepare<[], CitingRow>(
    `SELECT id, description, citations, stale FROM entries
     WHERE json_valid(citations) AND (description IS NULL OR json_valid(description))`,
  );
  const textOf = connection.prepare<[string], { text: string }>('SELECT text FROM documents WHERE path = ?');
  const mark = connection.prepare<[string | null, number]>('UPDATE entries SET stale = ? WHERE id = ?');

  return {
    /**
     * Marks the entries that cite a passage of the changed documents that does not stand in them any more, wherever
     * in the document. One that was marked before is judged anew: the passage may be back.
     *
     * @returns how many entries have another mark than before
     */
    mark: (changed: ChangedTexts): number => {
      if (changed.size === 0) return 0;
      const reasons = new Map<string, ReasonAgainst>();
      const reasonAgainst = (citation: Citation): StaleReason | null => {
        const { document } = citation;
        const text = changed.get(document);
        const known =
          reasons.get(document) ??
          judgeDocument(document, text === undefined ? (textOf.get(document)?.text ?? null) : text);
        reasons.set(document, known);
        return known(citation);
      };
      let marked = 0;
      for (const row of all.all()) {
        const citations = citationsOf(row);
        const concerned = citations.filter(({ document }) => changed.has(document));
        if (concerned.length === 0) continue;
        const reason = (row.stale === null ? concerned : citations)
          .map(reasonAgainst)
          .find((found) => found !== null);
        const stale = reason === undefined ? null : JSON.stringify(reason);
        if (stale === row.stale) continue;
        mark.run(stale, row.id);
        marked += 1;
      }
      return marked;
    },
  };
}

/** Why a citation is no longer true, or null. */
type ReasonAgainst = (citation: Citation) => StaleReason | null;

/** @param text the document as it is now; null where it is not there */
function judgeDocument(document: string, text: string | null): ReasonAgainst {
  if (text === null) return () => ({ code: 'document-removed', document });
  // What was put in before one passage has moved most of the others as far: few have to be searched for.
  let shift = 0;
  return ({ start, quote }) => {
    if (text.startsWith(quote, start + shift)) return null;
    const place = text.indexOf(quote);
    if (place < 0) return { code: 'document-changed', document };
    shift = place - start;
    return null;
  };
}

function citationsOf({ citations, description }: CitingRow): Citation[] {
  const described = description === null ? [] : [descriptionSchema.parse(JSON.parse(description)).citation];
  return [...citationsSchema.parse(JSON.parse(citations)), ...described];
}
