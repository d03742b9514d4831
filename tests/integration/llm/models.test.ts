import { describe, expect, test, vi } from 'vitest';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { ChatAnswer } from '../../../src-main/llm/chat-model.ts';
import { ModelError } from '../../../src-main/llm/model-error.ts';
import { createModel } from '../../../src-main/llm/models/create-model.ts';
import { faultOfNetwork } from '../../../src-main/llm/models/faults.ts';
import type { Behaviour } from '../../support/model-server/behaviour.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import type { ModelServer, ModelServerOptions } from '../../support/model-server/model-server.ts';
import { settingsFor, TRIAL_REQUEST } from '../../support/model-server/trial-settings.ts';

const KINDS = ['ollama', 'openai'] as const;
const WORD = { word: '雪 "quoted"\nsnow' };

async function ask(
  server: ModelServer,
  kind: ModelSettings['kind'],
  changes: Partial<ModelSettings> = {},
  key: string | null = null,
): Promise<ChatAnswer> {
  return createModel(settingsFor(server, kind, changes), key).ask(
    TRIAL_REQUEST,
    new AbortController().signal,
  );
}

/** The fault that asking ends with; the test fails where there is none. */
async function faultOf(asked: Promise<unknown>): Promise<ModelError> {
  const outcome = await asked.catch((error: unknown) => error);
  if (!(outcome instanceof ModelError)) throw new Error('There is no fault.', { cause: outcome });
  return outcome;
}

async function serverThat(behaviour: Behaviour, options: ModelServerOptions = {}): Promise<ModelServer> {
  return startModelServer({ conduct: () => behaviour, ...options });
}

describe.each(KINDS)('a model over the protocol of %s', (kind) => {
  test('puts the pieces of a streamed answer together and tells the tokens', async () => {
    await using server = await serverThat({ kind: 'answer', json: WORD });
    const answer = await ask(server, kind);
    expect(JSON.parse(answer.text)).toEqual(WORD);
    expect(answer).toMatchObject({ tokensIn: 11, tokensOut: 7 });
  });

  test('asks again over the same connection, also where a response ends a while after its last line', async () => {
    await using server = await serverThat({ kind: 'ends-late', json: WORD, milliseconds: 20 });
    for (let request = 0; request < 6; request += 1) {
      expect(JSON.parse((await ask(server, kind)).text)).toEqual(WORD);
    }
    // A second one is made where the first is not quite free when it is needed again.
    expect(server.connections()).toBeLessThan(3);
  });

  test.each([
    ['never ends', { kind: 'ends-late', json: WORD, milliseconds: 60_000 }],
    ['breaks off after its last line', { kind: 'breaks-late', json: WORD }],
  ] as const)('takes an answer that is complete, also where its response %s', async (_what, behaviour) => {
    await using server = await serverThat(behaviour);
    expect(JSON.parse((await ask(server, kind)).text)).toEqual(WORD);
  });

  test('sends the instructions, the content and the schema', async () => {
    await using server = await serverThat({ kind: 'answer', json: WORD });
    await ask(server, kind);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.question).toMatchObject({
      model: 'double',
      instructions: TRIAL_REQUEST.instructions,
      content: TRIAL_REQUEST.content,
      schema: TRIAL_REQUEST.answer.schema,
    });
  });

  test('W19: a stop ends a request that never answers, and the server sees the connection close', async () => {
    await using server = await serverThat({ kind: 'silent' });
    const stop = new AbortController();
    const reason = new Error('stopped');
    const asked = createModel(settingsFor(server, kind), null).ask(TRIAL_REQUEST, stop.signal);
    const { closedByClient } = await server.request(0);
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
    expect(await closedByClient).toBe(true);
  });

  test('W19: a stop while an answer is under way closes the connection', async () => {
    await using server = await startModelServer();
    const stop = new AbortController();
    const reason = new Error('stopped');
    server.setConduct(() => {
      setImmediate(() => {
        stop.abort(reason);
      });
      return { kind: 'stalls', text: '{"word": "snow' };
    });
    const asked = createModel(settingsFor(server, kind), null).ask(TRIAL_REQUEST, stop.signal);
    await expect(asked).rejects.toBe(reason);
    expect(await (await server.request(0)).closedByClient).toBe(true);
  });

  test('W36: a first piece that does not come in the time of the settings is too slow', async () => {
    await using server = await serverThat({ kind: 'silent' });
    const fault = await faultOf(ask(server, kind, { firstTokenMs: 30 }));
    expect(fault.fault).toBe('too-slow');
    expect(fault.message).toContain('first piece of an answer within 0.03 s');
  });

  test('W36: an answer that does not end in the time of the settings is too slow', async () => {
    await using server = await serverThat({ kind: 'stalls', text: '{"word":' });
    const fault = await faultOf(ask(server, kind, { answerMs: 60 }));
    expect(fault.fault).toBe('too-slow');
    expect(fault.message).toContain('whole answer within 0.06 s');
  });

  test('an endless answer is ended, and the server sees the connection close', async () => {
    await using server = await serverThat({ kind: 'endless' });
    expect((await faultOf(ask(server, kind))).fault).toBe('answer-too-long');
    expect(await (await server.request(0)).closedByClient).toBe(true);
  });

  test('one line without an end is not gathered for ever', async () => {
    await using server = await serverThat({ kind: 'raw', body: 'x'.repeat(4_200_000) });
    expect((await faultOf(ask(server, kind))).fault).toBe('answer-too-long');
  });

  test.each<[string, Behaviour]>([
    ['is cut in the middle', { kind: 'cut', text: '{"word":"snow"}' }],
    ['ends without its last line', { kind: 'unfinished', text: '{"word":"snow"}' }],
    ['was cut off at its longest length', { kind: 'length', text: '{"word":"sn' }],
    ['has lines that are no JSON', { kind: 'raw', body: 'data: {"choices": [\n\ndata: oops\n\n' }],
    ['has lines of another form', { kind: 'raw', body: 'data: {"choices":7}\n\n' }],
    ['has lines that are numbers', { kind: 'raw', body: kind === 'ollama' ? '3\n' : 'data: 3\n\n' }],
    ['has lines that are null', { kind: 'raw', body: kind === 'ollama' ? 'null\n' : 'data: null\n\n' }],
    [
      'tells of an error on the way',
      {
        kind: 'raw',
        body:
          kind === 'ollama' ? '{"error":"CUDA secret"}\n' : 'data: {"error":{"message":"CUDA secret"}}\n\n',
      },
    ],
    ['has nothing at all', { kind: 'raw', body: '' }],
  ])('an answer that %s is broken', async (_, behaviour) => {
    await using server = await serverThat(behaviour);
    const fault = await faultOf(ask(server, kind));
    expect(fault.fault).toBe('answer-broken');
    expect(fault.message).not.toContain('secret');
  });

  test('an answer without text is one, for whoever judges it', async () => {
    await using server = await serverThat({ kind: 'text', text: '' });
    expect((await ask(server, kind)).text).toBe('');
  });

  test.each<[string, Behaviour, ModelError['fault']]>([
    ['closes the connection at once', { kind: 'drop' }, 'server-failed'],
    ['answers 500', { kind: 'status', status: 500, body: '{"error":"private words"}' }, 'server-failed'],
    ['answers 503', { kind: 'status', status: 503 }, 'server-failed'],
    ['answers 408', { kind: 'status', status: 408 }, 'server-failed'],
    ['answers with a page', { kind: 'raw', contentType: 'text/html', body: '<p>model</p>' }, 'server-failed'],
    ['answers 400', { kind: 'status', status: 400, body: '{"error":"private words"}' }, 'request-refused'],
    ['answers 403', { kind: 'status', status: 403 }, 'key-refused'],
    ['answers 413', { kind: 'status', status: 413 }, 'request-refused'],
    ['answers 429', { kind: 'status', status: 429 }, 'too-many-requests'],
    ['has no such path', { kind: 'status', status: 404, body: '404 page not found' }, 'address-unusable'],
  ])('a server that %s is told apart', async (_, behaviour, expected) => {
    await using server = await serverThat(behaviour);
    const fault = await faultOf(ask(server, kind));
    expect(fault.fault).toBe(expected);
    expect(fault.message).not.toContain('private words');
    expect(fault.message).toContain(new URL(server.ollamaUrl).host);
  });

  test('nobody at the address is told with the host alone', async () => {
    const server = await startModelServer();
    await server.close();
    const fault = await faultOf(ask(server, kind));
    expect(fault.fault).toBe('server-unreachable');
    expect(fault.message).toBe(`Nobody answers at ${new URL(server.ollamaUrl).host}.`);
  });

  test('a server that speaks http where https is asked for cannot be reached', async () => {
    await using server = await startModelServer();
    const baseUrl = server.ollamaUrl.replace('http:', 'https:');
    const fault = await faultOf(ask(server, kind, { baseUrl }));
    expect(fault.fault).toBe('server-unreachable');
    expect(fault.message).toContain('secure connection');
  });

  test('a missing model is named', async () => {
    await using server = await startModelServer({ models: ['other'] });
    const fault = await faultOf(ask(server, kind));
    expect(fault.fault).toBe('model-missing');
    expect(fault.message).toContain('"double"');
  });

  test('a redirect is not followed, so that no key travels', async () => {
    await using other = await startModelServer();
    await using server = await serverThat({
      kind: 'status',
      status: 307,
      headers: { location: other.ollamaUrl },
    });
    const fault = await faultOf(ask(server, kind, {}, 'sk-planted'));
    expect(fault.fault).toBe('address-unusable');
    expect(other.requests).toHaveLength(0);
  });

  test.each([
    ['7', 7_000],
    ['3600', 120_000],
    ['soon', null],
  ])('W35: a Retry-After of %s is told', async (header, expected) => {
    await using server = await serverThat({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': header },
    });
    expect((await faultOf(ask(server, kind))).retryAfterMs).toBe(expected);
  });

  test('W36: the key of the settings is sent, and nothing from the environment', async () => {
    await using server = await startModelServer({ key: 'sk-good' });
    vi.stubEnv('OPENAI_API_KEY', 'sk-environment');
    vi.stubEnv('OPENAI_ORG_ID', 'environment-organisation');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-secret: environment');
    try {
      await ask(server, kind, {}, 'sk-good').catch(() => null);
      await faultOf(ask(server, kind));
    } finally {
      vi.unstubAllEnvs();
    }
    const [withKey, without] = server.requests;
    expect(withKey?.headers.authorization).toBe('Bearer sk-good');
    expect(without?.headers).not.toHaveProperty('authorization');
    expect(JSON.stringify(server.requests.map(({ headers }) => headers))).not.toContain('environment');
  });

  test('W38: no key, text of the server or address is in an error or on the console', async () => {
    const said: unknown[] = [];
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => said.push(...words)),
    );
    const faults: ModelError[] = [];
    await using server = await startModelServer({ key: 'sk-other' });
    const key = 'sk-planted-4711';
    faults.push(await faultOf(ask(server, kind, {}, key)));
    await using babbling = await startModelServer();
    const bodies = [`{"word": ${key}\n`, `data: ${key}\n\n`, `{"error":"${key}"}\n`];
    for (const body of bodies) {
      babbling.setConduct(() => ({ kind: 'raw', body }));
      faults.push(await faultOf(ask(babbling, kind, {}, key)));
    }
    for (const status of [400, 401, 404, 418, 429, 500]) {
      babbling.setConduct(() => ({ kind: 'status', status, body: `{"error":{"message":"model ${key}"}}` }));
      faults.push(await faultOf(ask(babbling, kind, {}, key)));
    }
    faults.push(await faultOf(ask(babbling, kind, {}, `${key}\n雪`)));
    const { host } = new URL(server.ollamaUrl);
    const baseUrls = [`http://user:${key}@${host}`, `http://${host}/?key=${key}`, key, `file:///home/${key}`];
    for (const baseUrl of baseUrls) faults.push(await faultOf(ask(babbling, kind, { baseUrl })));
    for (const spy of spies) spy.mockRestore();
    const written = faults.map((fault) => `${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`);
    expect(written.join('\n')).not.toContain('planted');
    expect(said).toEqual([]);
    expect(faults.slice(-4).map(({ fault }) => fault)).toEqual(Array(4).fill('address-unusable'));
  });
});

test.each([
  ['ENOTFOUND', 'server-unreachable'],
  ['EAI_AGAIN', 'server-unreachable'],
  ['EHOSTUNREACH', 'server-unreachable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'server-unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'server-unreachable'],
  ['CERT_HAS_EXPIRED', 'server-unreachable'],
  ['UND_ERR_HEADERS_TIMEOUT', 'too-slow'],
  ['ECONNRESET', 'server-failed'],
])('the failure %s of the network means %s', (code, expected) => {
  const error = new TypeError('it failed', { cause: Object.assign(new Error('private words'), { code }) });
  const fault = faultOfNetwork(error, 'host:1');
  expect(fault.fault).toBe(expected);
  expect(fault.message).toContain('host:1');
  expect(fault.message).not.toContain('private words');
});

test('W38: a request tells a server what is asked and nothing of the machine, and wants nothing compressed', async () => {
  await using server = await startModelServer();
  for (const kind of KINDS) {
    await createModel(settingsFor(server, kind), null).ask(TRIAL_REQUEST, new AbortController().signal);
  }
  for (const { headers } of server.questions()) {
    const { host, connection, 'content-length': length, ...told } = headers;
    expect(told).toEqual({
      accept: '*/*',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'user-agent': 'GenGlossary',
    });
    expect([host, connection, Number(length) > 0]).toEqual([expect.any(String), 'keep-alive', true]);
  }
});

test('W36: a server that compresses its answers all the same is told so', async () => {
  for (const kind of KINDS) {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'text/event-stream; json' };
    await using server = await startModelServer({
      conduct: () => ({ kind: 'status', status: 200, headers, body: 'pressed' }),
    });
    const model = createModel(settingsFor(server, kind), null);
    const fault = await faultOf(model.ask(TRIAL_REQUEST, new AbortController().signal));
    expect(fault.fault).toBe('server-failed');
    expect(fault.message).toContain('compressed');
  }
});

describe('what only the protocol of Ollama has', () => {
  test('W36: the size of the context, the temperature and the longest answer reach the server', async () => {
    await using server = await startModelServer();
    await ask(server, 'ollama', { contextTokens: 4_096, temperature: 0.5 }).catch(() => null);
    expect(server.requests[0]?.body).toMatchObject({
      stream: true,
      options: { num_ctx: 4_096, temperature: 0.5, num_predict: TRIAL_REQUEST.mostTokens },
    });
  });
});

describe('what only the protocol of OpenAI has', () => {
  test('an answer that the server held back is broken', async () => {
    const body = 'data: {"choices":[{"delta":{"content":"{}"},"finish_reason":"content_filter"}]}\n\n';
    await using server = await serverThat({ kind: 'raw', body });
    expect((await faultOf(ask(server, 'openai'))).fault).toBe('answer-broken');
  });

  test('a server that knows no schema is asked for JSON, and told the schema in words; later requests begin so', async () => {
    await using server = await serverThat(
      { kind: 'answer', json: WORD },
      { refusedFormats: ['json_schema'] },
    );
    const model = createModel(settingsFor(server, 'openai'), null);
    const { signal } = new AbortController();
    await model.ask(TRIAL_REQUEST, signal);
    await model.ask(TRIAL_REQUEST, signal);
    expect(server.requests.map(({ format }) => format)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
    expect(server.requests[2]?.question?.instructions).toContain(JSON.stringify(TRIAL_REQUEST.answer.schema));
  });

  test('a server that knows no form at all is asked without one', async () => {
    await using server = await serverThat(
      { kind: 'answer', json: WORD },
      { refusedFormats: ['json_schema', 'json_object'] },
    );
    await ask(server, 'openai');
    expect(server.requests.map(({ format }) => format)).toEqual(['json_schema', 'json_object', null]);
  });

  test('a model that takes no temperature is asked with the schema and without one', async () => {
    await using server = await startModelServer({
      conduct: ({ index }) => (index < 3 ? { kind: 'status', status: 400 } : { kind: 'answer', json: WORD }),
    });
    await ask(server, 'openai');
    expect(server.requests[2]?.body).toHaveProperty('temperature', 0);
    expect(server.requests[3]?.body).not.toHaveProperty('temperature');
    expect(server.requests[3]?.format).toBe('json_schema');
  });

  test('once a form was taken, a refusal is a refusal of the request', async () => {
    await using server = await serverThat({ kind: 'answer', json: WORD });
    const model = createModel(settingsFor(server, 'openai'), null);
    const { signal } = new AbortController();
    await model.ask(TRIAL_REQUEST, signal);
    server.setConduct(() => ({ kind: 'status', status: 400 }));
    await expect(model.ask(TRIAL_REQUEST, signal)).rejects.toMatchObject({ fault: 'request-refused' });
    expect(server.requests).toHaveLength(2);
  });

  test('W36: Azure gets the deployment in the path, its version in the query and the key in its own header', async () => {
    await using server = await serverThat({ kind: 'answer', json: WORD }, { key: 'azure-key' });
    const changes = { baseUrl: `${server.ollamaUrl}/`, model: 'my deployment', apiVersion: '2024-10-21' };
    await ask(server, 'openai', changes, 'azure-key');
    const [request] = server.requests;
    expect(request?.url).toBe('/openai/deployments/my%20deployment/chat/completions?api-version=2024-10-21');
    expect(request?.headers['api-key']).toBe('azure-key');
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  test('an account that has used up its money is not asked again', async () => {
    const body = '{"error":{"code":"insufficient_quota"}}';
    await using server = await serverThat({ kind: 'status', status: 429, body });
    expect((await faultOf(ask(server, 'openai'))).fault).toBe('request-refused');
  });
});
