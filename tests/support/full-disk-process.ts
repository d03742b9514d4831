/**
 * Works in a folder on a small disk of its own and says as JSON what became of a project when the disk was
 * full, and afterwards.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../src-main/db/open-file.ts';
import { ActionableError } from '../../src-main/domain/errors.ts';
import { openRuns } from './open-runs.ts';

const [folder = ''] = process.argv.slice(2);
const file = join(folder, 'project.genglossary');
const ballast = join(folder, 'ballast');
const say = (name: string, value: unknown): void => {
  process.stdout.write(`${name} ${JSON.stringify(value)}\n`);
};
const codeOf = (error: unknown): string => (error instanceof ActionableError ? error.code : String(error));

/** Takes all the room that is left on the disk. */
function fill(): void {
  const descriptor = openSync(ballast, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch {
    closeSync(descriptor);
  }
}

fill();
try {
  createProjectFile(file, { name: 'Full', createdAt: new Date().toISOString() }, MIGRATIONS);
} catch (error) {
  say('create', codeOf(error));
}
say(
  'litter',
  readdirSync(folder).filter((name) => name !== 'ballast'),
);
rmSync(ballast);
createProjectFile(file, { name: 'Full', createdAt: new Date().toISOString() }, MIGRATIONS);

writeFileSync(ballast, Buffer.alloc(1_000_000));
const { db, runs, close } = await openRuns(file);
const request = { scope: 'extract', options: '{}', resumes: null } as const;
const hashes: string[] = [];
const started = await runs.start(request, async (session) => {
  for (let number = 0; ; number += 1) {
    session.signal.throwIfAborted();
    const hash = `unit ${number}`;
    session.unitDone({ hash, step: 'extract', subject: hash, result: randomBytes(50_000).toString('hex') });
    await session.flush();
    hashes.push(hash);
  }
});
try {
  const { status, reason } = await started.finished;
  say('full', { status, reason });
} catch (error) {
  say('full', { code: codeOf(error) });
}
say('kept', (await db.read.knownUnits(hashes)).length === hashes.length && hashes.length > 0);
say('reads', (await db.read.project()).name);

rmSync(ballast);
const past = new Database(file, { fileMustExist: true });
say('integrity', past.pragma('integrity_check', { simple: true }));
past.close();

const again = await runs.start(request, async () => undefined);
say('again', (await again.finished).status);
say('first', (await db.read.getRun(started.id))?.status);
await close();
