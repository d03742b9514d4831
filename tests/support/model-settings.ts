import { DEFAULT_MODEL_SETTINGS } from '../../src-main/domain/provider-settings.ts';
import type { ModelSettings } from '../../src-main/domain/provider-settings.ts';

/** Settings of a model at an address where nobody is. */
export const MODEL_SETTINGS: ModelSettings = {
  ...DEFAULT_MODEL_SETTINGS,
  kind: 'ollama',
  baseUrl: 'http://127.0.0.1:9',
  model: 'small:1b',
};
