import { entryContentSchema } from '../domain/entry-schema.ts';
import type { DefinitionProvider } from '../llm/definition-provider.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * A provider as a run can rely on it: it stops at once when it is asked to, whatever the one behind it does, whose
 * late answer is heard by nobody, and an answer of another form than that of an entry is an error of this one term.
 */
export function dependableProvider(provider: DefinitionProvider): DefinitionProvider {
  return {
    identity: provider.identity,
    define: async (request, signal) => {
      const answer = await untilAborted(provider.define(request, signal), signal);
      const content = entryContentSchema.safeParse(answer);
      if (!content.success) throw new Error('The answer does not have the form of an entry.');
      return content.data;
    },
  };
}
