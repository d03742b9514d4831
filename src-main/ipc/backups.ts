import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';
import { listed } from './projects.ts';

/** Backups of the projects of the list. */
export function backupHandlers({ projects }: Pick<HandlerContext, 'projects'>): HandlersOf<'backups'> {
  return {
    'backups:list': async ({ file }) => projects.backups(await listed(projects, file)),
    'backups:preview': async ({ file, name }) => projects.previewBackup(await listed(projects, file), name),
    'backups:create': async ({ file }) => projects.backUp(await listed(projects, file)),
    'backups:restore': async ({ file, name }) => projects.restore(await listed(projects, file), name),
  };
}
