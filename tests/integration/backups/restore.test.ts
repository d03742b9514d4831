import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../src-main/db/back-up.ts';
import type { BackupRequest } from '../../../src-main/db/back-up.ts';
import { backupName, backupPath, backupsFolder, listBackups } from '../../../src-main/db/backup-files.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../../src-main/db/open-file.ts';
import { restoreInPlaceOf, restoreInto } from '../../../src-main/db/restore.ts';
import { REPLACED_TABLES, UNITED_TABLES } from '../../../src-main/db/take-contents.ts';
import { changePast, contentsOf, fillProject, integrityOf, valuesIn } from '../../support/filled-project.ts';
import {
  CREATED_AT,
  connectPast,
  newProjectFile,
  openDatabase,
  openTestRuns,
} from '../../support/project-file.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import { begin, errorOf, untilStopped } from '../../support/work.ts';

const BACKUP_PROCESS = new URL('../../support/backup-process.ts', import.meta.url);
const EARLIER = '2026-03-04T05:06:07.089Z';
const LATER = '2026-03-05T05:06:07.089Z';
const LAST = '2026-03-06T05:06:07.089Z';
const INTERRUPTION = { reason: 'Saved.', reasonDetails: { code: 'in-backup', values: {} } } as const;

function backUpAt(file: string, at: string, kind: BackupRequest['kind'] = 'by-hand') {
  return backUp(file, { kind, at, interruption: INTERRUPTION }, MIGRATIONS);
}

function restoreAt(file: string, name: string, at: string) {
  return restoreInto(file, { name, at, interruption: INTERRUPTION }, [], MIGRATIONS);
}

function replaceAt(file: string, name: string, at: string) {
  return restoreInPlaceOf(file, { name, at, interruption: INTERRUPTION }, MIGRATIONS);
}

function pathOf(file: string, name: string | undefined): string {
  return backupPath(file, name ?? '') ?? '';
}

/** A project with a backup of an earlier state. */
async function changedProject(
  kind: BackupRequest['kind'] = 'by-hand',
): Promise<{ readonly file: string; readonly backup: string }> {
  const file = newProjectFile();
  fillProject(file, 'lathe');
  const { name } = await backUpAt(file, EARLIER, kind);
  changePast(file, `DELETE FROM synonym_members; UPDATE project SET name = 'Changed'`);
  fillProject(file, 'chisel');
  return { file, backup: name };
}

/** The same, of which pages were lost. */
async function damagedProject(): Promise<{ readonly file: string; readonly backup: string }> {
  const project = await changedProject();
  const bytes = readFileSync(project.file);
  writeFileSync(project.file, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192)]));
  return project;
}

describe('going back to a backup', () => {
  it('knows what becomes of every table', () => {
    const tables = valuesIn(
      newProjectFile(),
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    expect([...REPLACED_TABLES, ...UNITED_TABLES, 'revisions'].sort()).toEqual(tables.map(String).sort());
  });

  it.each(['regular', 'by-hand', 'before-migration', 'before-restore'] as const)(
    'brings back all that the project was, in the same file: %s',
    async (kind) => {
      const { file, backup } = await changedProject(kind);
      const inode = statSync(file).ino;
      expect(await restoreAt(file, backup, LATER)).toBe('restored');
      expect(contentsOf(file)).toEqual(contentsOf(pathOf(file, backup)));
      expect(valuesIn(file, 'SELECT name FROM project')).toEqual(['Test']);
      expect(integrityOf(file)).toBe('ok');
      expect(statSync(file).ino).toBe(inode);
      expect(readdirSync(dirname(file)).sort()).toEqual([basename(file), `${basename(file)}.backups`]);
      expect(readdirSync(backupsFolder(file)).filter((name) => name.endsWith('.new'))).toEqual([]);
    },
  );

  it('can itself be gone back from: the state before it was backed up', async () => {
    const { file, backup } = await changedProject();
    const changed = contentsOf(file);
    await restoreAt(file, backup, LATER);
    const [before] = listBackups(file);
    expect(before).toMatchObject({ kind: 'before-restore', at: LATER });
    expect(await restoreAt(file, before?.name ?? '', LAST)).toBe('restored');
    expect(contentsOf(file)).toEqual(changed);
  });

  it('keeps the runs with their logs and every answer that was computed, of both', async () => {
    const { file, backup } = await changedProject();
    changePast(
      file,
      `DELETE FROM run_events WHERE run_id = 'run lathe'; DELETE FROM unit_results WHERE hash = 'unit lathe'`,
    );
    await restoreAt(file, backup, LATER);
    expect(valuesIn(file, 'SELECT id FROM runs ORDER BY rowid')).toEqual(['run lathe', 'run chisel']);
    for (const table of ['run_steps', 'failed_units']) {
      expect(valuesIn(file, `SELECT run_id FROM ${table} ORDER BY 1`)).toEqual(['run chisel', 'run lathe']);
    }
    expect(valuesIn(file, 'SELECT hash FROM unit_results ORDER BY id')).toEqual([
      'unit chisel',
      'unit lathe',
    ]);
    // What was taken out of the log of a run that both know stays out: the present history counts.
    expect(valuesIn(file, 'SELECT run_id FROM run_events')).toEqual(['run chisel']);
  });

  it('brings the runs along that a file does not know which was made anew', async () => {
    const { file, backup } = await changedProject();
    const other = newProjectFile();
    copyFileSync(pathOf(file, backup), join(dirname(other), 'x'));
    await backUpAt(other, EARLIER);
    copyFileSync(join(dirname(other), 'x'), pathOf(other, backup));
    await restoreAt(other, backup, LATER);
    expect(valuesIn(other, 'SELECT id FROM runs')).toEqual(['run lathe']);
    expect(valuesIn(other, 'SELECT run_id FROM run_events')).toEqual(['run lathe']);
    expect(integrityOf(other)).toBe('ok');
  });

  it('gives every part a number that neither of the two states had, so that every window reads again', async () => {
    const { file, backup } = await changedProject();
    const numbers = 'SELECT number FROM revisions ORDER BY part';
    const before = Math.max(...valuesIn(file, numbers).map(Number));
    changePast(pathOf(file, backup), 'UPDATE revisions SET number = 900');
    await restoreAt(file, backup, LATER);
    expect(new Set(valuesIn(file, numbers))).toEqual(new Set([901]));
    expect(before).toBeLessThan(900);
    changePast(file, 'UPDATE revisions SET number = 7000');
    await restoreAt(file, backup, LAST);
    expect(new Set(valuesIn(file, numbers))).toEqual(new Set([7001]));
  });

  it('is seen by whoever has the file open, also in another process, and loses nothing of theirs', async () => {
    const { file, backup } = await changedProject();
    const db = await openDatabase(file);
    expect(await db.read.project()).toMatchObject({ name: 'Changed' });
    const version = await db.read.dataVersion();
    const restorer = startProcess(BACKUP_PROCESS, ['restore', file, LATER, backup]);
    restorer.tell('go');
    expect(await restorer.ended).toMatchObject({ code: 0, stderr: '' });
    expect(await db.read.dataVersion()).not.toBe(version);
    expect(await db.read.project()).toMatchObject({ name: 'Test' });
    await db.write.renameProject('After it');
    expect(valuesIn(file, 'SELECT name FROM project')).toEqual(['After it']);
  });

  it('of an older format brings it to the present one', async () => {
    const { file } = await changedProject();
    const name = backupName('before-migration', EARLIER);
    createProjectFile(pathOf(file, name), { name: 'Old', createdAt: CREATED_AT }, MIGRATIONS.slice(0, 1));
    const before = readFileSync(pathOf(file, name));
    expect(await restoreAt(file, name, LATER)).toBe('restored');
    expect(valuesIn(file, 'SELECT name FROM project')).toEqual(['Old']);
    expect(valuesIn(file, 'SELECT count(*) FROM documents')).toEqual([0]);
    expect(readFileSync(pathOf(file, name)).equals(before)).toBe(true);
  });

  it('is refused while a run is active, and changes nothing', async () => {
    const { file, backup } = await changedProject();
    const { runs } = await openTestRuns(file);
    const { id } = await begin(runs, untilStopped);
    const before = contentsOf(file);
    expect(await errorOf(restoreAt(file, backup, LATER))).toMatchObject({
      name: 'RunInTheWayError',
      run: { id },
    });
    expect(contentsOf(file)).toEqual(before);
    expect(listBackups(file).map(({ kind }) => kind)).toEqual(['by-hand']);
  });

  it.each(['', '../x', backupName('regular', LATER), '/etc/passwd'])(
    'that is not there is refused: %j',
    async (name) => {
      const { file } = await changedProject();
      const before = contentsOf(file);
      expect(await errorOf(restoreAt(file, name, LATER))).toMatchObject({ code: 'backup-not-found' });
      expect(await errorOf(replaceAt(file, name, LATER))).toMatchObject({ code: 'backup-not-found' });
      expect(contentsOf(file)).toEqual(before);
    },
  );

  it.each([
    ['is no project', (path: string) => writeFileSync(path, 'notes')],
    ['was cut off', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 5000))],
    [
      'has lost pages',
      (path: string) => {
        const bytes = readFileSync(path);
        writeFileSync(path, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192)]));
      },
    ],
    ['has a text that was changed', (path: string) => changePast(path, `UPDATE documents SET text = 'x'`)],
    ['is of a newer program', (path: string) => changePast(path, 'PRAGMA user_version = 9990')],
  ])('that %s is refused, and changes nothing', async (_what, spoil) => {
    const { file, backup } = await changedProject();
    spoil(pathOf(file, backup));
    const before = contentsOf(file);
    expect(await errorOf(restoreAt(file, backup, LATER))).toMatchObject({ code: 'backup-unusable' });
    expect(await errorOf(replaceAt(file, backup, LATER))).toMatchObject({ code: 'backup-unusable' });
    expect(contentsOf(file)).toEqual(before);
    expect(listBackups(file).map(({ name }) => name)).toEqual([backup]);
  });

  it('in a file with a damaged text keeps that state among the backups as a damaged one', async () => {
    const { file, backup } = await changedProject();
    changePast(file, `UPDATE documents SET text = 'A fault.' WHERE path = 'chisel.md'`);
    const damaged = contentsOf(file);
    expect(await restoreAt(file, backup, LATER)).toBe('restored');
    expect(contentsOf(file)).toEqual(contentsOf(pathOf(file, backup)));
    const [kept] = listBackups(file);
    expect(kept?.kind).toBe('damaged');
    expect(contentsOf(pathOf(file, kept?.name))).toEqual(damaged);
  });

  it('is not done in a file that is damaged or missing', async () => {
    const { file, backup } = await damagedProject();
    const bytes = readFileSync(file);
    expect(await restoreAt(file, backup, LATER)).toBe('not-sound');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    rmSync(file);
    expect(await restoreAt(file, backup, LATER)).toBe('not-sound');
    expect(existsSync(file)).toBe(false);
  });
});

describe('a backup in the place of a file', () => {
  it('that is damaged: the damaged one is kept as it was, with its journal', async () => {
    const { file, backup } = await damagedProject();
    const bytes = readFileSync(file);
    writeFileSync(`${file}-wal`, 'the journal of a program that crashed');
    await replaceAt(file, backup, LATER);
    expect(contentsOf(file)).toEqual(contentsOf(pathOf(file, backup)));
    expect(integrityOf(file)).toBe('ok');
    const [kept] = listBackups(file);
    expect(kept).toMatchObject({ kind: 'damaged', at: LATER });
    expect(readFileSync(pathOf(file, kept?.name)).equals(bytes)).toBe(true);
    expect(readFileSync(`${pathOf(file, kept?.name)}-wal`, 'utf8')).toContain('crashed');
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it.each([
    ['looks like one of another program', 'PRAGMA application_id = 7'],
    ['is of a newer version', 'PRAGMA user_version = 9990'],
  ])('that %s: it is kept', async (_what, sql) => {
    const { file, backup } = await changedProject();
    changePast(file, sql);
    const bytes = readFileSync(file);
    expect(await restoreAt(file, backup, LATER)).toBe('not-sound');
    await replaceAt(file, backup, LATER);
    expect(contentsOf(file)).toEqual(contentsOf(pathOf(file, backup)));
    expect(readFileSync(pathOf(file, listBackups(file)[0]?.name)).equals(bytes)).toBe(true);
  });

  it('that is missing', async () => {
    const { file, backup } = await changedProject();
    rmSync(file);
    await replaceAt(file, backup, LATER);
    expect(contentsOf(file)).toEqual(contentsOf(pathOf(file, backup)));
    expect(listBackups(file).map(({ name }) => name)).toEqual([backup]);
  });

  it('keeps late writers of the earlier file from losing anything unseen', async () => {
    const { file, backup } = await changedProject();
    const db = await openDatabase(file);
    await replaceAt(file, backup, LATER);
    expect(await errorOf(db.write.renameProject('late'))).toMatchObject({ code: 'project-missing' });
    expect(valuesIn(file, 'SELECT name FROM project')).toEqual(['Test']);
  });
});

describe('a process that is killed', () => {
  const ROUNDS = 6;
  const random = randomNumbers(20_260_304);

  /** Kills a process at some moment of its work. */
  async function killAtWork(parameters: readonly string[]): Promise<void> {
    const worker = startProcess(BACKUP_PROCESS, parameters);
    await worker.saying('ready');
    worker.tell('go');
    await worker.saying('begun');
    const pause = random() * 60;
    const until = performance.now() + pause;
    while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
    worker.kill('SIGKILL');
    await worker.ended;
  }

  it('in the middle of a backup leaves no part of one, and the project as it was', async () => {
    const { file, backup } = await changedProject();
    const before = contentsOf(file);
    for (let round = 0; round < ROUNDS; round += 1) {
      await killAtWork(['back-up', file, LATER]);
      for (const { name } of listBackups(file)) expect(integrityOf(pathOf(file, name))).toBe('ok');
      expect(contentsOf(file)).toEqual(before);
    }
    await backUpAt(file, LAST);
    expect(readdirSync(backupsFolder(file)).filter((name) => name.includes('.new'))).toEqual([]);
    expect(listBackups(file).map(({ name }) => name)).toContain(backup);
  });

  it('in the middle of a restore leaves all of the one state or all of the other', async () => {
    const { file, backup } = await changedProject();
    const changed = JSON.stringify(contentsOf(file));
    const restored = JSON.stringify(contentsOf(pathOf(file, backup)));
    for (let round = 0; round < ROUNDS; round += 1) {
      await killAtWork(['restore', file, LATER, backup]);
      expect(integrityOf(file)).toBe('ok');
      expect([changed, restored]).toContain(JSON.stringify(contentsOf(file)));
    }
    await restoreAt(file, backup, LAST);
    expect(JSON.stringify(contentsOf(file))).toBe(restored);
  });

  it('while a damaged file is replaced leaves the damaged one or the backup in its place', async () => {
    const { file, backup } = await damagedProject();
    const damaged = readFileSync(file);
    const restored = JSON.stringify(contentsOf(pathOf(file, backup)));
    for (let round = 0; round < ROUNDS; round += 1) {
      writeFileSync(file, damaged);
      await killAtWork(['restore-in-place', file, LATER, backup]);
      const state = readFileSync(file).equals(damaged) ? 'damaged' : JSON.stringify(contentsOf(file));
      expect(['damaged', restored]).toContain(state);
    }
    await replaceAt(file, backup, LAST);
    expect(JSON.stringify(contentsOf(file))).toBe(restored);
  });
});

it('a file in a folder of its own has no backups of another one', async () => {
  const { file } = await changedProject();
  const other = join(temporaryFolder(), basename(file));
  createProjectFile(other, { name: 'Other', createdAt: CREATED_AT }, MIGRATIONS);
  expect(listBackups(other)).toEqual([]);
  expect(connectPast(other).pragma('integrity_check', { simple: true })).toBe('ok');
});
