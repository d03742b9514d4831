import type { ModelSettings, SettingsOrigin } from '../domain/provider-settings.ts';
import type { DefinitionProvider } from '../llm/definition-provider.ts';
import { extractiveProvider } from '../llm/extractive-provider.ts';
import { withFlow } from '../llm/flow/with-flow.ts';
import { createModelProvider } from '../llm/model-provider.ts';
import { createModel } from '../llm/models/create-model.ts';
import { countingModel } from '../runs/model-use.ts';
import type { ModelUse } from '../runs/model-use.ts';
import type { RunOptions } from '../runs/run-options.ts';
import { asRunError } from '../runs/unusable-model.ts';

/**
 * The providers that the program has. What is made for a run is for that run alone: it counts the failures of its server.
 *
 * @param keyOf finds the key for a server, see `SettingsOrigin`; asked once for each run
 * @returns makes the provider that the options of a run name; throws UnusableModelError for settings that cannot work
 */
export function providersWithKeys(
  keyOf: (settings: ModelSettings, origin: SettingsOrigin) => string | null,
): (options: RunOptions, origin: SettingsOrigin, use: ModelUse) => DefinitionProvider {
  return ({ provider: settings }, origin, use) => {
    if (settings === 'extractive') return extractiveProvider;
    try {
      const model = countingModel(createModel(settings, keyOf(settings, origin)), use);
      return createModelProvider(withFlow(model, settings), settings, {
        onOutcome: ({ rung, suspicious }) => {
          if (rung === 'repaired') use.add({ repaired: 1 });
          // A term without a passage is no failure of the model.
          if (rung === 'fell-back' || (rung === 'not-asked' && suspicious.length > 0))
            use.add({ fellBack: 1 });
        },
      });
    } catch (error) {
      throw asRunError(error, settings);
    }
  };
}
