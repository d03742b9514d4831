import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { ModelFault } from '../model-error.ts';

/** What is wrong with a connection: a fault of the server, or a model that does not keep to the form of an answer. */
export type ConnectionFault = ModelFault | 'schema-not-obeyed';

/** Only a name of these characters is put into a command that somebody may paste into a terminal. */
const PLAIN_NAME = /^[\w][\w.:/-]*$/;

function remedyForMissing({ kind, model }: Pick<ModelSettings, 'kind' | 'model'>): string {
  if (kind === 'ollama' && PLAIN_NAME.test(model)) return `Fetch it with: ollama pull ${model}`;
  return 'Choose a model that the server lists; with Azure OpenAI, name the deployment.';
}

function remedyForUnreachable({ kind }: Pick<ModelSettings, 'kind'>): string {
  return kind === 'ollama'
    ? 'Start the server, with "ollama serve" or by opening Ollama, and check the base URL.'
    : 'Start the server, or check the base URL and the network.';
}

/** What a person can do about a fault. */
export function remedyFor(fault: ConnectionFault, settings: Pick<ModelSettings, 'kind' | 'model'>): string {
  switch (fault) {
    case 'server-unreachable':
      return remedyForUnreachable(settings);
    case 'model-missing':
      return remedyForMissing(settings);
    case 'address-unusable':
      return settings.kind === 'ollama'
        ? 'Give the address alone, such as http://127.0.0.1:11434.'
        : 'Give the address alone, up to the version in its path, such as https://api.openai.com/v1.';
    case 'server-failed':
      return 'Look at what the server itself reports, and check that the base URL and the kind of provider belong together.';
    case 'too-many-requests':
      return 'Try again later, or allow fewer requests at once.';
    case 'key-refused':
      return 'Give a valid key for this server. A run that goes on takes a key along to OpenAI and Azure only: start it anew for another server.';
    case 'request-refused':
      return 'Choose another model, or look at the account of the server.';
    case 'too-slow':
      return 'Allow more time, or choose a smaller model.';
    case 'answer-broken':
    case 'answer-too-long':
      return 'Try again; if it stays so, choose another model.';
    case 'schema-not-obeyed':
      return 'Choose another model. With this one many definitions are taken from the documents as they stand.';
  }
}
