import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp, backUpIfDue } from '../../../src-main/db/back-up.ts';
import type { BackupRequest } from '../../../src-main/db/back-up.ts';
import { backupPath, backupsFolder, listBackups } from '../../../src-main/db/backup-files.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../../src-main/db/open-file.ts';
import { changePast, contentsOf, fillProject, integrityOf, valuesIn } from '../../support/filled-project.ts';
import { CREATED_AT, connectPast, newProjectFile } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import { errorOf } from '../../support/work.ts';

const AT = '2026-03-04T05:06:07.089Z';
const INTERRUPTION = { reason: 'Saved.', reasonDetails: { code: 'in-backup', values: {} } } as const;

const ACTIVE_RUN = `INSERT INTO runs
  (id, scope, options, status, program, started_at, host, pid, process_start, file_identity, token, heartbeat_at)
  VALUES ('active', 'full', '{}', 'running', 'test', '${AT}', 'h', 1, 's', 'f', 't', '${AT}')`;

function request(kind: BackupRequest['kind'] = 'by-hand', at = AT): BackupRequest {
  return { kind, at, interruption: INTERRUPTION };
}

function pathOf(file: string, name: string): string {
  return backupPath(file, name) ?? '';
}

function filledFile(): string {
  const file = newProjectFile();
  fillProject(file, 'lathe');
  return file;
}

/** Lets a fault of the disk change a text behind the program's back. */
function damageDocument(file: string): void {
  changePast(file, `UPDATE documents SET text = 'A fault of the disk.'`);
}

/** Changes rows behind the back of an index, as a page that did not reach the disk does. */
function missIndex(file: string): void {
  const index = `FROM sqlite_schema WHERE name = 'terms_by_sort_text'`;
  const change = (sql: string): void => {
    const connection = connectPast(file, { timeout: 5000 }).unsafeMode();
    connection.pragma('writable_schema = ON');
    connection.exec(sql);
    connection.close();
  };
  change(`CREATE TABLE kept AS SELECT * ${index}; DELETE ${index}`);
  change(`UPDATE terms SET sort_text = sort_text || 'x'`);
  change('INSERT INTO sqlite_schema SELECT * FROM kept; DROP TABLE kept');
}

/** Puts zeros where the pages of a file were, but for the first ones. */
function damagePages(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192)]));
}

describe('a backup', () => {
  it('is a whole project of the same name, in the folder beside the file, named by time and kind', async () => {
    const file = filledFile();
    const backup = await backUp(file, request(), MIGRATIONS);
    expect(backup).toMatchObject({
      name: '2026-03-04T05-06-07-089Z-by-hand.genglossary',
      kind: 'by-hand',
      at: AT,
    });
    expect(listBackups(file)).toEqual([backup]);
    expect(integrityOf(pathOf(file, backup.name))).toBe('ok');
    expect(contentsOf(pathOf(file, backup.name))).toEqual(contentsOf(file));
    expect(readdirSync(backupsFolder(file)).sort()).toEqual(['.lock', backup.name]);
    expect(readdirSync(dirname(file)).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  });

  it('made in the middle of a run shows it as interrupted, and leaves the run of the project alone', async () => {
    const file = filledFile();
    changePast(file, ACTIVE_RUN);
    const { name } = await backUp(file, request(), MIGRATIONS);
    const states = `SELECT status || coalesce(reason_details, '') FROM runs WHERE id = 'active'`;
    expect(valuesIn(pathOf(file, name), states)).toEqual(['interrupted{"code":"in-backup","values":{}}']);
    expect(valuesIn(file, states)).toEqual(['running']);
  });

  it('has what another program has just committed and still holds in its journal', async () => {
    const file = filledFile();
    const other = connectPast(file);
    other.exec(`UPDATE project SET name = 'late'`);
    const { name } = await backUp(file, request(), MIGRATIONS);
    expect(valuesIn(pathOf(file, name), 'SELECT name FROM project')).toEqual(['late']);
  });

  it('of an older format keeps that format', async () => {
    const file = join(temporaryFolder(), 'old.genglossary');
    createProjectFile(file, { name: 'Old', createdAt: CREATED_AT }, MIGRATIONS.slice(0, 1));
    const { name } = await backUp(file, request(), MIGRATIONS);
    expect(connectPast(pathOf(file, name)).pragma('user_version', { simple: true })).toBe(10);
  });

  it('does not take the name of another one of the same moment', async () => {
    const file = filledFile();
    const first = await backUp(file, request('regular'), MIGRATIONS);
    const second = await backUp(file, request('regular'), MIGRATIONS);
    expect([first.at, second.at]).toEqual([AT, '2026-03-04T05:06:07.090Z']);
  });

  it.each([
    ['whose text was changed by a fault', damageDocument, 'document-damaged'],
    [
      'whose entry was changed by a fault',
      (file: string) => changePast(file, `UPDATE entries SET definition = 'x'`),
      'entry-damaged',
    ],
    [
      'of which a term cannot be read',
      (file: string) => changePast(file, `UPDATE terms SET forms = '[["lathe"'`),
      'project-damaged',
    ],
    [
      'of which an issue cannot be read',
      (file: string) => changePast(file, `UPDATE issues SET passages = '{}'`),
      'project-damaged',
    ],
    ['of which an index has not heard of a change', missIndex, 'project-damaged'],
    ['of which pages were lost', damagePages, 'project-damaged'],
  ])(
    'of a file %s is not made: the damage is named, and earlier backups stay',
    async (_what, damage, code) => {
      const file = filledFile();
      const earlier = await backUp(file, request('regular', CREATED_AT), MIGRATIONS);
      damage(file);
      expect(await errorOf(backUp(file, request(), MIGRATIONS))).toMatchObject({ code });
      expect(readdirSync(backupsFolder(file)).sort()).toEqual(['.lock', earlier.name]);
    },
  );

  it('removes what a killed process left half made, and nothing else', async () => {
    const file = filledFile();
    await backUp(file, request(), MIGRATIONS);
    const folder = backupsFolder(file);
    const draft = '.genglossary-0f9e1f1c-0000-4000-8000-000000000000.new';
    for (const name of [draft, `${draft}-wal`, 'notes.txt']) writeFileSync(join(folder, name), 'x');
    await backUp(file, request(), MIGRATIONS);
    const names = readdirSync(folder);
    expect(names).not.toContain(draft);
    expect(names).not.toContain(`${draft}-wal`);
    expect(names).toContain('notes.txt');
    expect(listBackups(file)).toHaveLength(2);
  });

  it('of a file whose folder is gone makes no folder', async () => {
    const file = join(temporaryFolder(), 'gone', 'project.genglossary');
    expect(await errorOf(backUp(file, request(), MIGRATIONS))).toMatchObject({ code: 'project-missing' });
    expect(existsSync(dirname(file))).toBe(false);
  });
});

describe('a regular backup', () => {
  const later = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
  const makeIfDue = (file: string, minutes: number) =>
    backUpIfDue(file, request('regular', later(minutes)), later(minutes - 15), MIGRATIONS);

  it('is made when the project is fifteen minutes old, and not before', async () => {
    const file = join(temporaryFolder(), 'new.genglossary');
    createProjectFile(file, { name: 'New', createdAt: AT }, MIGRATIONS);
    expect(await makeIfDue(file, 14)).toBe('not-yet');
    expect(await makeIfDue(file, 15)).toBe('made');
    expect(listBackups(file)).toMatchObject([{ kind: 'regular', at: later(15) }]);
  });

  it('is made fifteen minutes after the newest one of any kind, if something has changed since', async () => {
    const file = filledFile();
    expect(await makeIfDue(file, 0)).toBe('made');
    fillProject(file, 'chisel');
    expect(await makeIfDue(file, 14)).toBe('not-yet');
    expect(await makeIfDue(file, 15)).toBe('made');
    expect(await makeIfDue(file, 60)).toBe('unchanged');
    fillProject(file, 'plane');
    await backUp(file, request('by-hand', later(70)), MIGRATIONS);
    fillProject(file, 'saw');
    expect(await makeIfDue(file, 80)).toBe('not-yet');
    expect(await makeIfDue(file, 85)).toBe('made');
  });

  it('is not made of what a run that goes on has already been backed up with', async () => {
    const file = filledFile();
    changePast(file, `${ACTIVE_RUN}; UPDATE revisions SET number = number + 1`);
    expect(await makeIfDue(file, 0)).toBe('made');
    changePast(file, `UPDATE runs SET heartbeat_at = 'later'`);
    expect(await makeIfDue(file, 15)).toBe('unchanged');
  });

  it('is made whatever lies there from the future of a clock that was set back', async () => {
    const file = filledFile();
    await backUp(file, request('regular', '2030-01-01T00:00:00.000Z'), MIGRATIONS);
    expect(await makeIfDue(file, 0)).toBe('made');
  });

  it('is made where the newest backup cannot be read', async () => {
    const file = filledFile();
    expect(await makeIfDue(file, 0)).toBe('made');
    const [newest] = listBackups(file);
    writeFileSync(pathOf(file, newest?.name ?? ''), 'not a project');
    expect(await makeIfDue(file, 15)).toBe('made');
  });

  it('is one, when three processes find it due at once', async () => {
    const file = filledFile();
    const script = new URL('../../support/backup-process.ts', import.meta.url);
    const processes = Array.from({ length: 3 }, () => startProcess(script, ['due', file, AT]));
    await Promise.all(processes.map((one) => one.saying('ready')));
    for (const one of processes) one.tell('go');
    const ends = await Promise.all(processes.map((one) => one.ended));
    expect(ends.map(({ stderr }) => stderr)).toEqual(['', '', '']);
    expect(ends.map(({ lines }) => lines.at(-1)).filter((line) => line === 'made')).toHaveLength(1);
    expect(listBackups(file)).toHaveLength(1);
  });
});
