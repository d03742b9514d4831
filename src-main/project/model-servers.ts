import { ActionableError } from '../domain/errors.ts';
import type { ModelSettings, SettingsOrigin } from '../domain/provider-settings.ts';
import type { ConnectionView } from '../domain/provider-view.ts';
import { ModelError } from '../llm/model-error.ts';
import { listModels, testConnection } from '../llm/models/connection.ts';
import type { ExchangeListener } from '../llm/models/exchange-record.ts';
import { checkKey } from '../llm/models/key.ts';
import { remedyFor } from '../llm/models/remedies.ts';
import { hostOf } from '../runs/server-address.ts';

/** Finds the key for a server at the moment it is asked; null for a server that wants none. */
export type KeyOf = (settings: ModelSettings, origin: SettingsOrigin) => Promise<string | null>;

/** What can be asked of servers with models before a run needs them. Nothing of a document is sent. */
export interface ModelServers {
  /** Asks a server for its models. Throws the signal's reason when stopped. */
  models(settings: ModelSettings, signal: AbortSignal): Promise<ConnectionView>;
  /** Asks a model for a tiny answer. Throws the signal's reason when stopped. */
  test(settings: ModelSettings, signal: AbortSignal): Promise<ConnectionView>;
}

/**
 * Reads a key as a person typed or pasted it, with blanks around it perhaps.
 *
 * @throws ActionableError `model-key-refused` for what no header can hold; nothing of it is repeated
 */
export function readKey(text: string, settings: ModelSettings): string {
  try {
    return checkKey(text.trim());
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const values = { host: hostOf(settings.baseUrl), model: settings.model };
    throw new ActionableError('model-key-refused', error.message, remedyFor(error.fault, settings), {
      cause: error,
      values,
    });
  }
}

/** Asks servers, each time with the key that is kept for them. */
export function createModelServers(keyOf: KeyOf, onExchange: ExchangeListener): ModelServers {
  return {
    models: async (settings, signal) => {
      try {
        const key = await keyOf(settings, 'chosen');
        return { ok: true, models: await listModels(settings, key, signal, onExchange) };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ModelError) return { ok: false, fault: error.fault };
        throw error;
      }
    },
    test: async (settings, signal) => {
      const tested = await testConnection(settings, await keyOf(settings, 'chosen'), signal, onExchange);
      return tested.ok ? tested : { ok: false, fault: tested.fault };
    },
  };
}
