import { entryContentSchema } from '../domain/entry-schema.ts';
import type { DefinitionRefiner } from '../llm/definition-refiner.ts';
import { dependableAnswer } from './dependable-answer.ts';
import type { RunOptions } from './run-options.ts';

/**
 * A refiner as a run can rely on it, in the same way as a provider.
 *
 * @param settings what the refiner was made from
 */
export function dependableRefiner(
  refiner: DefinitionRefiner,
  settings: RunOptions['provider'],
): DefinitionRefiner {
  return {
    identity: refiner.identity,
    refine: async (request, weak, signal) => {
      const answer = await dependableAnswer(refiner.refine(request, weak, signal), settings, signal);
      const content = entryContentSchema.nullable().safeParse(answer);
      if (!content.success) throw new Error('The answer does not have the form of an entry.');
      return content.data;
    },
  };
}
