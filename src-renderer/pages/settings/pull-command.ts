import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';

/** Only a name of these characters is put into a command that somebody may paste into a terminal. */
const PLAIN_NAME = /^\w[\w.:/-]*$/;

/** The command that fetches a model that is missing; null where there is none. */
export function pullCommand({ kind, model }: Pick<ModelSettings, 'kind' | 'model'>): string | null {
  return kind === 'ollama' && PLAIN_NAME.test(model) ? `ollama pull ${model}` : null;
}
