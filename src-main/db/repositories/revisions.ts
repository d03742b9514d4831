import { PROJECT_PARTS } from '../../domain/project-view.ts';
import type { ProjectPart } from '../../domain/project-view.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** A number for each part of a project, which grows with every change of it. */
export type Revisions = Readonly<Record<ProjectPart, number>>;

/** Reads of the `revisions` table. */
export function revisionReader({ connection }: ReadHandle) {
  const all = connection.prepare<[], Revisions>(
    `SELECT ${PROJECT_PARTS.map((part) => `coalesce(max(number) FILTER (WHERE part = '${part}'), 0) AS "${part}"`).join(', ')} FROM revisions`,
  );
  return {
    all: (): Revisions => {
      const row = all.get();
      if (row === undefined) throw new Error('SQLite gave no row for an aggregate.');
      return row;
    },
  };
}

/** Writes of the `revisions` table. Call them inside the transaction of the change. */
export function revisionWriter({ connection }: WriteHandle) {
  const bump = connection.prepare<[ProjectPart]>('UPDATE revisions SET number = number + 1 WHERE part = ?');
  return {
    /** Notes that parts have changed. */
    bump: (...parts: readonly ProjectPart[]): void => {
      for (const part of parts) bump.run(part);
    },
  };
}
