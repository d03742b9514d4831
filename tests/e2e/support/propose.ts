import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { openForWriting } from '../../../src-main/db/open-file.ts';
import { createReadOperations } from '../../../src-main/db/read-operations.ts';
import { createWriteOperations } from '../../../src-main/db/write-operations.ts';

const AT = '2026-02-03T04:05:06.789Z';

/** Publishes other definitions for entries, by the keys of their terms, as a run does that finds them in the documents. */
export async function proposeTexts(file: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const db = await openForWriting(file, MIGRATIONS);
  try {
    const write = createWriteOperations(db);
    const read = createReadOperations(db);
    const entries = read.listEntries();
    const units = Object.entries(texts).map(([termKey, definition]) => {
      const entry = entries.find((one) => one.termKey === termKey);
      if (entry === undefined) throw new Error(`There is no entry for ${termKey}.`);
      const { description, confidence, citations, alternatives, extractive, writer } = entry;
      const content = { definition, description, confidence, citations, alternatives, extractive, writer };
      const result = JSON.stringify(content);
      return { hash: `${termKey} ${result}`, step: 'generate', subject: termKey, result, termKey } as const;
    });
    const lease = { runId: 'proposing run', token: 'its token' };
    const owner = { host: 'here', pid: 1, processStart: 'then', fileIdentity: 'this' };
    const run = { ...lease, id: lease.runId, scope: 'generate', options: '{}', program: 'test' } as const;
    write.startRun({ ...run, startedAt: AT, resumes: null, owner }, []);
    write.beginRun(lease);
    const counts = { unitsDone: units.length, unitsReused: 0, unitsFailed: 0 };
    const changes = { steps: [], failedUnits: [] };
    write.storeProgress(lease, { units, counts, step: null, changes, events: [] }, AT);
    write.publishGenerated(lease, units, AT, 'chosen-terms');
    const end = { status: 'completed', finishedAt: AT, reason: null, reasonDetails: null, counts } as const;
    write.finishRun(lease, end, [], changes);
  } finally {
    db.connection.close();
  }
}
