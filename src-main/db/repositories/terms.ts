import { z } from 'zod';
import type { TermDetails } from '../../domain/project-view.ts';
import { citationSchema } from '../../domain/entry-schema.ts';
import { separateKeyOf, TERMHOOD_FEATURES } from '../../domain/term.ts';
import type {
  RankedTerm,
  RankingDecisions,
  TermJudgement,
  TermOrigin,
  TermStatus,
} from '../../domain/term.ts';
import type { ReadHandle } from '../handle.ts';
import { assertIndexesOfTerms } from './assert-indexes-of-terms.ts';
import { candidateJudgementReader } from './candidate-judgements.ts';
import { highestScoreReader, LISTED_COLUMNS, toListedTerm } from './term-lists.ts';
import type { ListedRow } from './term-lists.ts';
import { ALL_MEMBERS, IS_SYNONYM, IS_WANTED } from './synonym-conditions.ts';
import { synonymReader } from './synonyms.ts';

/** A term as the project holds it: what extraction found and what a person decided. */
export interface StoredTerm extends RankedTerm {
  /** The key of the term whose variant it was until a person made it a term of its own; null for any other. */
  readonly separatedFrom: string | null;
  /** How extraction reads it, whatever a person says. */
  readonly foundReading: string | null;
  readonly status: TermStatus;
  readonly required: boolean;
  readonly notes: string;
  readonly origin: TermOrigin;
}

/** A term with those that a person declared to mean the same. */
export interface TermWithSynonyms extends StoredTerm {
  readonly synonyms: readonly StoredTerm[];
}

interface StoredRow extends Omit<ListedRow, 'left_out'> {
  readonly category_by: 'extraction' | 'user';
  readonly found_reading: string | null;
  readonly variants: string;
  readonly forms: string;
  readonly explanation: string;
  readonly category_evidence: string | null;
  readonly first_document: string | null;
  readonly first_line: number | null;
  readonly notes: string;
}

const variantsSchema = z.array(z.string());

const formsSchema = z.array(z.tuple([z.string(), z.int().min(0), z.string()]));
const explanationSchema = z.array(z.tuple([z.enum(TERMHOOD_FEATURES), z.number()]));

/** Forms that a person made terms of their own, each with the key of the term that it was taken out of. */
type SeparateForms = ReadonlyMap<string, string>;

function toTerm(row: StoredRow, separate: SeparateForms): StoredTerm {
  const separatedFrom = row.key === separateKeyOf(row.term) ? (separate.get(row.term) ?? null) : null;
  const isVariant = (form: string): boolean => separatedFrom !== null || !separate.has(form);
  const forms = formsSchema.parse(JSON.parse(row.forms));
  return {
    key: row.key,
    term: row.term,
    reading: row.reading,
    foundReading: row.found_reading,
    score: row.score,
    proposed: row.proposed === 1,
    category: row.category,
    frequency: row.frequency,
    documents: row.document_count,
    variants: variantsSchema.parse(JSON.parse(row.variants)).filter(isVariant),
    forms: forms.filter(([form]) => isVariant(form)).map(([form, count, key]) => ({ form, count, key })),
    explanation: explanationSchema
      .parse(JSON.parse(row.explanation))
      .map(([feature, contribution]) => ({ feature, contribution })),
    // What a person chose does not rest on the passage that extraction went by.
    categoryEvidence:
      row.category_by === 'user' || row.category_evidence === null
        ? null
        : citationSchema.parse(JSON.parse(row.category_evidence)),
    separatedFrom,
    first: { document: row.first_document ?? '', line: row.first_line ?? 0 },
    status: row.status,
    required: row.required === 1,
    notes: row.notes,
    origin: row.origin,
  };
}

/** Reads of the `terms` table. */
export function termReader(db: ReadHandle) {
  const { connection } = db;
  const candidateJudgements = candidateJudgementReader(db);
  const synonyms = synonymReader(db);
  const list = connection.prepare<[number], StoredRow>(
    `SELECT * FROM terms WHERE NOT ${IS_SYNONYM} ORDER BY score DESC, key LIMIT ?`,
  );
  const every = connection.prepare<[], StoredRow>('SELECT * FROM terms');
  const wanted = connection.prepare<[], StoredRow>(`SELECT * FROM terms WHERE ${IS_WANTED} ORDER BY key`);
  const byKey = connection.prepare<[string], StoredRow>('SELECT * FROM terms WHERE key = ?');
  const getRow = (key: string): StoredRow | undefined => {
    const row = byKey.get(key);
    if (row === undefined) assertIndexesOfTerms(db);
    return row;
  };
  const highestScore = highestScoreReader(db);
  const hasEntry = connection.prepare<[string], { found: number }>(
    `SELECT 1 AS found FROM entries JOIN terms ON terms.id = term_id WHERE key = ? AND terms.status <> 'rejected' AND NOT ${IS_SYNONYM}`,
  );
  const isWanted = connection.prepare<[string], { found: number }>(
    `SELECT 1 AS found FROM terms WHERE key = ? AND ${IS_WANTED}`,
  );
  const separateForms = connection.prepare<[], { form: string; key: string }>(
    'SELECT form, key FROM separate_forms',
  );
  const judgements = connection.prepare<[], TermJudgement>(
    `SELECT key, status FROM terms WHERE status <> 'candidate' ORDER BY key`,
  );
  const decidedKeys = connection.prepare<[], { key: string }>(
    `SELECT key FROM terms WHERE status <> 'candidate' OR required = 1 OR notes <> '' OR origin = 'user'
       OR category_by = 'user' OR reading_by = 'user' OR id IN (SELECT term_id FROM entries WHERE status = 'approved' OR edited = 1)
       OR id IN (SELECT term_id FROM synonym_members) OR id IN (SELECT main_term_id FROM synonym_groups)
     ORDER BY key`,
  );
  const added = connection.prepare<[], { key: string; term: string }>(
    `SELECT key, term FROM terms WHERE origin = 'user' ORDER BY key`,
  );
  const readSeparate = (): SeparateForms => new Map(separateForms.all().map(({ form, key }) => [form, key]));
  const members = connection.prepare<[], StoredRow & { readonly main_key: string }>(
    `SELECT member.*, main.key AS main_key FROM ${ALL_MEMBERS} ORDER BY member.frequency DESC, member.key`,
  );
  const withSynonyms = (rows: readonly StoredRow[]): TermWithSynonyms[] => {
    const separate = readSeparate();
    const ofMain = Map.groupBy(members.all(), ({ main_key }) => main_key);
    return rows.map((row) => ({
      ...toTerm(row, separate),
      synonyms: (ofMain.get(row.key) ?? []).map((member) => toTerm(member, separate)),
    }));
  };
  const listedRow = connection.prepare<[string], ListedRow>(
    `SELECT ${LISTED_COLUMNS} FROM terms WHERE key = ?`,
  );
  return {
    /** Reads all terms one after another, to see whether each can be read. */
    readEach: (): void => {
      const separate = readSeparate();
      for (const row of every.iterate()) toTerm(row, separate);
    },
    /** Terms, best first, each with its synonyms. Call it inside a transaction. */
    list: (limit: number): TermWithSynonyms[] => withSynonyms(list.all(limit)),
    /** The terms that are to have an entry, by key, each with its synonyms. Call it inside a transaction. */
    wanted: (): TermWithSynonyms[] => withSynonyms(wanted.all()),
    /** Terms that a person added, by key. */
    added: () => added.all(),
    /** What ranking has to know of a person's decisions. Call it inside a transaction. */
    rankingDecisions: (): RankingDecisions => ({
      judgements: judgements.all(),
      decidedKeys: decidedKeys.all().map(({ key }) => key),
      separateForms: separateForms.all().map(({ form }) => form),
    }),
    /** Which of these keys are of terms that are to have an entry. */
    wantedAmong: (keys: readonly string[]): string[] => keys.filter((key) => isWanted.get(key) !== undefined),
    /** Which of these keys are of terms that have one. */
    withEntryAmong: (keys: readonly string[]): string[] =>
      keys.filter((key) => hasEntry.get(key) !== undefined),
    /** All written forms of a term and of its synonyms; null where there is no such term. Call it inside a transaction. */
    formsOf: (key: string): readonly string[] | null => {
      const row = getRow(key);
      if (row === undefined) return null;
      const { term, variants } = toTerm(row, readSeparate());
      return [term, ...synonyms.aliases(key)(key, term, variants)];
    },
    get: (key: string): StoredTerm | null => {
      const row = getRow(key);
      return row === undefined ? null : toTerm(row, readSeparate());
    },

    /** Everything about one term. Call it inside a transaction. */
    details: (key: string): TermDetails | null => {
      const row = getRow(key);
      const listed = listedRow.get(key);
      if (row === undefined || listed === undefined) return null;
      const { first, ...term } = toTerm(row, readSeparate());
      const aliases = synonyms.aliases(key)(key, term.term, term.variants);
      return {
        ...toListedTerm(listed, highestScore()),
        synonyms: synonyms.of(key),
        synonymOf: synonyms.mainOf(key),
        markedForms: synonyms.marks()([term.term, ...aliases]),
        variants: term.variants,
        forms: term.forms,
        separatedFrom: term.separatedFrom,
        explanation: term.explanation,
        categoryEvidence: term.categoryEvidence,
        notes: term.notes,
        first: row.first_document === null ? null : first,
        hasEntry: hasEntry.get(key) !== undefined,
        judgement: candidateJudgements.get(key),
      };
    },
  };
}
