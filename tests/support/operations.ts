import { onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { openForWriting } from '../../src-main/db/open-file.ts';
import type { DocumentToStore } from '../../src-main/db/repositories/documents.ts';
import { createReadOperations } from '../../src-main/db/read-operations.ts';
import { createWriteOperations } from '../../src-main/db/write-operations.ts';
import type { RunLease, StepChanges } from '../../src-main/db/run-operations.ts';
import { hashText } from '../../src-main/documents/read-document.ts';
import type { EntryContent } from '../../src-main/domain/entry.ts';
import type { RankedTerm } from '../../src-main/domain/term.ts';
import { listTextsOf } from '../../src-main/text/search-text.ts';
import { newProjectFile } from './project-file.ts';

export const AT = '2026-02-03T04:05:06.789Z';

/** Nothing new about the steps of a run. */
export const NO_CHANGES: StepChanges = { steps: [], failedUnits: [] };

/** A new project with what its threads can do, called directly, and a run that holds it. */
export async function openOperations() {
  const db = await openForWriting(newProjectFile(), MIGRATIONS);
  onTestFinished(() => {
    db.connection.close();
  });
  const write = createWriteOperations(db);
  const read = createReadOperations(db);
  const startRun = (number: number): RunLease => {
    const lease = { runId: `run ${number}`, token: `token ${number}` };
    const owner = { host: 'here', pid: 1, processStart: 'then', fileIdentity: 'this' };
    const outcome = write.startRun(
      {
        id: lease.runId,
        token: lease.token,
        scope: 'full',
        options: '{}',
        program: 'test',
        startedAt: AT,
        resumes: null,
        owner,
      },
      [],
    );
    if (outcome.kind !== 'started') throw new Error(`Run ${outcome.by.id} is active.`);
    write.beginRun(lease);
    return lease;
  };
  /** What the generating step does: stores the answers of its units, then publishes them. */
  const generate = (lease: RunLease, contents: Readonly<Record<string, EntryContent>>): void => {
    const units = Object.entries(contents).map(([termKey, content]) => {
      const result = JSON.stringify(content);
      return { hash: `${termKey} ${result}`, step: 'generate', subject: termKey, result, termKey } as const;
    });
    const counts = { unitsDone: units.length, unitsReused: 0, unitsFailed: 0 };
    write.storeProgress(lease, { units, counts, step: null, changes: NO_CHANGES, events: [] }, AT);
    write.publishGenerated(lease, units, AT);
  };
  return { db, read, write, startRun, generate };
}

/** A term as extraction finds it. */
export function ranked(key: string, changes: Partial<RankedTerm> = {}): RankedTerm {
  return {
    key,
    term: key,
    reading: null,
    score: 1,
    proposed: true,
    category: 'technical-term',
    frequency: 2,
    documents: 1,
    variants: [],
    forms: [{ form: key, count: 2, key }],
    explanation: [],
    categoryEvidence: null,
    first: { document: 'a.md', line: 3 },
    ...changes,
  };
}

/** Terms as an extraction publishes them. */
export function rankedJson(terms: readonly RankedTerm[]): string {
  return JSON.stringify(terms.map((term) => ({ ...term, ...listTextsOf(term) })));
}

/** A term as a person adds it. */
export function addedTerm(term: string) {
  const texts = listTextsOf({ key: term, term, reading: null, variants: [] });
  return { key: term, term, category: 'technical-term', ...texts } as const;
}

/** What a definition in a document gives. */
export function defined(definition: string): EntryContent {
  const citation = { document: 'a.md', start: 0, end: definition.length, line: 1, quote: definition };
  return {
    definition,
    description: null,
    confidence: 0.8,
    citations: [citation],
    alternatives: [],
    extractive: null,
    writer: null,
  };
}

/** A document as it is stored. */
export function documentToStore(path: string, text: string): DocumentToStore {
  return { path, format: 'markdown', text, hash: hashText(text), folder: '/documents', filePath: path };
}
