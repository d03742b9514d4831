import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../src-main/db/open-file.ts';
import type { TermToStore } from '../../src-main/db/repositories/term-writer.ts';
import { createWriteOperations } from '../../src-main/db/write-operations.ts';
import { listTextsOf } from '../../src-main/text/search-text.ts';
import { appIn } from './app-for-bench.ts';
import { measured, median, timeOf } from './bench.ts';
import type { Bench } from './bench.ts';
import { englishTerm, japaneseTerm } from './generated-text.ts';

const TERMS = 100_000;
const RUNS = 1_000;
const LINES_PER_RUN = 50;
const ROUNDS = 5;
const AT = '2026-01-02T03:04:05.678Z';

/**
 * A window that opens a large project is as soon usable as with an empty one, but for what has to be counted: the
 * terms of each view, and the runs, which the list shows all. Three times an empty project is below half a second.
 */
const BUDGET = 3;

/**
 * Opening a project of 100,000 terms and 1,000 runs with their logs until its name, the first rows of its terms, the
 * counts and the list of runs are there ÷ the same for a project without any.
 */
export const open100000: Bench = async ({ folder }) => {
  const large = join(folder, 'large.genglossary');
  const empty = join(folder, 'empty.genglossary');
  await prepare(large);
  createProjectFile(empty, { name: 'Empty', createdAt: AT }, MIGRATIONS);
  const app = appIn(folder);
  const opening = async (file: string): Promise<number> => {
    const start = performance.now();
    const project = await app.openOrCreateProject(file);
    await Promise.all([
      project.name(),
      project.terms.page({
        view: 'wanted',
        category: null,
        search: '',
        sort: 'score',
        descending: true,
        offset: 0,
        limit: 100,
      }),
      project.terms.counts(),
      project.entries.counts(),
      project.runs.list(),
    ]);
    const milliseconds = performance.now() - start;
    await project.close();
    return milliseconds;
  };
  await opening(empty);
  const times: { readonly large: number; readonly empty: number; readonly bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push({ large: await opening(large), empty: await opening(empty), bare: await readBare(large) });
  }
  const middle = (of: 'large' | 'empty' | 'bare'): string => median(times.map((time) => time[of])).toFixed(0);
  return measured(
    'open-100000',
    median(times.map((time) => time.large / time.empty)),
    'ratio',
    `opening an empty project: ${middle('large')} ms against ${middle('empty')} ms; ` +
      `the same rows by a bare connection ${middle('bare')} ms`,
    BUDGET,
  );
};

/** Makes the large project. Its runs are written as rows: nobody wants to wait for a thousand of them. */
async function prepare(file: string): Promise<void> {
  createProjectFile(file, { name: 'Large', createdAt: AT }, MIGRATIONS);
  const db = await openForWriting(file, MIGRATIONS);
  try {
    const { connection } = db;
    const run = connection.prepare(
      `INSERT INTO runs (id, scope, options, status, program, started_at, finished_at, host, pid, process_start, file_identity, token, heartbeat_at)
       VALUES (@id, 'full', '{}', @status, 'bench', @at, @at, 'bench', 1, '1', '1', @id, @at)`,
    );
    const line = connection.prepare(
      `INSERT INTO run_events (run_id, sequence, at, level, step, message, details)
       VALUES (?, ?, ?, 'info', 'read', '3 files: 3 new or changed, 0 removed.', '{"code":"documents-read","values":{"files":3,"changed":3,"removed":0}}')`,
    );
    connection.exec('BEGIN IMMEDIATE');
    for (let number = 0; number < RUNS; number += 1) {
      const id = `run ${number}`;
      run.run({ id, status: 'completed', at: AT });
      for (let sequence = 1; sequence <= LINES_PER_RUN; sequence += 1) line.run(id, sequence, AT);
    }
    connection.exec('COMMIT');
    const write = createWriteOperations(db);
    const lease = { runId: 'the run', token: 'its token' };
    const owner = { host: 'bench', pid: 1, processStart: '1', fileIdentity: '1' };
    const started = { id: lease.runId, token: lease.token, startedAt: AT, owner };
    write.startRun({ ...started, scope: 'extract', options: '{}', program: 'bench', resumes: null }, []);
    write.beginRun(lease);
    write.publishTerms(lease, JSON.stringify(Array.from({ length: TERMS }, (_, number) => termOf(number))));
    const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
    const end = { finishedAt: AT, reason: null, reasonDetails: null, counts } as const;
    write.finishRun(lease, { ...end, status: 'completed' }, [], { steps: [], failedUnits: [] });
  } finally {
    db.connection.close();
  }
}

function termOf(number: number): TermToStore {
  const invented = number % 2 === 0 ? englishTerm(number) : japaneseTerm(number);
  const term = { key: `${invented} ${number}`, term: `${invented} ${number}`, reading: null, variants: [] };
  return {
    ...term,
    ...listTextsOf(term),
    score: (number * 7919) % TERMS,
    proposed: number % 10 === 0,
    category: 'technical-term',
    frequency: 2,
    documents: 1,
    inDocuments: [0],
    forms: [{ form: term.term, count: 2, key: term.key }],
    explanation: [{ feature: 'shape', contribution: 1 }],
    categoryEvidence: null,
    first: { document: 'a.md', line: 1 },
  };
}

async function readBare(file: string): Promise<number> {
  return timeOf(() => {
    const connection = new Database(file);
    connection.prepare('SELECT * FROM terms ORDER BY score DESC, key LIMIT 100').all();
    connection.prepare('SELECT status, proposed, required, count(*) FROM terms GROUP BY 1, 2, 3').all();
    connection.prepare('SELECT * FROM runs ORDER BY rowid DESC').all();
    connection.close();
  });
}
