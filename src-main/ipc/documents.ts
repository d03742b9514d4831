import type { HandlersOf } from './channels.ts';

/** What can be asked about documents. Where files lie is up to the person, never to the page. */
export const documentHandlers: HandlersOf<'documents'> = {
  'documents:list': ({ projectId }, session) => session.use(projectId, ({ documents }) => documents.list()),
  'documents:choose': ({ projectId, kind }, session) =>
    session.use(projectId, async ({ documents }) => {
      if (kind === 'files') {
        const files = await session.window.chooseFiles();
        return files === null ? null : documents.add(files);
      }
      const folder = await session.window.chooseFolder();
      return folder === null ? null : documents.add([folder]);
    }),
  'documents:add': ({ projectId, paths }, session) =>
    session.use(projectId, ({ documents }) => documents.add(paths)),
  'documents:check': ({ projectId }, session) => session.use(projectId, ({ documents }) => documents.check()),
  'documents:update': ({ projectId }, session) =>
    session.use(projectId, ({ documents }) => documents.update()),
  'documents:remove': ({ projectId, documents: names }, session) =>
    session.use(projectId, ({ documents }) => documents.remove(names)),
  'documents:rows': ({ projectId, document, view, from, count }, session) =>
    session.use(projectId, ({ reader }) => reader.rows(document, view, from, count)),
  'documents:locate': ({ projectId, document, view, offset }, session) =>
    session.use(projectId, ({ reader }) => reader.locate(document, view, offset)),
  'documents:highlights': ({ projectId, document, standings, start, end }, session) =>
    session.use(projectId, ({ reader }) => reader.highlights(document, standings, start, end)),
  'documents:terms': ({ projectId, document, ...query }, session) =>
    session.use(projectId, ({ reader }) => reader.terms(document, query)),
  'documents:marks': ({ projectId, document, of, view, parts }, session) =>
    session.use(projectId, ({ reader }) => reader.marks(document, of, view, parts)),
  'documents:occurrence': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ reader }) => reader.occurrence(query)),
};
