import type { RequestArgument } from '../../src-preload/contract.ts';
import type { ProjectTerms } from '../project/project.ts';
import type { HandlersOf } from './channels.ts';

type Decision = RequestArgument<'terms:decide'>['decision'];
type TermDecision = Parameters<ProjectTerms['decide']>[1];

/** What can be asked about terms. */
export const termHandlers: HandlersOf<'terms'> = {
  'terms:page': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ terms }) => terms.page(query)),
  'terms:prepareSearch': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ terms }) => terms.prepareSearch(query)),
  'terms:counts': ({ projectId }, session) => session.use(projectId, ({ terms }) => terms.counts()),
  'terms:keys': ({ projectId, ...query }, session) =>
    session.use(projectId, ({ terms }) => terms.keys(query)),
  'terms:place': ({ projectId, termKey, ...query }, session) =>
    session.use(projectId, ({ terms }) => terms.place(query, termKey)),
  'terms:rankBands': ({ projectId }, session) => session.use(projectId, ({ terms }) => terms.rankBands()),
  'terms:get': ({ projectId, termKey }, session) => session.use(projectId, ({ terms }) => terms.get(termKey)),
  'terms:contexts': ({ projectId, termKey, limit }, session) =>
    session.use(projectId, ({ terms }) => terms.contexts(termKey, limit)),
  'terms:decide': ({ projectId, termKeys, decision }, session) =>
    session.use(projectId, ({ terms }) => terms.decide(termKeys, given(decision))),
  'terms:decideSelected': ({ projectId, seen, except, decision, ...selection }, session) =>
    session.use(projectId, ({ terms }) => terms.decideSelected(selection, { seen, except }, given(decision))),
  'terms:setReading': ({ projectId, termKey, reading }, session) =>
    session.use(projectId, ({ terms }) => terms.setReading(termKey, reading)),
  'terms:add': ({ projectId, term, category }, session) =>
    session.use(projectId, ({ terms }) => terms.add(term, category)),
  'terms:separate': ({ projectId, termKey, form }, session) =>
    session.use(projectId, ({ terms }) => terms.separate(termKey, form)),
  'terms:join': ({ projectId, termKey }, session) =>
    session.use(projectId, ({ terms }) => terms.join(termKey)),
};

/** Only what a person decided: a value that is `undefined` was left out. */
function given({ status, required, category, notes }: Decision): TermDecision {
  return {
    ...(status === undefined ? {} : { status }),
    ...(required === undefined ? {} : { required }),
    ...(category === undefined ? {} : { category }),
    ...(notes === undefined ? {} : { notes }),
  };
}
