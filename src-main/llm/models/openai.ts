import { AsyncLocalStorage } from 'node:async_hooks';
import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { ChatAnswer, ChatModel, ChatRequest } from '../chat-model.ts';
import { broken, createGrowingText } from './answer-stream.ts';
import { exchange } from './exchange.ts';
import type { ExchangeOptions, Wire } from './exchange.ts';
import type { ExchangeListener } from './exchange-record.ts';
import { ANSWER_FORMS, createChosenForm, parametersOf } from './openai-forms.ts';
import type { AnswerForm } from './openai-forms.ts';
import { readServer } from './openai-server.ts';
import type { OpenaiServer } from './openai-server.ts';

/** Time-outs are kept by the exchange; this is the longest that a timer of the package can be set to. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** A piece of an answer, as far as it is used. Servers differ in what else they leave out. */
const PIECE = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** Does one exchange after another, or several at once, with a server. */
type Exchanges = <Answer>(
  options: ExchangeOptions,
  work: (client: OpenAI, wire: Wire) => Promise<Answer>,
) => Promise<Answer>;

/** One client serves all exchanges: making one takes as long as everything else that is done for a request. */
function exchangesWith(server: OpenaiServer): Exchanges {
  const current = new AsyncLocalStorage<Wire>();
  let client: OpenAI | null = null;
  async function clientOnce(): Promise<OpenAI> {
    // Loaded when it is needed first: it takes a third of a second, which a run without a model need not wait for.
    const { OpenAI: Client } = await import('openai');
    client ??= new Client({
      baseURL: server.baseUrl,
      // The package wants one; what is sent are the headers of the exchange alone.
      apiKey: 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      defaultQuery: server.query,
      maxRetries: 0,
      timeout: NO_TIMEOUT_MS,
      logLevel: 'off',
      fetch: async (input, init) => {
        const wire = current.getStore();
        if (wire === undefined) throw new Error('A request was made outside of an exchange.');
        return wire.fetch(input, init);
      },
    });
    return client;
  }
  return async (options, work) => {
    const openai = client ?? (await clientOnce());
    return exchange(options, async (wire) => current.run(wire, async () => work(openai, wire)));
  };
}

async function readAnswer(pieces: AsyncIterable<unknown>, pieceArrived: () => void): Promise<ChatAnswer> {
  const growing = createGrowingText();
  let end: string | null = null;
  let tokensIn: number | null = null;
  let tokensOut: number | null = null;
  for await (const value of pieces) {
    pieceArrived();
    const { choices, usage } = PIECE.parse(value);
    const choice = choices?.[0];
    growing.add(choice?.delta?.content ?? '');
    end = choice?.finish_reason ?? end;
    tokensIn = usage?.prompt_tokens ?? tokensIn;
    tokensOut = usage?.completion_tokens ?? tokensOut;
  }
  // The package takes the end of a connection for the end of the answer.
  if (end === null) throw broken('The answer has no end.');
  if (end === 'length') throw broken('The answer was cut off at its longest length.');
  if (end === 'content_filter') throw broken('The server held the answer back.');
  return { text: growing.text(), tokensIn, tokensOut };
}

function exchangeOptions(
  server: OpenaiServer,
  settings: ModelSettings,
  about: Pick<ExchangeOptions, 'signal' | 'purpose' | 'onExchange'>,
): ExchangeOptions {
  const { model, firstTokenMs, answerMs } = settings;
  const { host, headers } = server;
  return {
    host,
    model,
    headers,
    contentType: /event-stream/,
    checkLine: () => {},
    firstTokenMs,
    answerMs,
    ...about,
  };
}

/**
 * A model behind OpenAI's protocol: OpenAI itself, Azure OpenAI (where the settings have a version of the interface),
 * llama.cpp, LM Studio, vLLM and others. The key is null for servers that want none.
 *
 * @throws ModelError `address-unusable` or `key-refused` for settings that cannot work
 */
export function createOpenaiModel(
  settings: ModelSettings,
  key: string | null,
  onExchange: ExchangeListener,
): ChatModel {
  const server = readServer(settings, key);
  const chosen = createChosenForm(ANSWER_FORMS);
  const exchanges = exchangesWith(server);

  async function askInForm(request: ChatRequest, form: AnswerForm, signal: AbortSignal): Promise<ChatAnswer> {
    const about = { signal, purpose: request.answer.name, onExchange };
    return exchanges(exchangeOptions(server, settings, about), async (client, wire) => {
      const parameters = parametersOf(request, form, settings, server.tokensParameter);
      return readAnswer(await client.chat.completions.create(parameters), wire.pieceArrived);
    });
  }

  return {
    identity: `openai/${settings.model}/temperature ${settings.temperature}`,
    ask: async (request, signal) => chosen.ask(async (form) => askInForm(request, form, signal)),
  };
}

/**
 * Names of the models that a server has; none for Azure, which lists models that nobody has deployed.
 *
 * @throws ModelError; the signal's reason when stopped
 */
export async function listOpenaiModels(
  settings: Pick<ModelSettings, 'baseUrl' | 'model' | 'apiVersion'>,
  key: string | null,
  milliseconds: number,
  signal: AbortSignal,
  onExchange: ExchangeListener,
): Promise<readonly string[]> {
  if (settings.apiVersion !== null) return [];
  const server = readServer(settings, key);
  const options: ExchangeOptions = {
    host: server.host,
    model: settings.model,
    headers: server.headers,
    contentType: /json/,
    checkLine: () => {},
    firstTokenMs: milliseconds,
    answerMs: milliseconds,
    signal,
    purpose: 'models',
    onExchange,
  };
  return exchangesWith(server)(options, async (client) => {
    const page = await client.models.list();
    return z
      .array(z.object({ id: z.string() }))
      .parse(page.data)
      .map(({ id }) => id);
  });
}
