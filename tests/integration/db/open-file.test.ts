import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { latestVersion } from '../../../src-main/db/migrate.ts';
import { APPLICATION_ID } from '../../../src-main/db/check-file.ts';
import { createProjectFile, openForWriting } from '../../../src-main/db/open-file.ts';
import { openProjectDatabase } from '../../../src-main/db/project-database.ts';
import { ActionableError } from '../../../src-main/domain/errors.ts';
import { DATABASE_THREAD } from '../../support/open-runs.ts';
import { addedTerm } from '../../support/operations.ts';
import { CREATED_AT, connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/work.ts';

const PROJECT = { name: 'New', createdAt: CREATED_AT };

/** Every file of a folder with the hash of its content, but for the index of a journal, which holds nothing. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
      .map(({ name }) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

/** What the writer thread does, in this thread. */
async function openDirectly(file: string, create: typeof PROJECT | null): Promise<void> {
  if (create !== null) createProjectFile(file, create, MIGRATIONS);
  const { connection } = await openForWriting(file, MIGRATIONS);
  connection.close();
}

/** Expects that opening is refused with this code, by name only, and that no byte in the folder changes. */
async function expectRefusal(
  file: string,
  code: string,
  create: typeof PROJECT | null = null,
): Promise<void> {
  const folder = dirname(file);
  const before = existsSync(folder) ? contents(folder) : null;
  const error = await errorOf(openDirectly(file, create));
  expect(error).toBeInstanceOf(ActionableError);
  expect(error).toMatchObject({ code });
  expect(String(error)).toContain(basename(file));
  expect(String(error)).not.toContain(folder);
  expect(existsSync(folder) ? contents(folder) : null).toEqual(before);
}

describe('a new project file', () => {
  it('is made with its name, in its final form, and nothing beside it', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'new.genglossary');
    expect(createProjectFile(file, PROJECT, MIGRATIONS)).toBe('created');
    expect(readdirSync(folder)).toEqual(['new.genglossary']);
    const past = connectPast(file);
    expect(past.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(past.pragma('user_version', { simple: true })).toBe(latestVersion(MIGRATIONS));
    expect(past.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(past.prepare('SELECT * FROM project').all()).toEqual([
      { id: 1, name: 'New', created_at: CREATED_AT, provider: null },
    ]);
  });

  it('never replaces a file that is there, whatever it is', () => {
    const file = join(temporaryFolder(), 'there.genglossary');
    writeFileSync(file, 'my notes');
    expect(createProjectFile(file, PROJECT, MIGRATIONS)).toBe('exists');
    expect(readFileSync(file, 'utf8')).toBe('my notes');
  });

  it('may have a name as long as the file system allows, also in Japanese', async () => {
    const file = join(temporaryFolder(), `${'用'.repeat(70)}.genglossary`);
    const db = await openProjectDatabase(file, PROJECT, DATABASE_THREAD);
    expect(await db.read.project()).toEqual(PROJECT);
    await db.close();
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('is opened as it is by whoever wants to make it a second time', async () => {
    const file = newProjectFile();
    const db = await openProjectDatabase(file, { name: 'Other', createdAt: CREATED_AT }, DATABASE_THREAD);
    expect(await db.read.project()).toMatchObject({ name: 'Test' });
    await db.close();
  });

  it('leaves no file beside it when it is closed', async () => {
    const file = newProjectFile();
    const db = await openProjectDatabase(file, null, DATABASE_THREAD);
    await db.write.addTerm(addedTerm('lathe'), CREATED_AT);
    await db.close();
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
    expect((await (await openDatabase(file)).read.getTerm('lathe'))?.status).toBe('accepted');
  });
});

describe('what cannot be opened is refused and not changed', () => {
  it('W22: a missing file, which is not made again', async () => {
    await expectRefusal(join(temporaryFolder(), 'gone.genglossary'), 'project-missing');
  });

  it('W22: a file in a missing folder, opened or made', async () => {
    const file = join(temporaryFolder(), 'nowhere', 'gone.genglossary');
    await expectRefusal(file, 'project-missing');
    await expectRefusal(file, 'project-missing', PROJECT);
    expect(existsSync(dirname(file))).toBe(false);
  });

  it('a file below another file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.md'), 'notes');
    const error = await errorOf(openDirectly(join(folder, 'notes.md', 'x.genglossary'), PROJECT));
    expect(error).toMatchObject({ name: 'ActionableError', code: 'project-missing' });
  });

  it('a folder', async () => {
    const file = join(temporaryFolder(), 'folder.genglossary');
    mkdirSync(file);
    await expectRefusal(file, 'project-missing');
    await expectRefusal(file, 'project-missing', PROJECT);
  });

  it.skipIf(process.platform === 'win32')('a link that leads nowhere', async () => {
    const file = join(temporaryFolder(), 'link.genglossary');
    symlinkSync('nowhere', file);
    await expectRefusal(file, 'project-missing');
    await expectRefusal(file, 'project-missing', PROJECT);
  });

  it.each([
    ['an empty file', ''],
    ['a text file', '# Notes\n\nA lathe turns wood.\n'],
    ['a file that only begins like SQLite', 'SQLite format 3'],
  ])('%s', async (_name, content) => {
    const file = join(temporaryFolder(), 'notes.genglossary');
    writeFileSync(file, content);
    await expectRefusal(file, 'project-not-sqlite');
    await expectRefusal(file, 'project-not-sqlite', PROJECT);
  });

  it('a file whose header alone is whole', async () => {
    const file = newProjectFile();
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0x5a)]));
    await expectRefusal(file, 'project-damaged');
  });

  it.each([
    ['of a form that may only be read', 18, 3],
    ['of a form that is not known', 19, 3],
    ['with a schema of a later form', 47, 5],
    ['in another encoding', 59, 2],
    ['of which the beginning is lost', 0, 0],
  ])('a file that says of itself that it is %s', async (_what, at, byte) => {
    const file = newProjectFile();
    const bytes = readFileSync(file);
    if (at === 0) bytes.fill(0, 0, 100);
    else bytes[at] = byte;
    writeFileSync(file, bytes);
    await expectRefusal(file, 'project-damaged');
  });

  it('a file that lacks its last page, which nothing may need before long', async () => {
    const file = newProjectFile();
    writeFileSync(file, readFileSync(file).subarray(0, -4096));
    await expectRefusal(file, 'project-damaged');
  });

  it('a file that was cut off', async () => {
    const file = newProjectFile();
    writeFileSync(file, readFileSync(file).subarray(0, 5000));
    await expectRefusal(file, 'project-damaged');
  });

  it.each(['DELETE', 'WAL'])('the database of another program, journal mode %s', async (mode) => {
    const file = join(temporaryFolder(), 'browser.sqlite');
    const foreign = new Database(file);
    foreign.pragma(`journal_mode = ${mode}`);
    foreign.exec('CREATE TABLE visits (address TEXT)');
    foreign.close();
    await expectRefusal(file, 'project-foreign');
    await expectRefusal(file, 'project-foreign', PROJECT);
  });

  it('the database of another program that has crashed, whose journal is that program’s to recover', async () => {
    const source = join(temporaryFolder(), 'browser.sqlite');
    const file = join(temporaryFolder(), 'browser.sqlite');
    writeFileSync(source, '');
    const foreign = connectPast(source);
    foreign.pragma('journal_mode = WAL');
    foreign.exec('CREATE TABLE visits (address TEXT)');
    for (const suffix of ['', '-wal']) copyFileSync(source + suffix, file + suffix);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await expectRefusal(file, 'project-foreign');
  });

  it('W14: a file of a newer version', async () => {
    const file = newProjectFile();
    const newer = new Database(file);
    newer.pragma('user_version = 9990');
    newer.exec('CREATE TABLE future (id INTEGER)');
    newer.close();
    await expectRefusal(file, 'project-too-new');
    await expectRefusal(file, 'project-too-new', PROJECT);
  });

  it('W14: a file of a newer version that has crashed, whose journal is that version’s to recover', async () => {
    const source = newProjectFile();
    const file = join(temporaryFolder(), 'project.genglossary');
    const newer = connectPast(source);
    newer.pragma('user_version = 9990');
    newer.exec('CREATE TABLE future (id INTEGER)');
    for (const suffix of ['', '-wal']) copyFileSync(source + suffix, file + suffix);
    await expectRefusal(file, 'project-too-new');
  });

  it('names both versions, so that a person knows what to update', async () => {
    const file = newProjectFile();
    connectPast(file).pragma('user_version = 9990');
    const error = await errorOf(openForWriting(file, MIGRATIONS));
    expect(String(error)).toContain('9990');
    expect(String(error)).toContain(String(latestVersion(MIGRATIONS)));
  });
});
