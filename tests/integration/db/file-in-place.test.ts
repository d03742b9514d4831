import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addedTerm } from '../../support/operations.ts';
import { connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { errorOf } from '../../support/work.ts';

const LATHE = addedTerm('lathe');
const CHISEL = addedTerm('chisel');

// Windows does not let an open file go away.
describe.skipIf(process.platform === 'win32')('a project file that goes away while it is open', () => {
  it('W22: refuses to write after it was deleted, and makes no new one', async () => {
    const file = newProjectFile();
    const folder = dirname(file);
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const error = await errorOf(db.write.addTerm(CHISEL));
    expect(error).toMatchObject({ name: 'ActionableError', code: 'project-missing' });
    expect(String(error)).not.toContain(folder);
    await db.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses to write after it was moved, and the moved file holds all that was written', async () => {
    const file = newProjectFile();
    const moved = join(dirname(newProjectFile()), 'moved.genglossary');
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE);
    for (const suffix of ['', '-wal', '-shm']) renameSync(file + suffix, moved + suffix);
    expect(await errorOf(db.write.addTerm(CHISEL))).toMatchObject({ code: 'project-missing' });
    await db.close();
    expect(connectPast(moved).prepare('SELECT key FROM terms').pluck().all()).toEqual(['lathe']);
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('W22: refuses to write after another file took its place, and that one stays as it is', async () => {
    const file = newProjectFile();
    const other = newProjectFile();
    const db = await openDatabase(file);
    await db.write.addTerm(LATHE);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix);
    const bytes = readFileSync(other);
    renameSync(other, file);
    expect(await errorOf(db.write.addTerm(CHISEL))).toMatchObject({ code: 'project-missing' });
    await db.close();
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('control: a copy that is only laid beside it disturbs nothing', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    copyFileSync(file, `${file}.copy`);
    await db.write.addTerm(LATHE);
    expect((await db.read.getTerm('lathe'))?.term).toBe('lathe');
  });
});
