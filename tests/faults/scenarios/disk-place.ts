import { copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { endAll, runSchema, startApp } from '../../support/app-in-process.ts';
import type { AppInProcess } from '../../support/app-in-process.ts';
import { faultsAfterRun, faultsAtAnyMoment } from '../../support/built-project.ts';
import type { BuiltProject } from '../../support/built-project.ts';
import { withOwnMounts } from '../../support/own-mounts.ts';
import { lookInto, stateOf } from '../project-state.ts';
import { oneOf } from '../scenario.ts';
import type { Round, ScenarioContext } from '../scenario.ts';

type Start = ScenarioContext['start'];

/** Some moment of a full run: the start of the line in which the app tells of it. */
function someMoment({ random }: Round): string {
  const step = oneOf(random, ['read', 'extract', 'generate', 'review']);
  return `progress ${step} ${step === 'review' ? 0 : 1 + Math.floor(random() * 6)}/`;
}

/** The folder of an open project becomes read-only in the middle of a run, and writable again. */
export async function sealDuringRun(
  start: Start,
  round: Round,
  built: BuiltProject,
): Promise<readonly string[]> {
  const folder = join(round.folder, 'sealed');
  const faults: string[] = [];
  const app = await startApp(
    start,
    { dataFolder: join(round.folder, 'data') },
    withOwnMounts(folder, 'mkdir "$0"'),
  );
  const file = join(folder, 'project.genglossary');
  copyFileSync(built.file, file);
  await app.get(z.null(), { do: 'open', file, name: null });
  await app.get(z.null(), { do: 'note', term: built.term, note: 'before' });
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  await app.reach(someMoment(round));
  await app.get(z.null(), { do: 'seal', folder });
  const end = await app.ask({ do: 'finished' });
  if (end.kind === 'error') {
    if (end.code !== 'project-read-only') faults.push(`the run broke off by ${end.message}`);
  } else {
    const { status, reason } = runSchema.parse(end.value);
    const isExplained = status === 'failed' && (reason ?? '').includes('may not be written');
    if (status !== 'completed' && !isExplained) faults.push(`the run ended ${status}: ${reason ?? ''}`);
  }
  const during = await app.ask({ do: 'note', term: built.term, note: 'during' });
  if (during.kind === 'error' && during.code !== 'project-read-only')
    faults.push(`an edit was refused by ${during.message}`);
  await app.get(z.null(), { do: 'close' });
  const opened = await app.ask({ do: 'open', file, name: null });
  if (opened.kind === 'value') faults.push('the project was opened for writing on a read-only place');
  else if (opened.code !== 'project-read-only')
    faults.push(`opening was refused by ${opened.code ?? opened.name}: ${opened.message}`);
  await app.get(z.null(), { do: 'unseal', folder });
  await app.get(z.null(), { do: 'open', file, name: null });
  const noted = await app.get(z.string(), { do: 'noted', term: built.term });
  if (noted !== (during.kind === 'value' ? 'during' : 'before')) faults.push(`the note is "${noted}"`);
  faults.push(...(await runAgain(app, file, built)));
  await endAll(app);
  return faults;
}

/** The file of an open project is removed or replaced in the middle of a run. */
export async function takeFileAway(
  start: Start,
  round: Round,
  built: BuiltProject,
  way: 'removed' | 'replaced',
): Promise<readonly string[]> {
  const faults: string[] = [];
  const file = join(round.folder, 'project.genglossary');
  const aside = join(round.folder, 'aside.genglossary');
  const replacement = join(round.folder, 'replacement.genglossary');
  copyFileSync(built.file, file);
  const app = await startApp(start, { dataFolder: join(round.folder, 'data'), concurrency: 1 });
  await app.get(z.null(), { do: 'open', file, name: null });
  await app.get(z.null(), { do: 'note', term: built.term, note: 'before' });
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  await app.reach(someMoment(round));
  // Another name keeps the file in reach; it is the same file all the time.
  linkSync(file, aside);
  if (way === 'removed') rmSync(file);
  else {
    copyFileSync(built.file, replacement);
    renameSync(replacement, file);
  }
  const end = await app.ask({ do: 'finished' });
  if (end.kind === 'value') {
    const { status, reason } = runSchema.parse(end.value);
    // It had written its end just before.
    if (status !== 'completed') faults.push(`the run ended ${status}: ${reason ?? ''}`);
  } else if (end.code !== 'project-missing') faults.push(`the run broke off by ${end.message}`);
  const edit = await app.ask({ do: 'note', term: built.term, note: 'late' });
  if (edit.kind === 'value') faults.push('an edit was accepted that nobody will find again');
  else if (edit.code !== 'project-missing' || edit.remedy === null)
    faults.push(`an edit was refused by ${edit.message}`);
  const closed = await app.ask({ do: 'close' });
  if (closed.kind === 'error') faults.push(`closing failed: ${closed.message}`);

  if (way === 'removed') {
    const opened = await app.ask({ do: 'open', file, name: null });
    if (opened.kind === 'value' || existsSync(file)) faults.push('the file was made again');
    else if (opened.code !== 'project-missing') faults.push(`opening was refused by ${opened.message}`);
  } else {
    if (!readFileSync(file).equals(readFileSync(built.file))) faults.push('the replacement was written to');
    await app.get(z.null(), { do: 'open', file, name: null });
    const noted = await app.get(z.string(), { do: 'noted', term: built.term });
    if (noted !== '') faults.push('the replacement shows what was written to the file before it');
    await app.get(z.null(), { do: 'close' });
    if (!isDeepStrictEqual(lookInto(file, round.folder, stateOf), built.before))
      faults.push('the replacement is no longer what it was');
  }
  faults.push(...faultsAtAnyMoment(aside, round.folder, built));
  await app.get(z.null(), { do: 'open', file: aside, name: null });
  const noted = await app.get(z.string(), { do: 'noted', term: built.term });
  if (noted !== 'before') faults.push(`in the file that was taken away, the note is "${noted}"`);
  faults.push(...(await runAgain(app, aside, built)));
  await endAll(app);
  return faults;
}

/** A journal that a killed process left behind is found by whoever comes first. */
export async function leaveJournal(
  start: Start,
  round: Round,
  built: BuiltProject,
  first: 'reader' | 'writer' | 'on a read-only place',
): Promise<readonly string[]> {
  const faults: string[] = [];
  const file = join(round.folder, 'project.genglossary');
  copyFileSync(built.file, file);
  const dataFolder = join(round.folder, 'data');
  const killed = await startApp(start, { dataFolder });
  await killed.get(z.null(), { do: 'open', file, name: null });
  const note = `kept ${round.seed}`;
  await killed.get(z.null(), { do: 'note', term: built.term, note });
  if (round.random() < 0.5) {
    await killed.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
    await killed.reach(someMoment(round));
  }
  await endAll(killed);
  if (round.random() < 0.5) rmSync(`${file}-shm`, { force: true });
  const journal = readFileSync(`${file}-wal`);
  if (journal.length === 0) faults.push('no journal was left behind');

  if (first === 'on a read-only place') {
    const app = await startApp(
      start,
      { dataFolder: join(round.folder, 'reader') },
      withOwnMounts(dirname(file), 'mount --bind "$0" "$0"', 'mount -o remount,ro,bind "$0"'),
    );
    const opened = await app.ask({ do: 'open', file, name: null });
    if (opened.kind === 'value' || opened.code !== 'project-read-only')
      faults.push(`opening was answered by ${JSON.stringify(opened)}`);
    await endAll(app);
    if (!readFileSync(`${file}-wal`).equals(journal)) faults.push('the journal has changed');
  }
  const app = await startApp(start, { dataFolder });
  if (first === 'reader') {
    const [listed] = await app.get(z.array(z.looseObject({ state: z.looseObject({ kind: z.string() }) })), {
      do: 'list',
    });
    if (listed === undefined || listed.state.kind === 'unavailable')
      faults.push(`the list says ${JSON.stringify(listed)}`);
    if (!readFileSync(`${file}-wal`).equals(journal)) faults.push('a look has changed the journal');
  }
  await app.get(z.null(), { do: 'open', file, name: null });
  if ((await app.get(z.string(), { do: 'noted', term: built.term })) !== note) faults.push('a note is lost');
  faults.push(...faultsAtAnyMoment(file, round.folder, built));
  await endAll(app);
  return faults;
}

/** Runs over the documents on a project that is open: the app and the file are as good as ever. */
async function runAgain(app: AppInProcess, file: string, built: BuiltProject): Promise<readonly string[]> {
  await app.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  const { status, reason } = await app.get(runSchema, { do: 'finished' });
  if (status !== 'completed') return [`the next run ended ${status}: ${reason ?? ''}`];
  return faultsAfterRun(file, dirname(built.file), built);
}
