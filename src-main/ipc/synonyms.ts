import type { HandlersOf } from './channels.ts';

/** What can be asked about synonyms and written forms. */
export const synonymHandlers: HandlersOf<'synonyms'> = {
  'synonyms:merge': ({ projectId, mainKey, termKeys }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.merge(mainKey, termKeys)),
  'synonyms:addForm': ({ projectId, mainKey, form }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.addForm(mainKey, form)),
  'synonyms:mergeGroups': ({ projectId, groups }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.mergeGroups(groups)),
  'synonyms:split': ({ projectId, termKey }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.split(termKey)),
  'synonyms:chooseMain': ({ projectId, termKey }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.chooseMain(termKey)),
  'synonyms:takeOverDefinition': ({ projectId, termKey }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.takeOverDefinition(termKey)),
  'synonyms:setUsage': ({ projectId, termKey, form, usage }, session) =>
    session.use(projectId, ({ synonyms }) => synonyms.setUsage(termKey, form, usage)),
};
