import { damagedError } from '../file-errors.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** What the project is called and since when it exists. */
export interface ProjectInformation {
  readonly name: string;
  readonly createdAt: string;
}

/** Many times what the longest settings need: somebody else may have written them. */
const MOST_PROVIDER_CHARACTERS = 500_000;

/** Reads of the `project` table. */
export function projectReader({ connection }: ReadHandle) {
  const get = connection.prepare<[], ProjectInformation>(
    'SELECT name, created_at AS createdAt FROM project WHERE id = 1',
  );
  return {
    /**
     * Who writes the definitions, as JSON that nobody has looked into. Null where it was never chosen, and for what is
     * too long to be settings.
     */
    provider: (): string | null =>
      // Prepared when it is asked for: a file that is only looked at, not migrated, may not have the column.
      connection
        .prepare<[number], string | null>(
          'SELECT CASE WHEN length(provider) <= ? THEN provider END FROM project WHERE id = 1',
        )
        .pluck()
        .get(MOST_PROVIDER_CHARACTERS) ?? null,
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
  const setProvider = connection.prepare<[string]>('UPDATE project SET provider = ? WHERE id = 1');
  return {
    /** @param provider JSON; holds no key */
    setProvider: (provider: string): void => {
      setProvider.run(provider);
    },
    rename: (name: string): void => {
      rename.run(name);
    },
    /** Gives a copy a name and a beginning of its own. */
    makeNew: (name: string, createdAt: string): void => {
      makeNew.run(name, createdAt);
    },
  };
}
