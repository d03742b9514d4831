import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WriteHandle } from '../../../src-main/db/handle.ts';
import { latestVersion, migrate } from '../../../src-main/db/migrate.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import type { Migration } from '../../../src-main/db/migrations/migration.ts';
import { backupsFolder, listBackups } from '../../../src-main/db/backup-files.ts';
import { openForReading } from '../../../src-main/db/connect.ts';
import { createProjectFile, openForWriting } from '../../../src-main/db/open-file.ts';
import { PROJECT_PARTS } from '../../../src-main/domain/project-view.ts';
import { FAILING_MIGRATIONS, NEW_MIGRATIONS, OLD_MIGRATIONS } from '../../support/migrations.ts';
import { CREATED_AT, connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import { holdWriteLock } from '../../support/write-lock.ts';

const NAMES = ['設計 書.md', 'übersicht "2".txt', '📄 notes.md'];

/** A file of the old program, with papers in it. */
function oldFile(): string {
  const file = join(temporaryFolder(), 'old.genglossary');
  createProjectFile(file, { name: 'Old', createdAt: CREATED_AT }, OLD_MIGRATIONS);
  const connection = new Database(file);
  const insert = connection.prepare('INSERT INTO papers (name, text) VALUES (?, ?)');
  for (const name of NAMES) insert.run(name, `text of ${name}`);
  connection.close();
  return file;
}

async function openNew(
  file: string,
  migrations: readonly Migration[] = NEW_MIGRATIONS,
): Promise<WriteHandle> {
  const db = await openForWriting(file, migrations);
  onTestFinished(() => {
    db.connection.close();
  });
  return db;
}

/** The copies that were made of a file. */
function copiesOf(file: string): string[] {
  const backups = listBackups(file);
  expect(backups.every(({ kind }) => kind === 'before-migration')).toBe(true);
  return backups.map(({ name }) => join(backupsFolder(file), name));
}

describe('the migrations of the program', () => {
  it('are numbered upwards in tens and made once each', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((left, right) => left - right));
    expect(versions.every((version) => version > 0 && version % 10 === 0)).toBe(true);
    expect(latestVersion(MIGRATIONS)).toBe(Math.max(...versions));
  });

  it('run inside a transaction only', () => {
    const connection = new Database(':memory:');
    expect(() => migrate({ access: 'write', connection }, MIGRATIONS)).toThrow('inside a transaction');
    expect(connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  });
});

describe('an older file', () => {
  it('W14: is brought up to date with every name and text as it was', async () => {
    const { connection } = await openNew(oldFile());
    expect(connection.pragma('user_version', { simple: true })).toBe(30);
    expect(connection.prepare('SELECT label, text FROM papers ORDER BY rowid').all()).toEqual(
      NAMES.map((name) => ({ label: name, text: `text of ${name}` })),
    );
  });

  it('W14: leaves a copy of what it was before, which the older program can open', async () => {
    const file = oldFile();
    await openNew(file);
    const [copy = '', ...others] = copiesOf(file);
    expect(others).toEqual([]);
    const { connection } = await openNew(copy, OLD_MIGRATIONS);
    expect(connection.prepare('SELECT name FROM papers ORDER BY rowid').pluck().all()).toEqual(NAMES);
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('has in its copy also what still stood in the journal', async () => {
    const file = oldFile();
    const other = connectPast(file);
    other.exec(`INSERT INTO papers VALUES ('late.md', 'late')`);
    await openNew(file);
    const [copy = ''] = copiesOf(file);
    expect(connectPast(copy).prepare('SELECT name FROM papers').pluck().all()).toContain('late.md');
  });

  it('is migrated once, with one copy, when six processes open it at once', async () => {
    const file = oldFile();
    const script = new URL('../../support/migrate-process.ts', import.meta.url);
    const processes = Array.from({ length: 6 }, () => startProcess(script, [file]));
    await Promise.all(processes.map((one) => one.saying('ready')));
    for (const one of processes) one.tell('go');
    const ends = await Promise.all(processes.map((one) => one.ended));
    expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array.from({ length: 6 }, () => ({ code: 0, stderr: '' })),
    );
    expect(new Set(ends.map(({ lines }) => lines.at(-1)))).toEqual(
      new Set([`version 30: ${NAMES.join(',')}`]),
    );
    expect(connectPast(file).prepare('SELECT number FROM counts').pluck().all()).toEqual([1]);
    const copies = copiesOf(file);
    expect(copies).toHaveLength(1);
    const [copy = ''] = copies;
    expect(connectPast(copy).prepare('SELECT name FROM papers ORDER BY rowid').pluck().all()).toEqual(NAMES);
  });

  it('waits for another process that holds the write lock', async () => {
    const file = oldFile();
    const release = await holdWriteLock(file);
    const processes = [startProcess(new URL('../../support/migrate-process.ts', import.meta.url), [file])];
    for (const one of processes) one.tell('go');
    await Promise.all(processes.map((one) => one.saying('ready')));
    await release();
    const [end] = await Promise.all(processes.map((one) => one.ended));
    expect(end?.lines.at(-1)).toBe(`version 30: ${NAMES.join(',')}`);
  });
});

describe('a file of the first format', () => {
  const [first] = MIGRATIONS;

  /** A file as the first version of the program left it, with something in every table that changed since. */
  function fileOfFirstFormat(): string {
    const file = join(temporaryFolder(), 'first.genglossary');
    createProjectFile(file, { name: '旋盤', createdAt: CREATED_AT }, first === undefined ? [] : [first]);
    const connection = new Database(file);
    connection.exec(`
      INSERT INTO documents (path, folder, file_path, format, text, hash, added_at, updated_at)
        VALUES ('設計 書.md', '/docs', '設計 書.md', 'markdown', '𠮟る lathe', 'h', '2026-01-01', '2026-01-02');
      INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants, status, notes)
        VALUES ('lathe', 'Lathe', NULL, 2, 1, 'technical-term', 3, 1, '["lathes"]', 'accepted', 'mine');
      INSERT INTO runs (id, scope, options, status, program, started_at, finished_at, reason, host, pid, process_start, file_identity, token, heartbeat_at, units_failed)
        VALUES ('run-1', 'full', '{}', 'completed', 'old', '2026-01-01', '2026-01-02', 'One unit failed.', 'h', 1, 's', 'f', 't', '2026-01-01', 1);
      INSERT INTO run_events (run_id, sequence, at, level, step, message)
        VALUES ('run-1', 1, '2026-01-01', 'error', 'extract', 'a.md: no answer');`);
    connection.close();
    return file;
  }

  it('W14: keeps everything, and says of what is new that it is not known', async () => {
    const { read } = await openDatabase(fileOfFirstFormat());
    expect(await read.getRun('run-1')).toMatchObject({
      status: 'completed',
      reason: 'One unit failed.',
      reasonDetails: null,
      progress: null,
      unitsFailed: 1,
    });
    expect(await read.listEventsAfter('run-1', 0)).toEqual([
      {
        sequence: 1,
        at: '2026-01-01',
        level: 'error',
        step: 'extract',
        message: 'a.md: no answer',
        details: null,
      },
    ]);
    expect(await read.getTerm('lathe')).toMatchObject({ term: 'Lathe', status: 'accepted', notes: 'mine' });
    expect(await read.listDocumentRows()).toMatchObject([{ path: '設計 書.md', length: 8 }]);
    expect(Object.keys(await read.revisions()).sort()).toEqual([...PROJECT_PARTS].sort());
    expect(Object.values(await read.revisions()).every((number) => number > 0)).toBe(true);
  });

  it('is migrated once, with one copy, when six processes open it at once', async () => {
    const file = fileOfFirstFormat();
    const script = new URL('../../support/open-project-process.ts', import.meta.url);
    const processes = Array.from({ length: 6 }, () => startProcess(script, [file]));
    await Promise.all(processes.map((one) => one.saying('ready')));
    for (const one of processes) one.tell('go');
    const ends = await Promise.all(processes.map((one) => one.ended));
    expect(ends.map(({ lines, stderr }) => [lines.at(-1), stderr])).toEqual(
      Array.from({ length: 6 }, () => [JSON.stringify({ project: '旋盤' }), '']),
    );
    const [copy = '', ...others] = copiesOf(file);
    expect(others).toEqual([]);
    expect(connectPast(copy).pragma('user_version', { simple: true })).toBe(10);
    expect(connectPast(copy).prepare('SELECT notes FROM terms').pluck().all()).toEqual(['mine']);
    const past = connectPast(file);
    expect(past.pragma('user_version', { simple: true })).toBe(latestVersion(MIGRATIONS));
    expect(past.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(past.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('a migration that fails', () => {
  it('leaves the file as it was, at its old version, and no copy', async () => {
    const file = oldFile();
    const before = readFileSync(file);
    await expect(openForWriting(file, FAILING_MIGRATIONS)).rejects.toMatchObject({ name: 'SqliteError' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(listBackups(file)).toEqual([]);
  });

  it('does not keep the next program, whose migrations work, from opening it', async () => {
    const file = oldFile();
    await expect(openForWriting(file, FAILING_MIGRATIONS)).rejects.toThrow('nowhere');
    const { connection } = await openNew(file);
    expect(connection.prepare('SELECT count(*) FROM papers').pluck().get()).toBe(NAMES.length);
  });

  it('leaves nothing behind of a new file either', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'new.genglossary');
    const project = { name: 'New', createdAt: CREATED_AT };
    expect(() => createProjectFile(file, project, FAILING_MIGRATIONS)).toThrow('nowhere');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file that is up to date', () => {
  it('is opened without a copy', async () => {
    const file = newProjectFile();
    await (await openDatabase(file)).close();
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('W20: is opened and read while another process holds the write lock', async () => {
    const file = newProjectFile();
    await holdWriteLock(file);
    const db = await openDatabase(file);
    expect(await db.read.listRuns()).toEqual([]);
    const { connection } = openForReading(file, MIGRATIONS);
    expect(connection.prepare('SELECT name FROM project').pluck().get()).toBe('Test');
    connection.close();
  });
});

describe('six processes', () => {
  it.each([1, 2, 3])(
    'that make one new file at once all succeed, with one file and no litter (%i)',
    async () => {
      const folder = temporaryFolder();
      const file = join(folder, 'new.genglossary');
      const script = new URL('../../support/open-project-process.ts', import.meta.url);
      const processes = Array.from({ length: 6 }, (_, index) =>
        startProcess(script, [file, `Project ${index}`]),
      );
      await Promise.all(processes.map((one) => one.saying('ready')));
      for (const one of processes) one.tell('go');
      const ends = await Promise.all(processes.map((one) => one.ended));
      const project = String(connectPast(file).prepare('SELECT name FROM project').pluck().get());
      expect(ends.map(({ lines, stderr }) => [lines.at(-1), stderr])).toEqual(
        Array.from({ length: 6 }, () => [JSON.stringify({ project }), '']),
      );
      expect(readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(['new.genglossary']);
    },
  );
});
