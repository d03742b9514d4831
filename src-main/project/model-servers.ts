import { ActionableError } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { ModelSettings, SettingsOrigin } from '../domain/provider-settings.ts';
import type { ConnectionView } from '../domain/provider-view.ts';
import { ModelError } from '../llm/model-error.ts';
import type { ModelFault } from '../llm/model-error.ts';
import { listModels, testConnection } from '../llm/models/connection.ts';
import type { ExchangeListener } from '../llm/models/exchange-record.ts';
import { checkKey } from '../llm/models/key.ts';
import { remedyFor } from '../llm/models/remedies.ts';
import { hostOf } from '../runs/server-address.ts';

/** Finds the key for a server at the moment it is asked; null for a server that wants none. */
export type KeyOf = (settings: ModelSettings, origin: SettingsOrigin) => Promise<string | null>;

/** What can be asked of servers with models before a run needs them. Nothing of a document is sent. */
export interface ModelServers {
  /**
   * Names of the models that a server lists.
   *
   * @throws ActionableError with the code of the fault; the signal's reason when stopped
   */
  models(settings: ModelSettings, signal: AbortSignal): Promise<readonly string[]>;
  /** Asks a model for a tiny answer. Throws the signal's reason when stopped. */
  test(settings: ModelSettings, signal: AbortSignal): Promise<ConnectionView>;
}

/** What a fault means for somebody who wants a list; the fault itself stands in the values. */
const CODES: Readonly<Record<ModelFault, ErrorCode>> = {
  'server-unreachable': 'model-server-unreachable',
  'server-failed': 'model-server-unreachable',
  'too-slow': 'model-server-unreachable',
  'address-unusable': 'model-address-unusable',
  'answer-broken': 'model-address-unusable',
  'answer-too-long': 'model-address-unusable',
  'key-refused': 'model-key-refused',
  'model-missing': 'model-missing',
  'request-refused': 'model-request-refused',
  'too-many-requests': 'model-request-refused',
};

/**
 * Reads a key as a person typed or pasted it, with blanks around it perhaps.
 *
 * @throws ActionableError `model-key-refused` for what no header can hold; nothing of it is repeated
 */
export function readKey(text: string, settings: ModelSettings): string {
  try {
    return checkKey(text.trim());
  } catch (error) {
    throw asProblem(error, settings);
  }
}

/** Asks servers, each time with the key that is kept for them. */
export function createModelServers(keyOf: KeyOf, onExchange: ExchangeListener): ModelServers {
  return {
    models: async (settings, signal) => {
      try {
        return await listModels(settings, await keyOf(settings, 'chosen'), signal, onExchange);
      } catch (error) {
        throw asProblem(error, settings);
      }
    },
    test: async (settings, signal) => {
      const tested = await testConnection(settings, await keyOf(settings, 'chosen'), signal, onExchange);
      return tested.ok ? tested : { ok: false, fault: tested.fault };
    },
  };
}

function asProblem(error: unknown, settings: ModelSettings): unknown {
  if (!(error instanceof ModelError)) return error;
  const { fault, message } = error;
  const values = { host: hostOf(settings.baseUrl), model: settings.model, fault };
  return new ActionableError(CODES[fault], message, remedyFor(fault, settings), { cause: error, values });
}
