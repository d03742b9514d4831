import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { openForWriting } from '../../../src-main/db/open-file.ts';
import { immediateTransaction } from '../../../src-main/db/transactions.ts';
import { addedTerm } from '../../support/operations.ts';
import { CREATED_AT, connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { errorOf } from '../../support/work.ts';

const LATHE = addedTerm('lathe');
const CHISEL = addedTerm('chisel');

// Windows does not let an open file go away.
describe.skipIf(process.platform === 'win32')('a project file that goes away while it is open', () => {
  it('W22: refuses to write after it was deleted, and makes no new one', async () => {
    const file = newProjectFile();
    const folder = dirname(file);
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE, CREATED_AT);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const error = await errorOf(db.write.addTerm(CHISEL, CREATED_AT));
    expect(error).toMatchObject({ name: 'ActionableError', code: 'project-missing' });
    expect(String(error)).not.toContain(folder);
    await db.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses to write after it was moved, and the moved file holds all that was written', async () => {
    const file = newProjectFile();
    const moved = join(dirname(newProjectFile()), 'moved.genglossary');
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE, CREATED_AT);
    for (const suffix of ['', '-wal', '-shm']) renameSync(file + suffix, moved + suffix);
    expect(await errorOf(db.write.addTerm(CHISEL, CREATED_AT))).toMatchObject({ code: 'project-missing' });
    await db.close();
    expect(connectPast(moved).prepare('SELECT key FROM terms').pluck().all()).toEqual(['lathe']);
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('W22: refuses to write after another file took its place, and that one stays as it is', async () => {
    const file = newProjectFile();
    const other = newProjectFile();
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE, CREATED_AT);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix);
    const bytes = readFileSync(other);
    renameSync(other, file);
    expect(await errorOf(db.write.addTerm(CHISEL, CREATED_AT))).toMatchObject({ code: 'project-missing' });
    await db.close();
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('is not written to by a transaction that had to wait for the lock until it was gone', async () => {
    const file = newProjectFile();
    const db = await openForWriting(file, MIGRATIONS);
    onTestFinished(() => {
      db.connection.close();
    });
    const moved = join(dirname(newProjectFile()), 'moved.genglossary');
    renameSync(file, moved);
    let isDone = false;
    const write = (): void =>
      immediateTransaction(db, () => {
        isDone = true;
      });
    expect(write).toThrow(expect.objectContaining({ code: 'project-missing' }));
    expect(isDone).toBe(false);
    // It has let the lock go.
    connectPast(moved).exec('BEGIN IMMEDIATE');
  });

  it('refuses to write after it was moved without its journal, and the moved file holds all that was written', async () => {
    const file = newProjectFile();
    const moved = join(dirname(newProjectFile()), 'moved.genglossary');
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE, CREATED_AT);
    renameSync(file, moved);
    await db.close();
    expect(connectPast(moved).prepare('SELECT key FROM terms').pluck().all()).toEqual(['lathe']);
  });

  it('W22: leaves no journal to the file that took its place, from the first refusal on', async () => {
    const file = newProjectFile();
    const other = newProjectFile();
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE, CREATED_AT);
    renameSync(other, file);
    expect(await errorOf(db.write.addTerm(CHISEL, CREATED_AT))).toMatchObject({ code: 'project-missing' });
    // The journal still has its old name, and SQLite takes it for that of the file beside it.
    expect(connectPast(file).prepare('SELECT key FROM terms').pluck().all()).toEqual([]);
    await db.close();
  });

  it('control: a copy that is only laid beside it disturbs nothing', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    copyFileSync(file, `${file}.copy`);
    await db.write.addTerm(LATHE, CREATED_AT);
    expect((await db.read.getTerm('lathe'))?.term).toBe('lathe');
  });
});
