import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { endAll, runSchema, startApp } from '../../support/app-in-process.ts';
import { faultsAfterRun } from '../../support/built-project.ts';
import type { BuiltProject } from '../../support/built-project.ts';
import { oneOf } from '../scenario.ts';
import type { Round, ScenarioContext } from '../scenario.ts';

type Start = ScenarioContext['start'];

/** Lines in which the app tells of its progress, and what the run wants to write then. */
const MOMENTS = [
  ['progress read 1/', 'the documents that were read'],
  ['progress extract 1/', 'unit results of the extraction'],
  ['progress generate 1/', 'unit results of the definitions'],
  ['progress review 0/', 'the issues that were found'],
  ['progress review 1/', 'its end'],
] as const;

/**
 * Holds the write lock for longer than a write waits for it, several times during a run that says all the time that it
 * is there. Nothing comes of it but a delay.
 *
 * @param patience of the app: with the real one it takes half a minute
 */
export async function holdLock(
  start: Start,
  { folder, random }: Round,
  built: BuiltProject,
  patience: 'real' | 'impatient',
): Promise<readonly string[]> {
  const faults: string[] = [];
  const file = join(folder, 'project.genglossary');
  copyFileSync(built.file, file);
  const app = await startApp(start, {
    dataFolder: join(folder, 'data'),
    isHeartbeatHurried: true,
    databaseThread: patience,
  });
  await app.get(z.null(), { do: 'open', file, name: null });
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  for (const [line, wanted] of MOMENTS) {
    await app.reach(line);
    const lock = new Database(file, { timeout: 10_000 });
    lock.exec('BEGIN IMMEDIATE');
    // A person's edit waits in the same queue as the writes of the run: some of both have to give up.
    const edits = patience === 'real' ? 1 : 2 + Math.floor(random() * 3);
    for (let edit = 0; edit < edits; edit += 1) {
      const refused = await app.ask({ do: 'note', term: built.term, note: `${edit}` });
      if (refused.kind === 'value' || !(refused.code ?? '').startsWith('SQLITE_BUSY'))
        faults.push(`${wanted}: an edit was answered by ${JSON.stringify(refused)}`);
    }
    const reads = await app.ask({ do: 'runs' });
    if (reads.kind === 'error') faults.push(`${wanted}: nothing can be read meanwhile: ${reads.message}`);
    lock.exec('ROLLBACK');
    lock.close();
  }
  const run = await app.get(runSchema, { do: 'finished' });
  if (run.status !== 'completed') faults.push(`the run ended ${run.status}: ${run.reason ?? ''}`);
  if (run.unitsFailed > 0) faults.push(`${run.unitsFailed} units failed`);
  await endAll(app);
  return [...faults, ...faultsAfterRun(file, folder, built)];
}

/** A disk on which every commit takes its time: lists stay readable, and nothing else is different. */
export async function writeSlowly(
  start: Start,
  { folder, random }: Round,
  built: BuiltProject,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const file = join(folder, 'project.genglossary');
  copyFileSync(built.file, file);
  const app = await startApp(start, { dataFolder: join(folder, 'data'), databaseThread: 'slow' });
  await app.get(z.null(), { do: 'open', file, name: null });
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  const step = oneOf(random, ['extract', 'generate']);
  await app.reach(`progress ${step} ${1 + Math.floor(random() * 4)}/`);
  const note = app.get(z.null(), { do: 'note', term: built.term, note: 'slow' });
  await app.get(z.unknown(), { do: 'glossary' });
  await note;
  const { status, reason } = await app.get(runSchema, { do: 'finished' });
  if (status !== 'completed') faults.push(`the run ended ${status}: ${reason ?? ''}`);
  if ((await app.get(z.string(), { do: 'noted', term: built.term })) !== 'slow')
    faults.push('a note is lost');
  faults.push(...faultsAfterRun(file, folder, built));
  await endAll(app);
  return faults;
}
