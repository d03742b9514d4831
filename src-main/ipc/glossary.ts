import { basename } from 'node:path';
import { EXPORT_SUFFIXES } from '../domain/export-format.ts';
import { PROJECT_SUFFIX, projectFileName } from '../projects/file-name.ts';
import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';

/** Handing the glossary on. */
export function glossaryHandlers({ desktop }: Pick<HandlerContext, 'desktop'>): HandlersOf<'glossary'> {
  return {
    'glossary:export': ({ projectId, format }, session) =>
      session.use(projectId, async (project) => {
        const name = `${basename(projectFileName(await project.name(), 1), PROJECT_SUFFIX)}.${EXPORT_SUFFIXES[format]}`;
        const file = await session.window.chooseExportFile(name, format);
        if (file === null) return null;
        const entries = await project.entries.exportTo(file, format);
        session.lastExport = file;
        return { name: basename(file), entries };
      }),
    'glossary:showExport': async (_argument, session) => {
      if (session.lastExport !== null) desktop.showInFolder(session.lastExport);
    },
  };
}
