import type { ModelSettings } from '../domain/provider-settings.ts';
import { isLocal } from '../runs/server-address.ts';

/** Where keys come from, for the help of a command. */
export const KEYS_HELP = `
Keys are taken from the environment, never from an option, and are not stored:
  OPENAI_API_KEY        for --provider openai
  AZURE_OPENAI_API_KEY  for --provider openai with --api-version
  OLLAMA_API_KEY        for --provider ollama on another computer`;

/**
 * Finds the key for a server among the variables of the environment; null where none is set, as most servers on one's
 * own computer want none.
 */
export function keysOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): (settings: ModelSettings) => string | null {
  return (settings) => {
    const variable = variableFor(settings);
    const key = variable === null ? '' : (environment[variable] ?? '').trim();
    return key === '' ? null : key;
  };
}

function variableFor({ kind, apiVersion, baseUrl }: ModelSettings): string | null {
  switch (kind) {
    case 'openai':
      return apiVersion === null ? 'OPENAI_API_KEY' : 'AZURE_OPENAI_API_KEY';
    case 'ollama':
      return isLocal(baseUrl) ? null : 'OLLAMA_API_KEY';
  }
}
