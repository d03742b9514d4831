import type { SettingsOrigin } from '../domain/provider-settings.ts';
import type { DefinitionProvider } from '../llm/definition-provider.ts';
import { extractiveProvider } from '../llm/extractive-provider.ts';
import { withFlow } from '../llm/flow/with-flow.ts';
import { createModelJudge } from '../llm/model-judge.ts';
import { createModelProvider } from '../llm/model-provider.ts';
import { createModelReviewer } from '../llm/model-reviewer.ts';
import { createModel } from '../llm/models/create-model.ts';
import type { ExchangeListener } from '../llm/models/exchange-record.ts';
import { countingModel } from '../runs/model-use.ts';
import type { ModelUse } from '../runs/model-use.ts';
import type { RunOptions } from '../runs/run-options.ts';
import { asRunError } from '../runs/unusable-model.ts';
import type { KeyOf } from './model-servers.ts';

/**
 * The providers that the program has. What is made for a run is for that run alone: it counts the failures of its server.
 *
 * @param keyOf finds the key for a server, see `SettingsOrigin`; asked once for each run
 * @param onExchange hears of each request
 * @returns makes the provider that the options of a run name; throws UnusableModelError for settings that cannot work
 */
export function providersWithKeys(
  keyOf: KeyOf,
  onExchange: ExchangeListener,
): (options: RunOptions, origin: SettingsOrigin, use: ModelUse) => Promise<DefinitionProvider> {
  return async ({ provider: settings }, origin, use) => {
    if (settings === 'extractive') return extractiveProvider;
    try {
      const model = countingModel(createModel(settings, await keyOf(settings, origin), onExchange), use);
      const asked = withFlow(model, settings);
      const provider = createModelProvider(asked, settings, {
        onOutcome: ({ rung, suspicious }) => {
          if (rung === 'repaired') use.add({ repaired: 1 });
          // A term without a passage is no failure of the model.
          if (rung === 'fell-back' || (rung === 'not-asked' && suspicious.length > 0))
            use.add({ fellBack: 1 });
        },
      });
      return {
        ...provider,
        judge: createModelJudge(asked, settings),
        reviewer: createModelReviewer(asked, settings),
      };
    } catch (error) {
      throw asRunError(error, settings);
    }
  };
}
