import type { HandlersOf } from './channels.ts';

/** What can be asked about the issues of the glossary. */
export const issueHandlers: HandlersOf<'issues'> = {
  'issues:list': ({ projectId }, session) => session.use(projectId, ({ issues }) => issues.list()),
  'issues:setState': ({ projectId, termKey, type, cause, state }, session) =>
    session.use(projectId, ({ issues }) => issues.setState(termKey, type, cause, state)),
};
