import { damagedError } from '../file-errors.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** What the project is called and since when it exists. */
export interface ProjectInformation {
  readonly name: string;
  readonly createdAt: string;
}

/** Reads of the `project` table. */
export function projectReader({ connection }: ReadHandle) {
  const get = connection.prepare<[], ProjectInformation>(
    'SELECT name, created_at AS createdAt FROM project WHERE id = 1',
  );
  return {
    /** @throws ActionableError `project-damaged` when the file lacks its only row */
    get: (): ProjectInformation => {
      const row = get.get();
      if (row === undefined) throw damagedError(connection.name);
      return row;
    },
  };
}

/** Writes of the `project` table. Call them inside a transaction. */
export function projectWriter({ connection }: WriteHandle) {
  const rename = connection.prepare<[string]>('UPDATE project SET name = ? WHERE id = 1');
  const makeNew = connection.prepare<[string, string]>(
    'UPDATE project SET name = ?, created_at = ? WHERE id = 1',
  );
  return {
    rename: (name: string): void => {
      rename.run(name);
    },
    /** Gives a copy a name and a beginning of its own. */
    makeNew: (name: string, createdAt: string): void => {
      makeNew.run(name, createdAt);
    },
  };
}
