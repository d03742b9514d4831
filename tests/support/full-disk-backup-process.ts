/**
 * Works in a folder on a small disk of its own and says as JSON what becomes of a project and its backups when the disk
 * is full, and afterwards.
 */
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../src-main/db/back-up.ts';
import { backupsFolder, listBackups } from '../../src-main/db/backup-files.ts';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../src-main/db/open-file.ts';
import { restoreInPlaceOf, restoreInto } from '../../src-main/db/restore.ts';
import { ActionableError } from '../../src-main/domain/errors.ts';
import { changePast, contentsOf, fillProject, integrityOf } from './filled-project.ts';

const [folder = ''] = process.argv.slice(2);
const file = join(folder, 'project.genglossary');
const ballast = join(folder, 'ballast');
const at = '2026-03-04T05:06:07.089Z';
const interruption = { reason: 'Saved.', reasonDetails: { code: 'in-backup', values: {} } } as const;
const request = { kind: 'by-hand', at, interruption } as const;
const say = (name: string, value: unknown): void => {
  process.stdout.write(`${name} ${JSON.stringify(value)}\n`);
};
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ActionableError ? error.code : String(error)),
  );

/** Takes all the room that is left on the disk. */
function fill(): void {
  const descriptor = openSync(ballast, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch {
    closeSync(descriptor);
  }
}

createProjectFile(file, { name: 'Full', createdAt: at }, MIGRATIONS);
fillProject(file, 'lathe');
const { name } = await backUp(file, request, MIGRATIONS);
changePast(file, `UPDATE project SET name = 'Changed'`);
const before = JSON.stringify(contentsOf(file));
const names = readdirSync(backupsFolder(file)).sort();

fill();
say('backup', await codeOf(backUp(file, request, MIGRATIONS)));
say('restore', await codeOf(restoreInto(file, { name, at, interruption }, [], MIGRATIONS)));
say('in place', await codeOf(restoreInPlaceOf(file, { name, at, interruption }, MIGRATIONS)));
rmSync(ballast);
say('kept', JSON.stringify(contentsOf(file)) === before);
say(
  'litter',
  readdirSync(backupsFolder(file)).filter((one) => !names.includes(one)),
);
say('integrity', integrityOf(file));
say('backup', await codeOf(backUp(file, request, MIGRATIONS)));
say('restore', await restoreInto(file, { name, at, interruption }, [], MIGRATIONS));
say(
  'backups',
  listBackups(file).map(({ kind }) => kind),
);
process.exit();
