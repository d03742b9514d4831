import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Behaviour, Conduct, Question } from './behaviour.ts';
import { behave } from './behave.ts';
import { formatOf, questionOf } from './questions.ts';

/** A request that reached the server, whatever it was. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; null where there was none. */
  readonly body: unknown;
  /** The question, where the request was one. */
  readonly question: Question | null;
  /** In what form an OpenAI-like client wanted the answer. */
  readonly format: string | null;
  /** Resolves when the connection's exchange is over: true where the client went before the answer was complete. */
  readonly closedByClient: Promise<boolean>;
}

export interface ModelServerOptions {
  /** What happens to questions; a good empty answer without it. */
  readonly conduct?: Conduct;
  /** The models that the server has; every other one is missing. Any model is there without it. */
  readonly models?: readonly string[];
  /** The key that requests must bring, as a bearer token or in the header `api-key`; none without it. */
  readonly key?: string;
  /** False for a server that answers questions but lists no models. */
  readonly listsModels?: boolean;
  /** Forms of answers that the server does not know: it says 400. */
  readonly refusedFormats?: readonly string[];
}

/** A server of models on this machine that behaves as a test wants: real HTTP, both protocols, a free port. */
export interface ModelServer extends AsyncDisposable {
  /** Base URL for Ollama's protocol, and for Azure. */
  readonly ollamaUrl: string;
  /** Base URL for OpenAI's protocol. */
  readonly openaiUrl: string;
  /** Every request so far, in the order of their arrival. */
  readonly requests: readonly RecordedRequest[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** The requests that asked a model something. */
  readonly questions: () => RecordedRequest[];
  /** The request in that place, as soon as it has arrived. */
  readonly request: (index: number) => Promise<RecordedRequest>;
  /** What happens to questions from now on. */
  readonly setConduct: (conduct: Conduct) => void;
  /** Ends the server and every open connection. */
  readonly close: () => Promise<void>;
}

const NOTHING: Behaviour = { kind: 'status', status: 404, body: 'There is nothing here.' };
const CHAT = /^\/api\/chat$|\/chat\/completions$/;

/** Starts a server; port 0 of 127.0.0.1 unless a port is given, so that one can come back where it was. */
export async function startModelServer(options: ModelServerOptions = {}, port = 0): Promise<ModelServer> {
  const requests: RecordedRequest[] = [];
  const arrivals = new EventTarget();
  let conduct: Conduct = options.conduct ?? (() => ({ kind: 'answer', json: {} }));
  let asked = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const url = request.url ?? '/';
    const { pathname } = new URL(url, 'http://localhost');
    const closed = Promise.withResolvers<boolean>();
    response.once('close', () => {
      closed.resolve(!response.writableFinished);
    });
    const body = await readBody(request);
    const protocol = pathname.startsWith('/api/') ? 'ollama' : 'openai';
    const isQuestion = request.method === 'POST' && CHAT.test(pathname);
    const question = isQuestion ? questionOf(protocol, body, { index: asked, arrivedAt }) : null;
    if (isQuestion) asked += 1;
    const format = formatOf(body);
    const { method = '', headers } = request;
    requests.push({ method, url, headers, body, question, format, closedByClient: closed.promise });
    arrivals.dispatchEvent(new Event('request'));
    const refusal = refusalOf(request, question, format, options);
    if (refusal !== null) behave(refusal, protocol, response);
    else if (question !== null) behave(await conduct(question), protocol, response);
    else
      behave(
        options.listsModels === false ? NOTHING : listOf(pathname, options.models ?? []),
        protocol,
        response,
      );
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      behave({ kind: 'status', status: 500, body: String(error) }, 'openai', response);
    });
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const root = `http://127.0.0.1:${address.port}`;

  async function close(): Promise<void> {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  return {
    ollamaUrl: root,
    openaiUrl: `${root}/v1`,
    requests,
    connections: () => connections,
    questions: () => requests.filter(({ question }) => question !== null),
    request: async (index) => {
      for (;;) {
        const found = requests[index];
        if (found !== undefined) return found;
        await once(arrivals, 'request');
      }
    },
    setConduct: (next) => {
      conduct = next;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

/** What the server says by itself, before any conduct: 401, 404 for a missing model, 400 for a form it does not know. */
function refusalOf(
  { headers }: IncomingMessage,
  question: Question | null,
  format: string | null,
  { key, models, refusedFormats = [] }: ModelServerOptions,
): Behaviour | null {
  if (key !== undefined && headers.authorization !== `Bearer ${key}` && headers['api-key'] !== key) {
    return { kind: 'status', status: 401, body: `{"error":{"message":"Incorrect API key: ${key}"}}` };
  }
  if (question !== null && models !== undefined && !models.includes(question.model)) {
    return {
      kind: 'status',
      status: 404,
      body: '{"error":{"message":"model not found","code":"model_not_found"}}',
    };
  }
  if (format !== null && refusedFormats.includes(format)) {
    return {
      kind: 'status',
      status: 400,
      body: '{"error":{"message":"response_format is not supported"}}',
    };
  }
  return null;
}

function listOf(path: string, models: readonly string[]): Behaviour {
  const contentType = 'application/json';
  if (path === '/api/tags') {
    const list = models.map((model) => ({ name: model, model }));
    return { kind: 'raw', contentType, body: JSON.stringify({ models: list }) };
  }
  if (path.endsWith('/models')) {
    const list = models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'test' }));
    return { kind: 'raw', contentType, body: JSON.stringify({ object: 'list', data: list }) };
  }
  return NOTHING;
}
