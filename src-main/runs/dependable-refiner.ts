import { entryContentSchema } from '../domain/entry-schema.ts';
import type { DefinitionRefiner } from '../llm/definition-refiner.ts';
import type { RunOptions } from './run-options.ts';
import { untilAborted } from './until-aborted.ts';
import { asRunError } from './unusable-model.ts';

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
      const asked = refiner.refine(request, weak, signal).catch((error: unknown) => {
        throw settings === 'extractive' ? error : asRunError(error, settings);
      });
      const content = entryContentSchema.nullable().safeParse(await untilAborted(asked, signal));
      if (!content.success) throw new Error('The answer does not have the form of an entry.');
      return content.data;
    },
  };
}
