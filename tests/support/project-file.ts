import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../src-main/db/open-file.ts';
import { openProjectDatabase } from '../../src-main/db/project-database.ts';
import type { ProjectDatabase } from '../../src-main/db/project-database.ts';
import type { RunOwner } from '../../src-main/domain/run.ts';
import { DATABASE_THREAD, openRuns } from './open-runs.ts';
import type { OpenRuns } from './open-runs.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const CREATED_AT = '2026-01-02T03:04:05.678Z';

/** Makes a project file in a folder of its own. */
export function newProjectFile(name = 'project.genglossary'): string {
  const file = join(temporaryFolder(), name);
  createProjectFile(file, { name: 'Test', createdAt: CREATED_AT }, MIGRATIONS);
  return file;
}

/** Opens a project file until the test ends. */
export async function openDatabase(file: string): Promise<ProjectDatabase> {
  const db = await openProjectDatabase(file, null, DATABASE_THREAD);
  onTestFinished(() => db.close());
  return db;
}

/** Opens a project file with its guard until the test ends. */
export async function openTestRuns(
  file: string,
  program?: string,
  foreign?: Partial<RunOwner>,
): Promise<OpenRuns> {
  const opened = await openRuns(file, program, foreign);
  onTestFinished(() => opened.close());
  return opened;
}

/** A connection past the program, until the test ends: what another program may do to the file. */
export function connectPast(file: string, options: Database.Options = { timeout: 0 }): Database.Database {
  const connection = new Database(file, { fileMustExist: true, ...options });
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}
