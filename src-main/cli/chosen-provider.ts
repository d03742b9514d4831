import { DEFAULT_BASE_URLS, DEFAULT_MODEL_SETTINGS } from '../domain/provider-settings.ts';
import type { RunOptions } from '../runs/run-options.ts';
import { addressProblem } from '../runs/server-address.ts';
import type { BuildFlags } from './command-context.ts';

/** The options that only a provider with models has, by their names on the command line. */
const MODEL_FLAGS = [
  ['--model', 'model'],
  ['--base-url', 'baseUrl'],
  ['--api-version', 'apiVersion'],
] as const;

/**
 * Puts together what the options of a command say about who writes the definitions.
 *
 * @param refuse ends the command; what it is given names no address, in which a password or a key may stand
 */
export function chosenProvider(
  flags: Pick<BuildFlags, 'provider' | 'model' | 'baseUrl' | 'apiVersion' | 'concurrency'>,
  refuse: (message: string) => never,
): RunOptions['provider'] {
  const { provider: kind, model, baseUrl, apiVersion, concurrency } = flags;
  if (kind === 'extractive') {
    const idle = MODEL_FLAGS.find(([, name]) => flags[name] !== undefined);
    if (idle === undefined) return kind;
    return refuse(`error: ${idle[0]} is for a model: add --provider ollama or --provider openai.`);
  }
  if (model === undefined || model.trim() === '') {
    return refuse(`error: --provider ${kind} asks a model: add --model with its name.`);
  }
  if (apiVersion !== undefined && (kind !== 'openai' || baseUrl === undefined)) {
    return refuse('error: --api-version is for Azure OpenAI: it goes with --provider openai and --base-url.');
  }
  const address = baseUrl ?? DEFAULT_BASE_URLS[kind];
  const problem = addressProblem(address);
  if (problem !== null) return refuse(`error: --base-url: ${problem}`);
  return {
    ...DEFAULT_MODEL_SETTINGS,
    kind,
    baseUrl: address,
    model,
    apiVersion: apiVersion ?? null,
    concurrency: concurrency ?? DEFAULT_MODEL_SETTINGS.concurrency,
  };
}
