import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { backupName, backupPath, backupsFolder, listBackups } from '../../../src-main/db/backup-files.ts';
import { fileIdentity } from '../../../src-main/db/file-identity.ts';
import { isBusyError } from '../../../src-main/db/file-errors.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../../src-main/db/open-file.ts';
import { RunAlreadyActiveError } from '../../../src-main/domain/errors.ts';
import type { ListedProject, ProjectPart } from '../../../src-main/domain/project-view.ts';
import type { Projects } from '../../../src-main/projects/projects.ts';
import { machineName, processStart } from '../../../src-main/runs/process-identity.ts';
import { changePast, contentsOf, fillProject, integrityOf, valuesIn } from '../../support/filled-project.ts';
import { newApp } from '../../support/new-app.ts';
import { CREATED_AT, connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import { REQUEST, begin, errorOf, untilStopped } from '../../support/work.ts';

interface Place {
  readonly projects: Projects;
  readonly warnings: readonly string[];
  readonly bin: string;
}

const NOW = Date.parse('2026-03-04T05:06:07.000Z');

/** The list of projects, with a clock that goes on by a second each time it is looked at. */
function newPlace(moveToBin?: (file: string) => Promise<void>): Place {
  const bin = temporaryFolder();
  const warnings: string[] = [];
  let time = NOW;
  const { projects } = newApp(temporaryFolder(), {
    now: () => {
      time += 1000;
      return new Date(time);
    },
    onWarning: (message) => warnings.push(message),
    moveToBin: moveToBin ?? (async (path) => renameSync(path, join(bin, basename(path)))),
  });
  onTestFinished(() => projects.close());
  return { projects, warnings, bin };
}

function filledFile(): string {
  const file = newProjectFile();
  fillProject(file, 'lathe');
  return file;
}

/** Puts zeros where the pages of a file were, but for the first ones. */
function damagePages(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192)]));
}

/** A file of the first format whose run is held by a process. */
async function oldFileOf(pid: number, start: string): Promise<string> {
  const file = join(temporaryFolder(), 'old.genglossary');
  createProjectFile(file, { name: 'Old', createdAt: CREATED_AT }, MIGRATIONS.slice(0, 1));
  changePast(
    file,
    `INSERT INTO runs (id, scope, options, status, program, started_at, host, pid, process_start, file_identity, token, heartbeat_at)
     VALUES ('run-1', 'full', '{}', 'running', 'other', '${CREATED_AT}', '${await machineName()}', ${pid}, '${start}', '${fileIdentity(file)}', 't', '${CREATED_AT}')`,
  );
  return file;
}

function problemOf(project: ListedProject | undefined): unknown {
  return project?.state.kind === 'unavailable' ? project.state.problem : null;
}

describe('backups of a project', () => {
  it('are made, looked into and gone back to while the project is open, and a window hears of it', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const project = await projects.open(file);
    onTestFinished(() => project.close());
    await vi.waitFor(() => expect(listBackups(file)).toHaveLength(1), 10_000);
    const backup = await projects.backUp(file);
    expect((await projects.backups(file)).map(({ kind }) => kind)).toEqual(['by-hand', 'regular']);
    await project.terms.add('chisel', 'technical-term');
    expect(await projects.previewBackup(file, backup.name)).toMatchObject({
      kind: 'sound',
      name: 'Test',
      counts: { documents: 1, terms: 1, entries: 1, openIssues: 1 },
      lastRun: { id: 'run lathe', status: 'completed' },
      changedAt: '2026-01-05T00:00:00.000Z',
    });
    const changed = new Set<ProjectPart>();
    onTestFinished(
      project.watch({
        onChange: (parts) => {
          for (const part of parts) changed.add(part);
        },
        onActivity: () => undefined,
        onError: (error) => {
          throw error;
        },
      }),
    );
    await projects.restore(file, backup.name);
    await vi.waitFor(() => expect(changed).toContain('terms'), 10_000);
    expect(valuesIn(file, 'SELECT key FROM terms ORDER BY key')).toEqual(['lathe', 'other lathe']);
    expect((await projects.backups(file)).map(({ kind }) => kind)).toEqual([
      'before-restore',
      'by-hand',
      'regular',
    ]);
    const [before] = await projects.backups(file);
    await projects.restore(file, before?.name ?? '');
    expect(valuesIn(file, 'SELECT key FROM terms ORDER BY key')).toEqual(['chisel', 'lathe', 'other lathe']);
  });

  it('that are no longer needed are removed when another one is made', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    mkdirSync(backupsFolder(file));
    const old = [
      backupName('by-hand', '2020-01-01T00:00:00.000Z'),
      backupName('by-hand', '2026-03-01T00:00:00.000Z'),
      backupName('damaged', '2020-01-01T00:00:00.000Z'),
    ];
    for (const name of old) writeFileSync(backupPath(file, name) ?? '', 'x');
    const { name } = await projects.backUp(file);
    expect((await projects.backups(file)).map((backup) => backup.name)).toEqual([name, old[1], old[2]]);
  });

  it('of which one cannot be read are looked into all the same: it says what the matter is', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const { name } = await projects.backUp(file);
    damagePages(backupPath(file, name) ?? '');
    expect(await projects.previewBackup(file, name)).toMatchObject({
      kind: 'unusable',
      problem: { code: 'project-damaged' },
    });
    expect(await errorOf(projects.previewBackup(file, '../x'))).toMatchObject({ code: 'backup-not-found' });
  });

  it('are not gone back to while a run of another program is active, and are when that program is gone', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const { name } = await projects.backUp(file);
    const owner = startProcess(new URL('../../support/run-owner.ts', import.meta.url), [file]);
    const [, id = ''] = (await owner.saying('started')).split(' ');
    expect(await errorOf(projects.restore(file, name))).toMatchObject({
      name: 'RunAlreadyActiveError',
      activeRun: { id },
    });
    owner.kill('SIGKILL');
    await owner.ended;
    await projects.restore(file, name);
    expect(valuesIn(file, `SELECT status FROM runs WHERE id = '${id}'`)).toEqual(['interrupted']);
  });

  it.skipIf(process.platform === 'win32')(
    'are the same ones by whatever path the project is opened',
    async () => {
      const { projects } = newPlace();
      const file = filledFile();
      const link = join(temporaryFolder(), 'link.genglossary');
      symlinkSync(file, link);
      const { name } = await projects.backUp(link);
      expect(listBackups(file).map((backup) => backup.name)).toEqual([name]);
      writeFileSync(file, Buffer.alloc(4096));
      await projects.restore(link, name);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(integrityOf(file)).toBe('ok');
      await projects.delete(link);
      await projects.close();
      expect(existsSync(link)).toBe(false);
      expect(listBackups(file).map(({ kind }) => kind)).toEqual(['damaged', 'by-hand']);
    },
  );

  it('go with the project into the bin', async () => {
    const { projects, bin, warnings } = newPlace();
    const file = filledFile();
    await projects.backUp(file);
    await projects.delete(file);
    await projects.close();
    expect(readdirSync(bin).sort()).toEqual([basename(file), `${basename(file)}.backups`]);
    expect(readdirSync(dirname(file))).toEqual([]);
    expect(warnings).toEqual([]);
  });
});

describe('a damaged project', () => {
  it('is on the list with the newest backup, and is whole again after going back to it', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    await (await projects.open(file)).close();
    const backup = await projects.backUp(file);
    const bytes = readFileSync(file);
    for (const damage of [
      Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192)]),
      Buffer.concat([Buffer.alloc(4096), bytes.subarray(4096)]),
      bytes.subarray(0, bytes.length - 4096),
      Buffer.alloc(0),
      Buffer.from('some text'),
    ]) {
      writeFileSync(file, damage);
      const problem = { code: 'project-damaged', values: { file: basename(file), backup: backup.at } };
      const [listed] = await projects.list();
      expect(problemOf(listed)).toMatchObject(problem);
      expect(await errorOf(projects.open(file))).toMatchObject(problem);
      await projects.restore(file, backup.name);
      expect(integrityOf(file)).toBe('ok');
      expect((await projects.list())[0]).toMatchObject({ name: 'Test', state: { kind: 'ready' } });
    }
    expect(listBackups(file).filter(({ kind }) => kind === 'damaged')).toHaveLength(5);
  });

  it('that is missing is back after going back to a backup', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const backup = await projects.backUp(file);
    const before = contentsOf(file);
    rmSync(file);
    await projects.restore(file, backup.name);
    expect(contentsOf(file)).toEqual(before);
  });

  it('that is open here has to be closed before another file takes its place', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const backup = await projects.backUp(file);
    const project = await projects.open(file);
    onTestFinished(() => project.close());
    rmSync(file);
    expect(await errorOf(projects.restore(file, backup.name))).toMatchObject({ code: 'project-in-use' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('a copy in a place of choice', () => {
  it('is the same project without the active run, and takes the place of an earlier file', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const { runs } = await openTestRuns(file);
    const { id } = await begin(runs, untilStopped);
    const target = join(temporaryFolder(), 'Copy.genglossary');
    writeFileSync(target, 'an earlier file');
    await projects.saveCopy(file, target);
    expect(integrityOf(target)).toBe('ok');
    expect(contentsOf(target)).toEqual(contentsOf(file));
    expect(valuesIn(target, `SELECT status FROM runs WHERE id = '${id}'`)).toEqual(['interrupted']);
    expect(readdirSync(dirname(target))).toEqual(['Copy.genglossary']);
  });

  it('that cannot be made leaves the earlier file as it was', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    damagePages(file);
    const target = join(temporaryFolder(), 'Copy.genglossary');
    writeFileSync(target, 'an earlier file');
    expect(await errorOf(projects.saveCopy(file, target))).toMatchObject({ code: 'project-damaged' });
    expect(readFileSync(target, 'utf8')).toBe('an earlier file');
    expect(readdirSync(dirname(target))).toEqual(['Copy.genglossary']);
  });

  it('is not laid over the project itself, nor over one that is open', async () => {
    const { projects } = newPlace();
    const file = filledFile();
    const before = contentsOf(file);
    expect(await errorOf(projects.saveCopy(file, file))).toMatchObject({ code: 'project-exists' });
    const other = newProjectFile();
    const open = connectPast(other);
    open.prepare('SELECT * FROM project').get();
    expect(await errorOf(projects.saveCopy(file, other))).toMatchObject({ code: 'project-in-use' });
    expect(contentsOf(file)).toEqual(before);
    expect(valuesIn(other, 'SELECT count(*) FROM terms')).toEqual([0]);
  });
});

describe('a project of an older format', () => {
  it('W14: is not migrated under the hands of a run that is active', async () => {
    const { projects } = newPlace();
    const other = startProcess(new URL('../../support/lock-holder.ts', import.meta.url), [newProjectFile()]);
    await other.saying('ready');
    const file = await oldFileOf(other.pid, (await processStart(other.pid)) ?? '');
    for (const attempt of [projects.open(file), projects.rename(file, 'New')]) {
      const error = await errorOf(attempt);
      expect(error).toBeInstanceOf(RunAlreadyActiveError);
      expect(error).toMatchObject({ activeRun: { id: 'run-1', program: 'other' } });
    }
    expect(connectPast(file).pragma('user_version', { simple: true })).toBe(10);
    expect(listBackups(file)).toEqual([]);
  });

  it('is migrated when the owner of its run is gone; the run is interrupted in the same step', async () => {
    const { projects } = newPlace();
    const file = await oldFileOf(process.pid, 'long ago');
    const project = await projects.open(file);
    expect(await project.runs.list()).toMatchObject([
      { id: 'run-1', status: 'interrupted', reasonDetails: { code: 'owner-ended' } },
    ]);
    await project.close();
    expect(listBackups(file).map(({ kind }) => kind)).toContain('before-migration');
  });
});

describe.skipIf(process.platform === 'win32')('a project on its way into the bin', () => {
  it('W17: cannot be run: whoever tries meets a lock, and then no file', async () => {
    const refused: unknown[] = [];
    const bin = temporaryFolder();
    const { projects, warnings } = newPlace(async (path) => {
      const { runs } = await openTestRuns(path);
      refused.push(await errorOf(runs.start(REQUEST, untilStopped)));
      renameSync(path, join(bin, basename(path)));
      refused.push(await errorOf(runs.start(REQUEST, untilStopped)));
    });
    const file = filledFile();
    await projects.delete(file);
    await projects.close();
    expect(warnings).toEqual([]);
    expect(refused).toEqual([
      expect.objectContaining({ code: 'SQLITE_BUSY' }),
      expect.objectContaining({ code: 'project-missing' }),
    ]);
    expect(isBusyError(refused[0])).toBe(true);
    expect(valuesIn(join(bin, basename(file)), 'SELECT id FROM runs')).toEqual(['run lathe']);
  });
});
