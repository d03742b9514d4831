import { realpath } from 'node:fs/promises';
import { fileIdentity } from '../../src-main/db/file-identity.ts';
import { openProjectDatabase } from '../../src-main/db/project-database.ts';
import type { ProjectDatabase } from '../../src-main/db/project-database.ts';
import type { RunOwner } from '../../src-main/domain/run.ts';
import { thisOwner } from '../../src-main/runs/owner.ts';
import { RunManager } from '../../src-main/runs/run-manager.ts';

/** The thread of the real program. */
export const DATABASE_THREAD = new URL('../../src-main/db/database-thread.ts', import.meta.url);

/** A project file with its guard: what an open project is, without the work on texts. */
export interface OpenRuns {
  readonly db: ProjectDatabase;
  readonly runs: RunManager;
  /** This process, as it stands in the runs that it holds. */
  readonly owner: RunOwner;
  close(): Promise<void>;
}

/**
 * Opens a project file as the program does.
 *
 * @param file an existing project file
 * @param program the name under which runs are started
 * @param foreign parts of another owner to pretend to be
 */
export async function openRuns(
  file: string,
  program = 'test',
  foreign: Partial<RunOwner> = {},
): Promise<OpenRuns> {
  const db = await openProjectDatabase(file, null, DATABASE_THREAD);
  const owner = { ...(await thisOwner(fileIdentity(file))), ...foreign };
  const runs = new RunManager({ db, realPath: await realpath(file), owner, program, now: () => new Date() });
  await runs.retireGoneRun();
  const close = async (): Promise<void> => {
    await runs.close();
    await db.close();
  };
  return { db, runs, owner, close };
}
