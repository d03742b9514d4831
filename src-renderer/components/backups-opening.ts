import type { ListedProject } from '../../src-main/domain/project-view.ts';
import type { RequestError } from '../../src-preload/contract.ts';
import { createOpening } from './opening.ts';

/** Whose backups are meant: a project of the list, or the one that the window shows. */
export type BackupsSubject = Pick<ListedProject, 'file' | 'name'> | 'shown';

/** The dialog with the backups of a project: the menu, the list of projects and whatever finds damage open it. */
export const backupsDialog = createOpening<BackupsSubject>();

const DAMAGES: ReadonlySet<RequestError['code']> = new Set([
  'project-damaged',
  'document-damaged',
  'entry-damaged',
]);

/** Tells whether a problem is one that going back to a backup mends. */
export function isDamage({ code }: Pick<RequestError, 'code'>): boolean {
  return DAMAGES.has(code);
}
