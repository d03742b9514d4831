import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { ChatModel } from '../chat-model.ts';
import type { ExchangeListener } from './exchange-record.ts';
import { createOllamaModel } from './ollama.ts';
import { createOpenaiModel } from './openai.ts';

/**
 * The model that the settings name. The key is only ever handed on to the server; null where none is needed.
 *
 * @param onExchange hears of each request
 * @throws ModelError `address-unusable` or `key-refused` for settings that cannot work
 */
export function createModel(
  settings: ModelSettings,
  key: string | null,
  onExchange: ExchangeListener = () => {},
): ChatModel {
  return settings.kind === 'ollama'
    ? createOllamaModel(settings, key, onExchange)
    : createOpenaiModel(settings, key, onExchange);
}
