import type { OpenAI } from 'openai';
import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { AnswerSchema, ChatAnswer, ChatRequest } from '../chat-model.ts';
import { ModelError } from '../model-error.ts';

/** How much a server can be asked of the form of its answers. */
export interface AnswerForm {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly withTemperature: boolean;
}

/** The best first. Some models that reason take a schema, but no temperature. */
export const ANSWER_FORMS: readonly AnswerForm[] = [
  { format: 'json_schema', withTemperature: true },
  { format: 'json_object', withTemperature: true },
  { format: 'text', withTemperature: true },
  { format: 'json_schema', withTemperature: false },
];

/** Finds by asking which form a server takes, and stays with it. */
export interface ChosenForm {
  /** @throws whatever `askInForm` throws; where every form is refused, the error of the first */
  readonly ask: (askInForm: (form: AnswerForm) => Promise<ChatAnswer>) => Promise<ChatAnswer>;
}

/** Begins with the first of the forms. */
export function createChosenForm(forms: readonly AnswerForm[]): ChosenForm {
  let chosen: AnswerForm | null = null;
  return {
    ask: async (askInForm) => {
      let refusal: unknown = null;
      // One after another: the next form is tried only because the one before was refused.
      for (const form of chosen === null ? forms : [chosen]) {
        try {
          const answer = await askInForm(form);
          chosen = form;
          return answer;
        } catch (error) {
          if (!(error instanceof ModelError) || error.fault !== 'request-refused') throw error;
          refusal ??= error;
        }
      }
      throw refusal;
    },
  };
}

function inWords({ schema }: AnswerSchema): string {
  return `Answer with one JSON value of this JSON Schema and nothing else: ${JSON.stringify(schema)}`;
}

/** What is sent for a request in a form. Where the server takes no schema, the model is told it. */
export function parametersOf(
  { instructions, content, answer, mostTokens }: ChatRequest,
  { format, withTemperature }: AnswerForm,
  { model, temperature }: Pick<ModelSettings, 'model' | 'temperature'>,
  tokensParameter: 'max_tokens' | 'max_completion_tokens',
): OpenAI.ChatCompletionCreateParamsStreaming {
  const told = format === 'json_schema' ? instructions : `${instructions}\n\n${inWords(answer)}`;
  return {
    model,
    messages: [
      { role: 'system', content: told },
      { role: 'user', content },
    ],
    stream: true,
    stream_options: { include_usage: true },
    [tokensParameter]: mostTokens,
    ...(withTemperature ? { temperature } : {}),
    ...responseFormatOf(answer, format),
  };
}

function responseFormatOf(
  { name, schema }: AnswerSchema,
  format: AnswerForm['format'],
): Pick<OpenAI.ChatCompletionCreateParamsStreaming, 'response_format'> {
  if (format === 'text') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  return {
    response_format: { type: 'json_schema', json_schema: { name, schema: { ...schema }, strict: true } },
  };
}
