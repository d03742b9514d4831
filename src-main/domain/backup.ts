import type { Problem } from './errors.ts';
import type { ProjectCounts } from './project-view.ts';
import type { Run } from './run.ts';

/** Why there is a backup. `damaged`: not a backup but the file that a restored one took the place of. */
export const BACKUP_KINDS = ['regular', 'by-hand', 'before-migration', 'before-restore', 'damaged'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** A backup of a project file. */
export interface Backup {
  /** Name of its file; names it in requests. */
  readonly name: string;
  readonly kind: BackupKind;
  /** When it was made; UTC, ISO 8601. */
  readonly at: string;
  /** In bytes. */
  readonly size: number;
}

/** What going back to a backup would bring. */
export type BackupPreview =
  | {
      readonly kind: 'sound';
      /** Name of the project. */
      readonly name: string;
      readonly counts: ProjectCounts;
      readonly lastRun: Run | null;
      /** When a run or a person changed it last before the backup was made; UTC, ISO 8601. Null where nothing tells. */
      readonly changedAt: string | null;
    }
  | { readonly kind: 'unusable'; readonly problem: Problem };
