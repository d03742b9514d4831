import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../../src-main/app.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../../src-main/db/open-file.ts';
import { ActionableError, RunAlreadyActiveError } from '../../../src-main/domain/errors.ts';
import type { ListedProject } from '../../../src-main/domain/project-view.ts';
import type { Projects } from '../../../src-main/projects/projects.ts';
import { projectRegistry } from '../../../src-main/projects/registry.ts';
import { THREAD_FILES } from '../../support/app.ts';
import { CREATED_AT, connectPast, openTestRuns } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import { errorOf, untilStopped, REQUEST, begin } from '../../support/work.ts';

const A_LONG_TIME = 2 ** 30;

interface Place {
  readonly projects: Projects;
  /** Where projects are made. */
  readonly folder: string;
  readonly bin: string;
  readonly dataFolder: string;
  readonly warnings: string[];
}

interface PlaceOptions {
  readonly deleteDelay?: number;
  readonly moveToBin?: (file: string) => Promise<void>;
  readonly dataFolder?: string;
}

/** The list of projects of a person who has none yet. */
function newPlace({
  deleteDelay = A_LONG_TIME,
  moveToBin,
  dataFolder = temporaryFolder(),
}: PlaceOptions = {}): Place {
  const bin = temporaryFolder();
  const warnings: string[] = [];
  let time = Date.parse('2026-03-04T05:06:07.000Z');
  const { projects } = createApp({
    program: 'test',
    threadFiles: THREAD_FILES,
    dataFolder,
    now: () => {
      time += 1000;
      return new Date(time);
    },
    onWarning: (message) => warnings.push(message),
    moveToBin: moveToBin ?? (async (file) => renameSync(file, join(bin, basename(file)))),
    deleteDelay,
  });
  onTestFinished(() => projects.close());
  return { projects, folder: temporaryFolder(), bin, dataFolder, warnings };
}

/** Makes a project and closes it. */
async function make({ projects, folder }: Place, name: string): Promise<string> {
  const project = await projects.create(name, folder);
  await project.close();
  return project.file;
}

function names(listed: readonly ListedProject[]): string[] {
  return listed.map(({ name }) => name);
}

function problemOf(project: ListedProject | undefined): unknown {
  return project?.state.kind === 'unavailable' ? project.state.problem : null;
}

/** Everything that lies in a folder. */
function contents(folder: string): string[] {
  return readdirSync(folder).sort();
}

describe('making a project', () => {
  it('makes the folder if it is missing, and puts the project on the list', async () => {
    const place = newPlace();
    const folder = join(place.folder, 'Documents', 'GenGlossary');
    const project = await place.projects.create('旋盤: の手引き', folder);
    expect(await project.name()).toBe('旋盤: の手引き');
    expect(project.file).toBe(join(folder, '旋盤 の手引き.genglossary'));
    await project.close();
    expect(contents(folder)).toEqual(['旋盤 の手引き.genglossary']);
    expect(await place.projects.has(project.file)).toBe(true);
    expect(await place.projects.list()).toMatchObject([
      { file: project.file, name: '旋盤: の手引き', state: { kind: 'ready', lastRun: null } },
    ]);
  });

  it('takes the next free name and never touches a file that is there', async () => {
    const place = newPlace();
    writeFileSync(join(place.folder, 'Lathe.genglossary'), 'my notes');
    const files = [await make(place, 'Lathe'), await make(place, 'Lathe')];
    expect(files.map((file) => basename(file))).toEqual(['Lathe (2).genglossary', 'Lathe (3).genglossary']);
    expect(readFileSync(join(place.folder, 'Lathe.genglossary'), 'utf8')).toBe('my notes');
  });

  it('does not take the name of a file that is gone while there are backups of it', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    const { name } = await place.projects.backUp(file);
    rmSync(file);
    expect(basename(await make(place, 'Lathe'))).toBe('Lathe (2).genglossary');
    await place.projects.restore(file, name);
    expect(existsSync(file)).toBe(true);
  });

  it('gives each of several callers at once a file of their own', async () => {
    const place = newPlace();
    const made = await Promise.all(
      Array.from({ length: 4 }, () => place.projects.create('Lathe', place.folder)),
    );
    for (const project of made) await project.close();
    expect(new Set(made.map(({ file }) => file)).size).toBe(4);
    expect(contents(place.folder)).toHaveLength(4);
  });

  it.skipIf(process.platform === 'win32')('says what to do where no folder can be made', async () => {
    const { projects, folder } = newPlace();
    writeFileSync(join(folder, 'file'), '');
    const error = await errorOf(projects.create('Lathe', join(folder, 'file', 'below')));
    expect(error).toBeInstanceOf(ActionableError);
    expect(String(error)).not.toContain(folder);
  });
});

describe('the list', () => {
  it('shows what each project holds, the last opened first, and leaves nothing beside the files', async () => {
    const place = newPlace();
    const first = await make(place, 'First');
    await make(place, 'Second');
    const past = new Database(first);
    past.exec(`
      INSERT INTO documents (path, folder, file_path, format, text, hash, added_at, updated_at)
        VALUES ('a.md', '/', 'a.md', 'text', 't', 'h', '', ''), ('b.md', '/', 'b.md', 'text', 't', 'h', '', '');
      INSERT INTO terms (key, term, score, proposed, category, frequency, document_count, variants, status)
        VALUES ('a', 'a', 1, 1, 'technical-term', 1, 1, '[]', 'candidate'),
               ('b', 'b', 1, 1, 'technical-term', 1, 1, '[]', 'rejected'),
               ('c', 'c', 1, 0, 'technical-term', 1, 1, '[]', 'accepted');
      INSERT INTO entries (term_id, confidence, citations, updated_at) VALUES (1, 1, '[]', ''), (2, 1, '[]', '');
      INSERT INTO issues (term_id, type, reason, related, cause, created_at, state)
        VALUES (1, 'undefined', '', '[]', 'x', '', 'open'), (2, 'undefined', '', '[]', 'x', '', 'open'),
               (1, 'circular', '', '[]', 'x', '', 'dismissed');`);
    past.close();
    const listed = await place.projects.list();
    expect(names(listed)).toEqual(['Second', 'First']);
    expect(listed[1]?.state).toEqual({
      kind: 'ready',
      counts: { documents: 2, terms: 2, entries: 1, openIssues: 1 },
      lastRun: null,
    });
    expect(contents(place.folder)).toEqual(['First.genglossary', 'Second.genglossary']);
    await (await place.projects.open(first)).close();
    expect(names(await place.projects.list())).toEqual(['First', 'Second']);
  });

  it('names the reason where a project is missing, damaged, foreign or too new', async () => {
    const place = newPlace();
    const files = {
      missing: await make(place, 'Missing'),
      damaged: await make(place, 'Damaged'),
      foreign: await make(place, 'Foreign'),
      newer: await make(place, 'Newer'),
      text: await make(place, 'Text'),
      good: await make(place, 'Good'),
    };
    expect((await place.projects.list()).every(({ state }) => state.kind === 'ready')).toBe(true);
    rmSync(files.missing);
    const damaged = readFileSync(files.damaged);
    damaged.fill(0x5a, 4096);
    writeFileSync(files.damaged, damaged);
    const foreign = new Database(files.foreign);
    foreign.pragma('application_id = 1');
    foreign.close();
    const newer = new Database(files.newer);
    newer.pragma('user_version = 9990');
    newer.close();
    writeFileSync(files.text, 'my notes');
    const before = readFileSync(files.newer);
    const listed = await place.projects.list();
    const codes = listed.map((project) => [project.name, problemOf(project)]);
    expect(codes).toEqual([
      ['Good', null],
      ['Text', expect.objectContaining({ code: 'project-not-sqlite', values: { file: 'Text.genglossary' } })],
      ['Newer', expect.objectContaining({ code: 'project-too-new' })],
      ['Foreign', expect.objectContaining({ code: 'project-foreign' })],
      ['Damaged', expect.objectContaining({ code: 'project-damaged' })],
      ['Missing', expect.objectContaining({ code: 'project-missing' })],
    ]);
    expect(JSON.stringify(listed.map(problemOf))).not.toContain(place.folder);
    expect(readFileSync(files.newer).equals(before)).toBe(true);
    expect(existsSync(files.missing)).toBe(false);
  });

  it('names a project damaged that has lost its name, and passes over a line that is none of ours', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    await make(place, 'Other');
    const past = new Database(file);
    past.exec('DELETE FROM project');
    past.close();
    const lines = join(place.dataFolder, 'projects');
    writeFileSync(join(lines, 'broken.json'), '{"file":');
    writeFileSync(join(lines, 'foreign.json'), '{"file":7}');
    const listed = await place.projects.list();
    expect(names(listed)).toEqual(['Other', 'Lathe']);
    expect(problemOf(listed[1])).toMatchObject({ code: 'project-damaged' });
  });

  it('reads a file of the first format as it is', async () => {
    const place = newPlace();
    const file = join(place.folder, 'old.genglossary');
    createProjectFile(file, { name: 'Old', createdAt: CREATED_AT }, MIGRATIONS.slice(0, 1));
    await projectRegistry(place.dataFolder).remember({ file, openedAt: '2026-01-01T00:00:00.000Z' });
    expect(await place.projects.list()).toMatchObject([{ name: 'Old', state: { kind: 'ready' } }]);
    expect(connectPast(file).pragma('user_version', { simple: true })).toBe(10);
  });

  it('sees every change, also one that another program has just made and keeps open', async () => {
    const place = newPlace();
    const file = await make(place, 'Before');
    expect(names(await place.projects.list())).toEqual(['Before']);
    const past = connectPast(file);
    for (const name of ['One', 'Two', 'Six']) {
      past.prepare('UPDATE project SET name = ?').run(name);
      expect(names(await place.projects.list())).toEqual([name]);
    }
    past.close();
    expect(names(await place.projects.list())).toEqual(['Six']);
  });

  it('shows a run whose program is gone as interrupted, and one that goes on as it is', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    const owner = startProcess(new URL('../../support/run-owner.ts', import.meta.url), [file]);
    await owner.saying('started');
    expect((await place.projects.list())[0]?.state).toMatchObject({ lastRun: { status: 'running' } });
    owner.kill('SIGKILL');
    await owner.ended;
    expect((await place.projects.list())[0]?.state).toMatchObject({
      lastRun: { status: 'interrupted', reasonDetails: { code: 'owner-ended' } },
    });
  });

  it('does not open a project again that has not changed since the last look', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    // A file system may keep finer times than can be set.
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    const [first] = await place.projects.list();
    expect(first?.state.kind).toBe('ready');

    // Nobody who opens it could read it any more.
    writeFileSync(file, Buffer.alloc(statSync(file).size), { flag: 'r+' });
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    expect(await place.projects.list()).toEqual([first]);
    utimesSync(file, 1_700_000_001, 1_700_000_001);
    expect((await place.projects.list())[0]?.state.kind).toBe('unavailable');
  });

  it('forgets a project and leaves its file alone', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    await place.projects.forget(file);
    expect(await place.projects.list()).toEqual([]);
    expect(await place.projects.has(file)).toBe(false);
    expect(existsSync(file)).toBe(true);
  });
});

describe('another name', () => {
  it('stands in the file, whose own name stays, and is seen by whoever has it open', async () => {
    const place = newPlace();
    const project = await place.projects.create('Before', place.folder);
    onTestFinished(() => project.close());
    const before = await project.db.read.revisions();
    await place.projects.rename(project.file, '旋盤');
    expect(await project.name()).toBe('旋盤');
    expect(await project.db.read.revisions()).toEqual({ ...before, project: before.project + 1 });
    expect(names(await place.projects.list())).toEqual(['旋盤']);
    expect(basename(project.file)).toBe('Before.genglossary');
  });

  it('cannot be given to a file that is missing, which is not made again', async () => {
    const { projects, folder } = newPlace();
    const file = join(folder, 'gone.genglossary');
    expect(await errorOf(projects.rename(file, 'x'))).toMatchObject({ code: 'project-missing' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('W22: a copy', () => {
  it('is a whole project of its own, beside the original, also while that is written to', async () => {
    const place = newPlace();
    const project = await place.projects.create('Lathe', place.folder);
    onTestFinished(() => project.close());
    const writer = connectPast(project.file, { timeout: 5000 });
    const insert = writer.prepare(
      `INSERT INTO terms (key, term, score, proposed, category, frequency, document_count, variants)
       VALUES (?, 'x', 1, 1, 'technical-term', 1, 1, '[]')`,
    );
    let isDone = false;
    const writing = (async () => {
      for (let number = 0; !isDone; number += 2) {
        // Both or none: a copy that tears them apart is not of one moment.
        writer.transaction(() => {
          insert.run(`${number}`);
          insert.run(`${number + 1}`);
        })();
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const copy = await place.projects.clone(project.file, 'Copy of it').finally(() => {
      isDone = true;
    });
    await writing;
    expect(copy).toMatchObject({
      name: 'Copy of it',
      file: join(place.folder, 'Copy of it.genglossary'),
      state: { kind: 'ready' },
    });
    const past = connectPast(copy.file);
    expect(past.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(Number(past.prepare('SELECT count(*) FROM terms').pluck().get()) % 2).toBe(0);
    past.close();
    expect(names(await place.projects.list())).toEqual(['Copy of it', 'Lathe']);
    const opened = await place.projects.open(copy.file);
    expect(await opened.name()).toBe('Copy of it');
    await opened.close();
    expect(await project.name()).toBe('Lathe');
  });

  it('W15: carries no active run, and the run of the original goes on', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    const { runs, db } = await openTestRuns(file);
    const { id } = await begin(runs, untilStopped);
    const copy = await place.projects.clone(file, 'Copy');
    expect(copy.state).toMatchObject({
      lastRun: { id, status: 'interrupted', reasonDetails: { code: 'project-copied', values: {} } },
    });
    expect(await db.read.getRunStatus(id)).toBe('running');
    const inCopy = await openTestRuns(copy.file);
    expect((await (await inCopy.runs.start(REQUEST, async () => undefined)).finished).status).toBe(
      'completed',
    );
  });

  it('of a missing or foreign file is not made, and nothing is left behind', async () => {
    const place = newPlace();
    const notes = join(place.folder, 'notes.genglossary');
    writeFileSync(notes, 'my notes');
    expect(await errorOf(place.projects.clone(notes, 'Copy'))).toMatchObject({ code: 'project-not-sqlite' });
    const gone = join(place.folder, 'gone.genglossary');
    expect(await errorOf(place.projects.clone(gone, 'Copy'))).toMatchObject({ code: 'project-missing' });
    expect(contents(place.folder)).toEqual(['notes.genglossary']);
  });

  it('of a file of the first format is of the present one', async () => {
    const place = newPlace();
    const file = join(place.folder, 'old.genglossary');
    createProjectFile(file, { name: 'Old', createdAt: CREATED_AT }, MIGRATIONS.slice(0, 1));
    const copy = await place.projects.clone(file, 'New');
    expect(connectPast(copy.file).pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.version);
    expect(connectPast(file).pragma('user_version', { simple: true })).toBe(10);
    expect(contents(place.folder).filter((name) => name.includes('before-migration'))).toEqual([]);
  });
});

describe('deleting a project', () => {
  it('takes it off the list at once and moves its file, alone and whole, into the bin after a while', async () => {
    const place = newPlace({ deleteDelay: 300 });
    const file = await make(place, 'Lathe');
    await place.projects.delete(file);
    expect(await place.projects.list()).toEqual([]);
    expect(await place.projects.has(file)).toBe(false);
    expect(existsSync(file)).toBe(true);
    await vi.waitFor(() => expect(contents(place.bin)).toEqual(['Lathe.genglossary']), 5000);
    await vi.waitFor(() => expect(contents(place.folder)).toEqual([]), 5000);
    const binned = connectPast(join(place.bin, 'Lathe.genglossary'));
    expect(binned.prepare('SELECT name FROM project').pluck().get()).toBe('Lathe');
    await vi.waitFor(async () => expect(await projectRegistry(place.dataFolder).list()).toEqual([]), 5000);
    expect(await errorOf(place.projects.undoDelete(file))).toMatchObject({ code: 'project-missing' });
    expect(place.warnings).toEqual([]);
  });

  it('can be taken back: the project is at its place in the list again', async () => {
    const place = newPlace();
    await make(place, 'First');
    const file = await make(place, 'Second');
    await make(place, 'Third');
    await place.projects.delete(file);
    expect(names(await place.projects.list())).toEqual(['Third', 'First']);
    await place.projects.undoDelete(file);
    expect(names(await place.projects.list())).toEqual(['Third', 'Second', 'First']);
    await place.projects.close();
    expect(contents(place.bin)).toEqual([]);
  });

  it('is carried out before the program ends', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    await place.projects.delete(file);
    await place.projects.close();
    expect(contents(place.bin)).toEqual(['Lathe.genglossary']);
  });

  it('is forgotten when the program dies before: the project is on the list of the next one', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    await place.projects.delete(file);
    const next = newPlace({ dataFolder: place.dataFolder });
    expect(names(await next.projects.list())).toEqual(['Lathe']);
    await place.projects.undoDelete(file);
  });

  it('is refused while the project is open here, by whatever path', async () => {
    const place = newPlace();
    const project = await place.projects.create('Lathe', place.folder);
    expect(await errorOf(place.projects.delete(project.file))).toMatchObject({
      code: 'project-in-use',
      values: { file: 'Lathe.genglossary' },
    });
    expect(names(await place.projects.list())).toEqual(['Lathe']);
    await project.close();
    await place.projects.delete(project.file);
    expect(await place.projects.list()).toEqual([]);
  });

  it('is refused while another program has it open', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    const other = connectPast(file);
    other.prepare('SELECT * FROM project').get();
    expect(await errorOf(place.projects.delete(file))).toMatchObject({ code: 'project-in-use' });
    other.close();
    await place.projects.delete(file);
  });

  it('is refused while a run of another program is active, and not for one whose program is gone', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    const owner = startProcess(new URL('../../support/run-owner.ts', import.meta.url), [file]);
    const [, id = ''] = (await owner.saying('started')).split(' ');
    const error = await errorOf(place.projects.delete(file));
    expect(error).toBeInstanceOf(RunAlreadyActiveError);
    expect(error).toMatchObject({ activeRun: { id, program: 'the other program' } });
    expect(names(await place.projects.list())).toEqual(['Lathe']);
    owner.kill('SIGKILL');
    await owner.ended;
    await place.projects.delete(file);
    await place.projects.close();
    expect(contents(place.bin)).toEqual(['Lathe.genglossary']);
    expect(contents(place.folder)).toEqual([]);
  });

  it('is given up, with a warning, when a run has been started meanwhile', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    await place.projects.delete(file);
    const owner = startProcess(new URL('../../support/run-owner.ts', import.meta.url), [file]);
    await owner.saying('started');
    await place.projects.close();
    expect(contents(place.bin)).toEqual([]);
    expect(place.warnings).toEqual([expect.stringContaining('is on the list again')]);
    const next = newPlace({ dataFolder: place.dataFolder });
    expect(names(await next.projects.list())).toEqual(['Lathe']);
  });

  it('is taken back by whoever opens the project', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    await place.projects.delete(file);
    await (await place.projects.open(file)).close();
    expect(names(await place.projects.list())).toEqual(['Lathe']);
    await place.projects.close();
    expect(existsSync(file)).toBe(true);
  });

  it('that the system refuses leaves the project on the list, with a warning', async () => {
    const place = newPlace({
      moveToBin: async () => {
        throw new Error('There is no bin on this disk.');
      },
    });
    const file = await make(place, 'Lathe');
    await place.projects.delete(file);
    await place.projects.close();
    expect(existsSync(file)).toBe(true);
    expect(place.warnings).toEqual([expect.stringContaining('There is no bin on this disk.')]);
  });

  it('of a file that is gone says so', async () => {
    const place = newPlace();
    const file = await make(place, 'Lathe');
    rmSync(file);
    expect(await errorOf(place.projects.delete(file))).toMatchObject({ code: 'project-missing' });
  });
});

it('a data folder that cannot be written is told of, and the project opens', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  writeFileSync(dataFolder, 'a file');
  const place = newPlace({ dataFolder });
  const file = await make(place, 'Lathe');
  expect(place.warnings).toEqual([expect.stringContaining('could not be brought up to date')]);
  expect(existsSync(file)).toBe(true);
});
