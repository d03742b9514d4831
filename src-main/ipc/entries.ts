import type { HandlersOf } from './channels.ts';

/** What can be asked about the entries of the glossary. */
export const entryHandlers: HandlersOf<'entries'> = {
  'entries:page': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ entries }) => entries.page(query)),
  'entries:counts': ({ projectId }, session) => session.use(projectId, ({ entries }) => entries.counts()),
  'entries:get': ({ projectId, termKey }, session) =>
    session.use(projectId, ({ entries }) => entries.get(termKey)),
  'entries:saveDefinition': ({ projectId, termKey, definition }, session) =>
    session.use(projectId, ({ entries }) => entries.saveDefinition(termKey, definition)),
  'entries:setApproval': ({ projectId, termKey, approved }, session) =>
    session.use(projectId, ({ entries }) => entries.setApproval(termKey, approved)),
  'entries:approve': ({ projectId, termKeys }, session) =>
    session.use(projectId, ({ entries }) => entries.approve(termKeys)),
  'entries:takeProposals': ({ projectId, termKeys }, session) =>
    session.use(projectId, ({ entries }) => entries.takeProposals(termKeys)),
  'entries:takePartOfProposal': ({ projectId, termKey, ...part }, session) =>
    session.use(projectId, ({ entries }) => entries.takePartOfProposal(termKey, part)),
  'entries:dismissProposals': ({ projectId, termKeys }, session) =>
    session.use(projectId, ({ entries }) => entries.dismissProposals(termKeys)),
  'entries:history': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ entries }) => entries.history(query)),
  'entries:restore': ({ projectId, termKey, versionId }, session) =>
    session.use(projectId, ({ entries }) => entries.restore(termKey, versionId)),
  'entries:keys': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ entries }) => entries.keys(query)),
  'entries:place': ({ projectId, termKey, ...query }, session) =>
    session.use(projectId, ({ entries }) => entries.place(query, termKey)),
  'entries:links': ({ projectId, termKey }, session) =>
    session.use(projectId, ({ entries }) => entries.links(termKey)),
};
