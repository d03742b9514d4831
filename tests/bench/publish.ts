import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../src-main/db/open-file.ts';
import type { TermToStore } from '../../src-main/db/repositories/term-writer.ts';
import { createWriteOperations } from '../../src-main/db/write-operations.ts';
import type { EntryContent } from '../../src-main/domain/entry.ts';
import { listTextsOf } from '../../src-main/text/search-text.ts';
import { measured, median, timeOf } from './bench.ts';
import type { Bench } from './bench.ts';
import { englishTerm } from './generated-text.ts';

const ENTRIES = 10_000;
const ROUNDS = 5;
const AT = '2026-01-02T03:04:05.678Z';
const LEASE = { runId: 'the run', token: 'its token' };

/**
 * A publish reads each stored answer, checks its form, looks for the entry that it would replace, hashes what it
 * writes and keeps a revision. Eight times the bare writing of the rows is some two seconds for ten thousand entries,
 * in which readers still see the earlier glossary; anything done for each pair of entries would be far above.
 */
const BUDGET = 8;

/**
 * Publishing 10,000 new entries in the writer's way ÷ bare INSERTs of the very rows that it wrote, entries and
 * revisions, in one transaction on a file of the same kind.
 */
export const publish10000: Bench = async ({ folder }) => {
  const prepared = join(folder, 'prepared.genglossary');
  const generated = await prepare(prepared);
  const ratios: number[] = [];
  const bareTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = join(folder, `published-${round}.genglossary`);
    copyFileSync(prepared, file);
    const db = await openForWriting(file, MIGRATIONS);
    const write = createWriteOperations(db);
    const ours = await timeOf(() => write.publishGenerated(LEASE, generated, AT));
    const rows = ['entries', 'entry_revisions'].map((table) => ({
      table,
      rows: db.connection.prepare<[], Readonly<Record<string, unknown>>>(`SELECT * FROM ${table}`).all(),
    }));
    db.connection.close();
    const bareFile = join(folder, `bare-${round}.genglossary`);
    copyFileSync(prepared, bareFile);
    const bare = await insertBare(bareFile, rows);
    ratios.push(ours / bare);
    bareTimes.push(bare);
  }
  return measured(
    'publish-10000',
    median(ratios),
    'ratio',
    `bare INSERT of the same rows in one transaction, ${median(bareTimes).toFixed(0)} ms`,
    BUDGET,
  );
};

/** Makes a project with a run that has computed all entries and published none. Answers its units. */
async function prepare(file: string): Promise<{ readonly termKey: string; readonly hash: string }[]> {
  createProjectFile(file, { name: 'Prepared', createdAt: AT }, MIGRATIONS);
  const db = await openForWriting(file, MIGRATIONS);
  try {
    const write = createWriteOperations(db);
    write.startRun(
      {
        id: LEASE.runId,
        token: LEASE.token,
        scope: 'generate',
        options: '{}',
        program: 'bench',
        startedAt: AT,
        resumes: null,
        owner: { host: 'bench', pid: process.pid, processStart: '1', fileIdentity: '1' },
      },
      [],
    );
    write.beginRun(LEASE);
    const terms = Array.from({ length: ENTRIES }, (_, number): TermToStore => {
      const term = `${englishTerm(number)} ${number}`;
      const ranked = { key: term, term, reading: null, variants: [`${term}s`] };
      const forms = [{ form: term, count: 2, key: term }];
      return { ...ranked, forms, ...listTextsOf(ranked), ...FOUND };
    });
    write.publishTerms(LEASE, JSON.stringify(terms));
    const units = terms.map(({ key }) => {
      const result = JSON.stringify(contentOf(key));
      return { hash: `hash of ${key}`, step: 'generate', subject: key, result, termKey: key } as const;
    });
    const counts = { unitsDone: units.length, unitsReused: 0, unitsFailed: 0 };
    const changes = { steps: [], failedUnits: [] };
    write.storeProgress(LEASE, { units, counts, step: null, changes, events: [] }, AT);
    return units.map(({ termKey, hash }) => ({ termKey, hash }));
  } finally {
    db.connection.close();
  }
}

const FOUND = {
  inDocuments: [0],
  score: 1,
  proposed: true,
  category: 'technical-term',
  frequency: 2,
  documents: 1,
  explanation: [],
  categoryEvidence: null,
  first: { document: 'a.md', line: 1 },
} as const;

function contentOf(term: string): EntryContent {
  const definition = `A ${term} is a device that checks what comes in before it is used in the old workshop.`;
  const citation = { document: 'a.md', start: 0, end: definition.length, line: 1, quote: definition };
  return {
    definition,
    description: null,
    confidence: 0.8,
    citations: [citation, citation],
    alternatives: [],
    extractive: null,
    writer: null,
  };
}

async function insertBare(
  file: string,
  tables: readonly {
    readonly table: string;
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  }[],
): Promise<number> {
  const connection = new Database(file);
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    const inserts = tables.map(({ table, rows }) => {
      const columns = Object.keys(rows[0] ?? {});
      const values = columns.map((column) => `@${column}`);
      return {
        rows,
        insert: connection.prepare(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`,
        ),
      };
    });
    return await timeOf(() => {
      connection.exec('BEGIN IMMEDIATE');
      for (const { rows, insert } of inserts) for (const row of rows) insert.run(row);
      connection.exec('COMMIT');
    });
  } finally {
    connection.close();
  }
}
