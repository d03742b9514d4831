/**
 * Opens a project file when told `go`, reads from it and closes it. Says as JSON what it saw.
 *
 * Parameters: the file, and the name of the project if it is to be made where there is none.
 */
import { createInterface } from 'node:readline';
import { openProjectDatabase } from '../../src-main/db/project-database.ts';
import { ActionableError } from '../../src-main/domain/errors.ts';
import { DATABASE_THREAD } from './open-runs.ts';

const [file = '', name] = process.argv.slice(2);
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break;
try {
  const create = name === undefined ? null : { name, createdAt: new Date().toISOString() };
  const db = await openProjectDatabase(file, create, DATABASE_THREAD);
  const project = await db.read.project();
  await db.close();
  process.stdout.write(`${JSON.stringify({ project: project.name })}\n`);
} catch (error) {
  const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof ActionableError ? error.code : null;
  process.stdout.write(`${JSON.stringify({ kind, code, message })}\n`);
}
process.exit();
