import { z } from 'zod';
import type { EntryContent, EntryStatus, EntryToLink } from '../../domain/entry.ts';
import type { EntryDetails, EntryProposal } from '../../domain/project-view.ts';
import type { MarkedForms } from '../../domain/synonyms.ts';
import type { TermCategory } from '../../domain/term.ts';
import { entryDamaged } from '../check-rows.ts';
import { isEntryWhole } from '../content-hash.ts';
import type { ReadHandle } from '../handle.ts';
import { assertIndexesOfTerms } from './assert-indexes-of-terms.ts';
import { HASHED_COLUMNS, parseContent, toContent } from './entry-content.ts';
import type { HashedRow } from './entry-content.ts';
import { GLOSSARY } from './entry-lists.ts';
import { synonymReader } from './synonyms.ts';
import type { AliasesOf, MarkedAmong } from './synonyms.ts';

/** An entry with what the project knows of its term. */
export interface StoredEntry extends EntryContent {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  /** Its variants, its synonyms and theirs. */
  readonly aliases: readonly string[];
  /** Among the term and its aliases. */
  readonly markedForms: MarkedForms;
  readonly category: TermCategory;
  readonly status: EntryStatus;
  /** Whether a person wrote the text. */
  readonly edited: boolean;
  /** What a run would have put in place of a protected text. */
  readonly proposal: EntryContent | null;
}

interface StoredRow extends HashedRow {
  readonly term_key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly variants: string;
  readonly category: TermCategory;
  readonly stale: string | null;
  readonly proposal_author: EntryProposal['author'] | null;
  readonly proposal_run: string | null;
}

const staleSchema = z.object({
  code: z.enum(['document-changed', 'document-removed']),
  document: z.string(),
});

const variantsSchema = z.array(z.string());

function parseVariants(json: string): readonly string[] {
  return variantsSchema.parse(JSON.parse(json));
}

/** What is known of written forms: the aliases of a term, and which of some forms are marked. */
interface WrittenForms {
  readonly aliases: AliasesOf;
  readonly marks: MarkedAmong;
}

function toEntry(row: StoredRow, forms: WrittenForms): StoredEntry {
  if (!isEntryWhole(row)) throw entryDamaged(row.term);
  const aliases = forms.aliases(row.term_key, row.term, parseVariants(row.variants));
  return {
    ...toContent(row),
    termKey: row.term_key,
    term: row.term,
    reading: row.reading,
    aliases,
    markedForms: forms.marks([row.term, ...aliases]),
    category: row.category,
    status: row.status,
    edited: row.edited === 1,
    proposal: row.proposal === null ? null : parseContent(row.proposal),
  };
}

const COLUMNS = `terms.key AS term_key, terms.term, terms.reading, terms.variants, terms.category,
  ${HASHED_COLUMNS}, entries.stale, entries.proposal_author, entries.proposal_run`;

/** Reads of the `entries` table, whole entries. */
export function entryReader(db: ReadHandle) {
  const { connection } = db;
  const list = connection.prepare<[], StoredRow>(`SELECT ${COLUMNS} FROM ${GLOSSARY} ORDER BY terms.key`);
  const details = connection.prepare<[string], StoredRow>(
    `SELECT ${COLUMNS} FROM ${GLOSSARY} AND terms.key = ?`,
  );
  const toLink = connection.prepare<[], Omit<EntryToLink, 'aliases'> & { readonly variants: string }>(
    `SELECT terms.key, terms.term, terms.variants, coalesce(definition, '') AS text FROM ${GLOSSARY}
     ORDER BY terms.sort_text, terms.key`,
  );
  const synonyms = synonymReader(db);
  const readForms = (termKey: string | null): WrittenForms => ({
    aliases: synonyms.aliases(termKey),
    marks: synonyms.marks(),
  });
  return {
    /**
     * The entry of a term that was not rejected, but for its issues; null where there is none. Throws
     * ActionableError `entry-damaged`.
     */
    details: (termKey: string): Omit<EntryDetails, 'issues'> | null => {
      const row = details.get(termKey);
      if (row === undefined) {
        assertIndexesOfTerms(db);
        return null;
      }
      const { proposal, ...entry } = toEntry(row, readForms(termKey));
      const { proposal_author: author, proposal_run: runId } = row;
      return {
        ...entry,
        proposal: proposal === null ? null : { content: proposal, author: author ?? 'generate', runId },
        stale: row.stale === null ? null : staleSchema.parse(JSON.parse(row.stale)),
      };
    },

    /** All entries with what links between them need, by the reading of their terms. Damaged ones are among them. */
    toLink: (): EntryToLink[] => {
      const aliasesOf = synonyms.aliases(null);
      return toLink.all().map(({ variants, ...entry }) => ({
        ...entry,
        aliases: aliasesOf(entry.key, entry.term, parseVariants(variants)),
      }));
    },

    /** The glossary: all entries whose term was not rejected and is no synonym, by key. Throws ActionableError `entry-damaged`. */
    list: (): StoredEntry[] => {
      const forms = readForms(null);
      return list.all().map((row) => toEntry(row, forms));
    },
  };
}
