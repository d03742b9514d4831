import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Project } from '../../../src-main/project/project.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { openTestRuns } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { begin, errorOf, gate } from '../../support/work.ts';

let project: Project;
let folder: string;

beforeEach(async () => {
  project = await openTestProject();
  folder = join(temporaryFolder(), 'manual');
  mkdirSync(folder);
});

/** Writes files by their paths relative to the folder, or absolute ones. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = path.startsWith('/') ? path : join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
const names = async (): Promise<string[]> => (await project.documents.list()).map(({ path }) => path);
const textOf = async (path: string) => (await project.db.read.getDocument(path))?.text;
const nothingNew = { changed: [], missing: [], added: [] };

/** Starts a run that goes on until the returned function is called. */
async function beginRun(): Promise<() => Promise<unknown>> {
  const { runs } = await openTestRuns(project.file);
  const { work, open } = gate();
  // Also where the test fails: closing waits for the run.
  onTestFinished(open);
  const { finished } = await begin(runs, work);
  return () => {
    open();
    return finished;
  };
}

describe('documents that are added', () => {
  it('are all that a folder holds at any depth, and what is refused is named by its path there', async () => {
    write({ 'a.md': '# A', 'sub/b.txt': 'B', 'sub/c.pdf': 'C', 'sub/empty.md': ' ' });
    expect(await project.documents.add([folder])).toEqual({
      added: ['a.md', 'sub/b.txt'],
      changed: [],
      unchanged: 0,
      refused: [
        { path: 'sub/c.pdf', code: 'unsupported-format' },
        { path: 'sub/empty.md', code: 'empty' },
      ],
    });
    expect(await project.documents.list()).toEqual([
      {
        path: 'a.md',
        format: 'markdown',
        language: null,
        length: 3,
        folder,
        updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
      {
        path: 'sub/b.txt',
        format: 'text',
        language: null,
        length: 1,
        folder,
        updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  it('are files and folders together, each file once', async () => {
    const other = temporaryFolder();
    write({ 'a.md': 'A', 'sub/b.md': 'B', [join(other, 'c.md')]: 'C', [join(other, 'd.md')]: 'D' });
    const paths = [join(folder, 'sub', 'b.md'), folder, join(other, 'c.md'), join(folder, 'sub'), folder];
    const report = await project.documents.add(paths);
    expect([...report.added]).toEqual(['a.md', 'c.md', 'sub/b.md']);
    expect(await names()).toEqual(['a.md', 'c.md', 'sub/b.md']);
  });

  it('are refused by their bare names where they were given by themselves', async () => {
    write({ 'picture.png': 'x', 'program.exe': 'x', 'bad.md': '\u0000\u0001binary' });
    const given = ['picture.png', 'program.exe', 'bad.md', 'gone.md'].map((name) => join(folder, name));
    const { refused, added } = await project.documents.add(given);
    expect(added).toEqual([]);
    expect(refused.map(({ path, code }) => `${path}: ${code}`).sort()).toEqual([
      'bad.md: binary',
      'gone.md: vanished',
      'picture.png: unsupported-format',
      'program.exe: unsupported-format',
    ]);
  });

  it('keep their names when they are added again, from whichever side, and only new texts are taken', async () => {
    write({ 'sub/a.md': 'A', 'sub/b.md': 'B' });
    await project.documents.add([join(folder, 'sub')]);
    write({ 'sub/a.md': 'A new', 'c.md': 'C' });
    expect(await project.documents.add([folder])).toEqual({
      added: ['c.md'],
      changed: ['a.md'],
      unchanged: 1,
      refused: [],
    });
    expect(await project.documents.add([join(folder, 'sub', 'a.md')])).toMatchObject({
      added: [],
      unchanged: 1,
    });
    expect(await names()).toEqual(['a.md', 'b.md', 'c.md']);
    expect(await textOf('a.md')).toBe('A new');
  });

  it('with a name that another file has get the name of their folder before it', async () => {
    const other = join(temporaryFolder(), 'handbook');
    const third = join(temporaryFolder(), 'handbook');
    write({ 'a.md': 'A', [join(other, 'a.md')]: 'other A', [join(third, 'a.md')]: 'third A' });
    await project.documents.add([folder]);
    const report = await project.documents.add([join(other, 'a.md'), third]);
    expect(report.added).toHaveLength(2);
    expect(await names()).toEqual(['a.md', 'handbook (2)/a.md', 'handbook/a.md']);
    expect(await textOf('a.md')).toBe('A');
    expect(await project.documents.check()).toEqual(nothingNew);
  });

  it('in two calls at once never get one name', async () => {
    const other = join(temporaryFolder(), 'handbook');
    write({ 'a.md': 'A', [join(other, 'a.md')]: 'other A' });
    await Promise.all([project.documents.add([folder]), project.documents.add([other])]);
    expect(new Set(await Promise.all((await names()).map(textOf)))).toEqual(new Set(['A', 'other A']));
  });

  it('from a folder that was moved take the places of the earlier ones', async () => {
    write({ 'a.md': 'A', 'b.md': 'B' });
    await project.documents.add([folder]);
    const moved = join(dirname(folder), 'moved');
    renameSync(folder, moved);
    writeFileSync(join(moved, 'b.md'), 'B new');
    expect(await project.documents.add([moved])).toMatchObject({
      added: [],
      changed: ['b.md'],
      unchanged: 1,
    });
    expect((await project.documents.list()).map((document) => document.folder)).toEqual([moved, moved]);
    expect(await project.documents.check()).toEqual(nothingNew);
  });

  it('by themselves take nobody’s place while the disk of another folder is away', async () => {
    write({ 'README.md': 'of the manual' });
    await project.documents.add([folder]);
    renameSync(folder, `${folder} away`);
    const other = temporaryFolder();
    write({ [join(other, 'README.md')]: 'of another' });
    await project.documents.add([join(other, 'README.md')]);
    expect(await textOf('README.md')).toBe('of the manual');
    expect(await names()).toHaveLength(2);
  });

  it('through a link are the files behind it, once', async () => {
    write({ 'a.md': 'A' });
    const link = join(temporaryFolder(), 'link');
    symlinkSync(folder, link);
    await project.documents.add([folder]);
    expect(await project.documents.add([link])).toMatchObject({ added: [], unchanged: 1 });
  });
});

describe('a comparison with the files on disk', () => {
  it('tells what is changed, missing and new, and writes nothing', async () => {
    write({ 'a.md': 'A', 'b.md': 'B', 'sub/c.md': 'C' });
    await project.documents.add([folder]);
    expect(await project.documents.check()).toEqual(nothingNew);
    write({ 'a.md': 'A new', 'sub/d.md': 'D', 'empty.md': '', 'x.pdf': 'x' });
    rmSync(join(folder, 'b.md'));
    const before = [await project.documents.list(), await project.db.read.revisions()];
    expect(await project.documents.check()).toEqual({
      changed: ['a.md'],
      missing: ['b.md'],
      added: ['sub/d.md'],
    });
    expect([await project.documents.list(), await project.db.read.revisions()]).toEqual(before);
  });

  it('does not look for new files beside one that was added by itself', async () => {
    write({ 'a.md': 'A', 'b.md': 'B' });
    await project.documents.add([join(folder, 'a.md')]);
    expect(await project.documents.check()).toEqual(nothingNew);
    await project.documents.add([folder]);
    write({ 'c.md': 'C' });
    expect((await project.documents.check()).added).toEqual(['c.md']);
  });

  it('keeps documents of a folder that is not there, and tells that they are missing', async () => {
    write({ 'a.md': 'A' });
    await project.documents.add([folder]);
    renameSync(folder, `${folder} away`);
    expect(await project.documents.check()).toEqual({ changed: [], missing: ['a.md'], added: [] });
    expect(await project.documents.update()).toEqual({ added: [], changed: [], unchanged: 0, refused: [] });
    expect(await names()).toEqual(['a.md']);
  });

  it('does not offer again what a person took out, until they add it themselves', async () => {
    write({ 'a.md': 'A', 'b.md': 'B' });
    await project.documents.add([folder]);
    await project.documents.remove(['a.md', 'no such document']);
    expect(await names()).toEqual(['b.md']);
    expect(await project.documents.check()).toEqual(nothingNew);
    expect(await project.documents.update()).toMatchObject({ added: [], changed: [] });
    // A run that reads the folder leaves it out too, and says so.
    const { id, finished } = await project.runs.start('extract', { folder, provider: 'extractive' });
    expect((await finished).status).toBe('completed');
    expect(await names()).toEqual(['b.md']);
    expect((await project.runs.show(id)).events.map(({ details }) => details)).toContainEqual({
      code: 'documents-left-out',
      values: { count: 1 },
    });
    expect((await project.documents.add([folder])).added).toEqual(['a.md']);
    rmSync(join(folder, 'a.md'));
    expect((await project.documents.check()).missing).toEqual(['a.md']);
  });
});

describe('an update', () => {
  it('takes in what is changed and new, keeps what is missing and names what it cannot read', async () => {
    write({ 'a.md': 'A', 'b.md': 'B', 'c.md': 'C', 'd.md': 'D' });
    await project.documents.add([folder]);
    write({ 'a.md': 'A new', 'e.md': 'E', 'd.md': '' });
    rmSync(join(folder, 'b.md'));
    expect(await project.documents.update()).toEqual({
      added: ['e.md'],
      changed: ['a.md'],
      unchanged: 1,
      refused: [{ path: 'd.md', code: 'empty' }],
    });
    expect(await Promise.all((await names()).map(textOf))).toEqual(['A new', 'B', 'C', 'D', 'E']);
    expect(await project.documents.check()).toEqual({ changed: [], missing: ['b.md'], added: [] });
  });

  it.skipIf(process.platform === 'win32')(
    'leaves a document as it is in whose place something stands that cannot be read',
    async () => {
      write({ 'a.md': 'A' });
      await project.documents.add([folder]);
      rmSync(join(folder, 'a.md'));
      execFileSync('mkfifo', [join(folder, 'a.md')]);
      expect(await project.documents.update()).toMatchObject({
        refused: [{ path: 'a.md', code: 'unreadable' }],
      });
      expect(await textOf('a.md')).toBe('A');
    },
  );
});

describe('while a run is active', () => {
  it('the documents stay as they are, whatever is asked, and change again after it', async () => {
    write({ 'a.md': 'A' });
    await project.documents.add([folder]);
    write({ 'a.md': 'A new', 'b.md': 'B' });
    const end = await beginRun();
    for (const work of [
      () => project.documents.add([folder]),
      () => project.documents.update(),
      () => project.documents.remove(['a.md']),
    ]) {
      expect(await errorOf(work())).toMatchObject({
        code: 'run-already-active',
        activeRun: { scope: 'extract', program: 'test' },
      });
    }
    expect(await Promise.all((await names()).map(textOf))).toEqual(['A']);
    expect(await project.documents.check()).toMatchObject({ changed: ['a.md'] });
    await end();
    await project.documents.update();
    expect(await names()).toEqual(['a.md', 'b.md']);
  });

  it('that began after the first look, the change is refused in its own transaction', async () => {
    write({ 'a.md': 'A' });
    await project.documents.add([folder]);
    const end = await beginRun();
    const document = await project.db.read.getDocument('a.md');
    if (document === null) throw new Error('The document is not there.');
    const change = {
      stored: [{ ...document, text: 'x', hash: 'x', folder, filePath: 'a.md' }],
      folders: [],
      leftOut: ['a.md'],
    };
    expect(await project.db.write.changeDocuments(change, new Date().toISOString())).toMatchObject({
      scope: 'extract',
    });
    expect(await textOf('a.md')).toBe('A');
    await end();
  });

  it('of a process that is gone, they change all the same, and the run is interrupted', async () => {
    write({ 'a.md': 'A' });
    const { owner } = await openTestRuns(project.file);
    const run = 'run of a process that is gone';
    const gone = {
      id: run,
      token: 'token',
      scope: 'full',
      options: '{}',
      program: 'test',
      startedAt: new Date().toISOString(),
      resumes: null,
      owner: { ...owner, processStart: 'long ago' },
    } as const;
    expect(await project.db.write.startRun(gone, [])).toEqual({ kind: 'started' });
    await project.documents.add([folder]);
    expect(await names()).toEqual(['a.md']);
    expect((await project.runs.show(run)).run.status).toBe('interrupted');
  });
});
