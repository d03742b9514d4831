import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { ChatModel } from '../chat-model.ts';
import { createOllamaModel } from './ollama.ts';
import { createOpenaiModel } from './openai.ts';

/**
 * The model that the settings name. The key is only ever handed on to the server; null where none is needed.
 *
 * @throws ModelError `address-unusable` or `key-refused` for settings that cannot work
 */
export function createModel(settings: ModelSettings, key: string | null): ChatModel {
  return settings.kind === 'ollama' ? createOllamaModel(settings, key) : createOpenaiModel(settings, key);
}
