import type { Ollama } from 'ollama';
import { z } from 'zod';
import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { ChatAnswer, ChatModel, ChatRequest } from '../chat-model.ts';
import { readAddress, textOf } from './address.ts';
import { broken, createGrowingText } from './answer-stream.ts';
import { exchange } from './exchange.ts';
import type { ExchangeOptions, Wire } from './exchange.ts';
import type { ExchangeListener } from './exchange-record.ts';
import { bearer } from './key.ts';

/** A line of an answer, as far as it is used. */
const LINE = z.object({
  message: z.object({ content: z.string() }).optional(),
  done: z.boolean(),
  done_reason: z.string().optional(),
  prompt_eval_count: z.number().optional(),
  eval_count: z.number().optional(),
});
const MODELS = z.object({ models: z.array(z.object({ name: z.string() })) });

/** Throws where a line is no JSON: the package would write it, with what it holds of documents, to the console. */
function checkLine(line: string): void {
  if (line.trim() !== '') JSON.parse(line);
}

/** A request of its own client: the package takes no signal, so that its `fetch` carries one. */
async function withClient<Answer>(
  baseUrl: URL,
  options: ExchangeOptions,
  work: (client: Ollama, wire: Wire) => Promise<Answer>,
): Promise<Answer> {
  // Loaded when it is needed first: it takes a tenth of a second, which a run without a model need not wait for.
  const { Ollama: Client } = await import('ollama');
  return exchange(options, async (wire) =>
    work(new Client({ host: textOf(baseUrl), fetch: wire.fetch }), wire),
  );
}

async function readAnswer(lines: AsyncIterable<unknown>, pieceArrived: () => void): Promise<ChatAnswer> {
  const growing = createGrowingText();
  for await (const line of lines) {
    pieceArrived();
    const piece = LINE.parse(line);
    growing.add(piece.message?.content ?? '');
    if (!piece.done) continue;
    if (piece.done_reason === 'length') throw broken('The answer was cut off at its longest length.');
    return {
      text: growing.text(),
      tokensIn: piece.prompt_eval_count ?? null,
      tokensOut: piece.eval_count ?? null,
    };
  }
  throw broken('The answer has no end.');
}

/**
 * A model of an Ollama server, by its own protocol. The key is for servers behind something that wants one; null where
 * none is needed.
 *
 * @throws ModelError `address-unusable` or `key-refused` for settings that cannot work
 */
export function createOllamaModel(
  settings: ModelSettings,
  key: string | null,
  onExchange: ExchangeListener,
): ChatModel {
  const baseUrl = readAddress(settings.baseUrl);
  const headers = key === null ? {} : bearer(key);
  const { model, temperature, contextTokens, firstTokenMs, answerMs } = settings;
  return {
    identity: `ollama/${model}/temperature ${temperature}`,
    ask: async ({ instructions, content, answer, mostTokens }: ChatRequest, signal) =>
      withClient(
        baseUrl,
        {
          host: baseUrl.host,
          model,
          headers,
          contentType: /json/,
          checkLine,
          firstTokenMs,
          answerMs,
          signal,
          purpose: answer.name,
          onExchange,
        },
        async (client, wire) => {
          const lines = await client.chat({
            model,
            messages: [
              { role: 'system', content: instructions },
              { role: 'user', content },
            ],
            stream: true,
            // What a model thinks aloud would use up the tokens of its answer.
            think: false,
            format: answer.schema,
            options: { num_ctx: contextTokens, temperature, num_predict: mostTokens },
          });
          return readAnswer(lines, wire.pieceArrived);
        },
      ),
  };
}

/**
 * Names of the models that an Ollama server has.
 *
 * @throws ModelError; the signal's reason when stopped
 */
export async function listOllamaModels(
  settings: Pick<ModelSettings, 'baseUrl' | 'model'>,
  key: string | null,
  milliseconds: number,
  signal: AbortSignal,
  onExchange: ExchangeListener,
): Promise<readonly string[]> {
  const baseUrl = readAddress(settings.baseUrl);
  const limits = { firstTokenMs: milliseconds, answerMs: milliseconds };
  const headers = key === null ? {} : bearer(key);
  return withClient(
    baseUrl,
    {
      host: baseUrl.host,
      model: settings.model,
      headers,
      contentType: /json/,
      checkLine: () => {},
      ...limits,
      signal,
      purpose: 'models',
      onExchange,
    },
    async (client) => MODELS.parse(await client.list()).models.map(({ name }) => name),
  );
}
