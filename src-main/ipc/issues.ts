import type { HandlersOf } from './channels.ts';

/** What can be asked about the issues of the glossary. */
export const issueHandlers: HandlersOf<'issues'> = {
  'issues:list': ({ projectId }, session) => session.use(projectId, ({ issues }) => issues.list()),
  'issues:decide': ({ projectId, issues: names, decision }, session) =>
    session.use(projectId, ({ issues }) => issues.decide(names, decision)),
};
