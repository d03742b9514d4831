import { DEFAULT_BASE_URLS } from '../domain/provider-settings.ts';
import type { ModelSettings, SettingsOrigin } from '../domain/provider-settings.ts';
import { hostOf, isLocal } from '../runs/server-address.ts';

/** Where keys come from, for the help of a command. */
export const KEYS_HELP = `
Keys are taken from the environment, never from an option, and are not stored:
  OPENAI_API_KEY        for --provider openai
  AZURE_OPENAI_API_KEY  for --provider openai with --api-version
  OLLAMA_API_KEY        for --provider ollama on another computer
A run that is resumed, retried or run again sends a key to OpenAI, to Azure and to this computer only: for any other
server it is started anew, so that no project file says where a key goes.`;

/** Ends of the names of hosts to which the keys of Azure belong. */
const AZURE_HOSTS = ['.openai.azure.com', '.cognitiveservices.azure.com'];

/**
 * Finds the key for a server among the variables of the environment; null where none is set, as most servers on one's
 * own computer want none, and for a server that a project file names and that is not the one that the key is of.
 */
export function keysOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): (settings: ModelSettings, origin: SettingsOrigin) => Promise<string | null> {
  return async (settings, origin) => {
    if (origin === 'stored' && !isOwner(settings)) return null;
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

/** Tells whether a server is the one that a key in the environment is of, whoever named it. */
function isOwner({ baseUrl, apiVersion }: ModelSettings): boolean {
  const host = hostOf(baseUrl);
  if (isLocal(baseUrl)) return true;
  if (URL.parse(baseUrl)?.protocol !== 'https:') return false;
  return apiVersion === null
    ? host === hostOf(DEFAULT_BASE_URLS.openai)
    : AZURE_HOSTS.some((ending) => host.endsWith(ending));
}
