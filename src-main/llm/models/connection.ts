import { z } from 'zod';
import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { AnswerSchema } from '../chat-model.ts';
import { ModelError } from '../model-error.ts';
import { createModel } from './create-model.ts';
import type { ExchangeListener } from './exchange-record.ts';
import { listOllamaModels } from './ollama.ts';
import { listOpenaiModels } from './openai.ts';
import { remedyFor } from './remedies.ts';
import type { ConnectionFault } from './remedies.ts';

/** What a test of a connection found. */
export type ConnectionTest =
  | {
      readonly ok: true;
      /** Names of the models that the server lists; empty where it lists none. */
      readonly models: readonly string[];
    }
  | {
      readonly ok: false;
      readonly fault: ConnectionFault;
      /** What is wrong. */
      readonly message: string;
      /** What a person can do. */
      readonly remedy: string;
    };

/** A list is short and needs no model to be loaded. */
const LIST_MS = 10_000;

const TRIAL_ANSWER = z.strictObject({ colour: z.enum(['red', 'green']) });
const TRIAL_SCHEMA: AnswerSchema = {
  name: 'trial',
  schema: {
    type: 'object',
    properties: { colour: { type: 'string', enum: ['red', 'green'] } },
    required: ['colour'],
    additionalProperties: false,
  },
};
/** Room for a few words, and for what some models think before them. */
const TRIAL_TOKENS = 1_000;

/**
 * Names of the models that a server has, in its order; none where it lists none.
 *
 * @throws ModelError; the signal's reason when stopped
 */
export async function listModels(
  settings: Pick<ModelSettings, 'kind' | 'baseUrl' | 'model' | 'apiVersion'>,
  key: string | null,
  signal: AbortSignal,
  onExchange: ExchangeListener = () => {},
): Promise<readonly string[]> {
  return settings.kind === 'ollama'
    ? listOllamaModels(settings, key, LIST_MS, signal, onExchange)
    : listOpenaiModels(settings, key, LIST_MS, signal, onExchange);
}

/**
 * Asks a server for its models, and the model for a tiny answer in a form. Nothing of a document is sent.
 *
 * @throws the signal's reason when stopped
 */
export async function testConnection(
  settings: ModelSettings,
  key: string | null,
  signal: AbortSignal,
  onExchange: ExchangeListener = () => {},
): Promise<ConnectionTest> {
  function failed(fault: ConnectionFault, message: string): ConnectionTest {
    return { ok: false, fault, message, remedy: remedyFor(fault, settings) };
  }
  try {
    const models = await listIfListed(settings, key, signal, onExchange);
    if (settings.kind === 'ollama' && !hasModel(models, settings.model)) {
      return failed('model-missing', `The server has no model "${settings.model}".`);
    }
    const { text } = await createModel(settings, key, onExchange).ask(
      {
        instructions: 'You name the colour of things. Answer in JSON only, in the form that is asked for.',
        content: 'What colour is fresh grass: red or green? Answer as {"colour": "..."}.',
        answer: TRIAL_SCHEMA,
        mostTokens: TRIAL_TOKENS,
      },
      signal,
    );
    return isObeyed(text)
      ? { ok: true, models }
      : failed(
          'schema-not-obeyed',
          `The model "${settings.model}" answers, but not in the form that is asked for.`,
        );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) return failed(error.fault, error.message);
    throw error;
  }
}

/** Some servers of OpenAI's protocol answer questions, but list no models. */
async function listIfListed(
  settings: ModelSettings,
  key: string | null,
  signal: AbortSignal,
  onExchange: ExchangeListener,
): Promise<readonly string[]> {
  try {
    return await listModels(settings, key, signal, onExchange);
  } catch (error) {
    const unlisted =
      error instanceof ModelError &&
      (error.fault === 'address-unusable' || error.fault === 'request-refused');
    if (settings.kind === 'openai' && unlisted) return [];
    throw error;
  }
}

/** Ollama takes a name without a tag for the one with the tag "latest". */
function hasModel(models: readonly string[], model: string): boolean {
  return models.includes(model) || models.includes(`${model}:latest`);
}

function isObeyed(text: string): boolean {
  try {
    return TRIAL_ANSWER.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
