import { DEFAULT_MODEL_SETTINGS } from '../../../src-main/domain/provider-settings.ts';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { ChatRequest } from '../../../src-main/llm/chat-model.ts';
import type { ModelServer } from './model-server.ts';

/** Settings of a model "double" of a server on this machine. */
export function settingsFor(
  server: Pick<ModelServer, 'ollamaUrl' | 'openaiUrl'>,
  kind: ModelSettings['kind'],
  changes: Partial<ModelSettings> = {},
): ModelSettings {
  const baseUrl = kind === 'ollama' ? server.ollamaUrl : server.openaiUrl;
  return { ...DEFAULT_MODEL_SETTINGS, kind, baseUrl, model: 'double', ...changes };
}

/** A small request whose answer is to be an object with one word. */
export const TRIAL_REQUEST: ChatRequest = {
  instructions: 'Give one word.',
  content: 'A word: 雪',
  answer: {
    name: 'word',
    schema: {
      type: 'object',
      properties: { word: { type: 'string' } },
      required: ['word'],
      additionalProperties: false,
    },
  },
  mostTokens: 50,
};
