import { entryContentSchema } from '../domain/entry-schema.ts';
import type { DefinitionProvider } from '../llm/definition-provider.ts';
import { dependableAnswer } from './dependable-answer.ts';
import { dependableJudge } from './dependable-judge.ts';
import { dependableRefiner } from './dependable-refiner.ts';
import { dependableReviewer } from './dependable-reviewer.ts';
import type { RunOptions } from './run-options.ts';

/**
 * A provider as a run can rely on it: it stops at once when it is asked to, whatever the one behind it does, whose
 * late answer is heard by nobody; an answer of another form than that of an entry is an error of this one term; and a
 * model that cannot be used at all is told from one that failed once. Its judge, reviewer and refiner are of the same kind.
 *
 * @param settings what the provider was made from
 */
export function dependableProvider(
  provider: DefinitionProvider,
  settings: RunOptions['provider'],
): DefinitionProvider {
  return {
    identity: provider.identity,
    define: async (request, signal) => {
      const answer = await dependableAnswer(provider.define(request, signal), settings, signal);
      const content = entryContentSchema.safeParse(answer);
      if (!content.success) throw new Error('The answer does not have the form of an entry.');
      return content.data;
    },
    ...(provider.judge === undefined ? {} : { judge: dependableJudge(provider.judge, settings) }),
    ...(provider.reviewer === undefined ? {} : { reviewer: dependableReviewer(provider.reviewer, settings) }),
    ...(provider.refiner === undefined ? {} : { refiner: dependableRefiner(provider.refiner, settings) }),
  };
}
