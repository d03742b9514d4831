import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openProjectDatabase } from '../../../src-main/db/project-database.ts';
import { ActionableError, RunLostError } from '../../../src-main/domain/errors.ts';
import type { NewRun } from '../../../src-main/domain/run-request.ts';
import { DATABASE_THREAD } from '../../support/open-runs.ts';
import { addedTerm } from '../../support/operations.ts';
import { CREATED_AT, connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { holdWriteLock } from '../../support/write-lock.ts';
import { errorOf } from '../../support/work.ts';

const DYING_THREAD = new URL('../../support/dying-thread.ts', import.meta.url);

const RUN: NewRun = {
  id: 'run-1',
  scope: 'extract',
  options: '{}',
  program: 'test',
  startedAt: '2026-01-01T00:00:00.000Z',
  resumes: null,
  owner: { host: 'here', pid: 1, processStart: 'then', fileIdentity: 'this' },
  token: 'token-1',
};

/** Calls an operation by a name that the types do not know. */
async function callByName(operations: object, name: string): Promise<unknown> {
  const operation: unknown = Reflect.get(operations, name);
  if (typeof operation !== 'function') throw new Error(`${name} is no function.`);
  return Reflect.apply(operation, undefined, []);
}

describe('an error crosses from the database thread', () => {
  it('with the class and the code of SQLite', async () => {
    const db = await openDatabase(newProjectFile());
    const error = await errorOf(db.write.startRun({ ...RUN, resumes: 'a run that never was' }, []));
    expect(error).toBeInstanceOf(Database.SqliteError);
    expect(error).toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  });

  it('with the id of the run that was lost', async () => {
    const db = await openDatabase(newProjectFile());
    await db.write.startRun(RUN, []);
    const error = await errorOf(db.write.beginRun({ runId: RUN.id, token: 'another' }));
    expect(error).toBeInstanceOf(RunLostError);
    expect(error).toMatchObject({
      code: 'run-lost',
      runId: RUN.id,
      remedy: expect.stringContaining('Resume'),
    });
  });

  it('with what a person can do about it, when the file cannot be opened', async () => {
    const error = await errorOf(openProjectDatabase(`${newProjectFile()}.not`, null, DATABASE_THREAD));
    expect(error).toBeInstanceOf(ActionableError);
    expect(error).toMatchObject({ code: 'project-missing', remedy: expect.stringContaining('path') });
  });

  it('as it is when the program itself is at fault, and the thread goes on', async () => {
    const db = await openDatabase(newProjectFile());
    for (const name of ['dropEverything', 'constructor', '__proto__', 'then']) {
      expect(await errorOf(callByName(db.read, name))).toMatchObject({
        message: `There is no operation "${name}".`,
      });
    }
    expect((await db.read.project()).name).toBe('Test');
  });

  it('a reader has no writing operation', async () => {
    const db = await openDatabase(newProjectFile());
    expect(String(await errorOf(callByName(db.read, 'addTerm')))).toContain('no operation');
  });
});

it('W20: reads go on while another process holds the write lock for longer than a write waits', async () => {
  const file = newProjectFile();
  const db = await openDatabase(file);
  const release = await holdWriteLock(file);
  let reads = 0;
  const refused = errorOf(db.write.startRun(RUN, []));
  const ended = refused.then(() => 'ended');
  const read = async (): Promise<string> => {
    expect(await db.read.listRuns()).toEqual([]);
    reads += 1;
    return 'read';
  };
  while ((await Promise.race([ended, read()])) === 'read');
  // SQLite's own error, unchanged, after its busy timeout.
  expect(await refused).toBeInstanceOf(Database.SqliteError);
  expect(await refused).toMatchObject({ code: 'SQLITE_BUSY' });
  expect(reads).toBeGreaterThan(100);
  await release();
  expect(await db.write.startRun(RUN, [])).toEqual({ kind: 'started' });
});

describe('closing', () => {
  it('finishes what was asked before', async () => {
    const file = newProjectFile();
    const db = await openProjectDatabase(file, null, DATABASE_THREAD);
    const keys = Array.from({ length: 50 }, (_, index) => `term ${index}`);
    const writes = keys.map((key) => db.write.addTerm(addedTerm(key), CREATED_AT));
    const reads = keys.map((key) => db.read.getTerm(key));
    await db.close();
    await Promise.all([...writes, ...reads]);
    expect(connectPast(file).prepare('SELECT count(*) FROM terms').pluck().get()).toBe(keys.length);
  });

  it('refuses what is asked afterwards, and may be done twice', async () => {
    const db = await openProjectDatabase(newProjectFile(), null, DATABASE_THREAD);
    const closing = db.close();
    const late = errorOf(db.read.project());
    await closing;
    expect(String(await late)).toContain('closed');
    expect(String(await errorOf(db.write.setApproval('x', true, CREATED_AT)))).toContain('closed');
    await db.close();
  });
});

describe('a database thread that dies', () => {
  it('rejects every call that waits, and every later one', async () => {
    const db = await openProjectDatabase('dies', null, DYING_THREAD);
    const waiting = [db.read.project(), db.read.listRuns(), db.read.listTerms(1)].map(errorOf);
    for (const error of await Promise.all(waiting)) expect(error).toBeInstanceOf(Error);
    expect(await errorOf(db.read.project())).toBeInstanceOf(Error);
    await db.close();
  });

  it('says of which error it died', async () => {
    const db = await openProjectDatabase('throws', null, DYING_THREAD);
    expect(String(await errorOf(db.read.project()))).toContain('from the depth of the thread');
    await db.close();
  });

  it('that cannot even be loaded rejects the opening', async () => {
    const nowhere = pathToFileURL(`${newProjectFile()}.ts`);
    expect(await errorOf(openProjectDatabase('any', null, nowhere))).toBeInstanceOf(Error);
  });
});
