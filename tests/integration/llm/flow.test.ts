import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ChatModel } from '../../../src-main/llm/chat-model.ts';
import { withFlow } from '../../../src-main/llm/flow/with-flow.ts';
import type { FlowOptions } from '../../../src-main/llm/flow/with-flow.ts';
import { ModelError } from '../../../src-main/llm/model-error.ts';
import { createModel } from '../../../src-main/llm/models/create-model.ts';
import { readRetryAfter } from '../../../src-main/llm/models/retry-after.ts';
import type { Behaviour } from '../../support/model-server/behaviour.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import type { ModelServer } from '../../support/model-server/model-server.ts';
import { settingsFor, TRIAL_REQUEST } from '../../support/model-server/trial-settings.ts';

const GOOD: Behaviour = { kind: 'answer', json: { word: 'snow' } };
const FAILED: Behaviour = { kind: 'status', status: 503 };
const { signal: NEVER } = new AbortController();

/** Waits of no length, which are remembered. */
function rememberedWaits(): { readonly waits: number[]; readonly wait: NonNullable<FlowOptions['wait']> } {
  const waits: number[] = [];
  return {
    waits,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
}

function flowTo(server: ModelServer, options: Partial<FlowOptions> = {}): ChatModel {
  const model = createModel(settingsFor(server, 'ollama', { firstTokenMs: 60_000 }), null);
  return withFlow(model, { concurrency: 1, random: () => 1, wait: async () => {}, ...options });
}

/** A server that does one thing after another, and the last of them for ever. */
async function serverThat(...behaviours: readonly Behaviour[]): Promise<ModelServer> {
  return startModelServer({ conduct: ({ index }) => behaviours[index] ?? behaviours.at(-1) ?? GOOD });
}

describe('asking again', () => {
  test('a server that fails is asked again after waits that double', async () => {
    await using server = await serverThat(FAILED, { kind: 'drop' }, { kind: 'cut', text: '{' }, GOOD);
    const { waits, wait } = rememberedWaits();
    const answer = await flowTo(server, { wait }).ask(TRIAL_REQUEST, NEVER);
    expect(answer.text).toBe('{"word":"snow"}');
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  test('chance shortens a wait to half of it at most', async () => {
    await using server = await serverThat(FAILED, FAILED, GOOD);
    const { waits, wait } = rememberedWaits();
    await flowTo(server, { wait, random: () => 0 }).ask(TRIAL_REQUEST, NEVER);
    expect(waits).toEqual([250, 500]);
  });

  test.each<[string, Behaviour, number, string]>([
    ['fails', FAILED, 4, 'server-failed'],
    ['wants fewer requests', { kind: 'status', status: 429 }, 4, 'too-many-requests'],
    ['breaks its answers off', { kind: 'unfinished', text: '{' }, 3, 'answer-broken'],
    ['answers endlessly', { kind: 'endless' }, 1, 'answer-too-long'],
  ])('a server that always %s is asked a few times', async (_, behaviour, times, fault) => {
    await using server = await serverThat(behaviour);
    await expect(flowTo(server).ask(TRIAL_REQUEST, NEVER)).rejects.toMatchObject({ fault });
    expect(server.requests).toHaveLength(times);
  });

  test('a server that is too slow is asked once more', async () => {
    let asked = 0;
    const slow: ChatModel = {
      identity: 'slow',
      ask: async () => {
        asked += 1;
        throw new ModelError('too-slow', 'Too slow.');
      },
    };
    const flow = withFlow(slow, { concurrency: 1, wait: async () => {} });
    await expect(flow.ask(TRIAL_REQUEST, NEVER)).rejects.toMatchObject({ fault: 'too-slow' });
    expect(asked).toBe(2);
  });

  test.each([400, 401, 403, 404, 409, 413, 422])(
    'W35: a status of %i is never asked again',
    async (status) => {
      await using server = await serverThat({ kind: 'status', status });
      await expect(flowTo(server).ask(TRIAL_REQUEST, NEVER)).rejects.toBeInstanceOf(ModelError);
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([
    ['in seconds', '7', 7_000],
    ['longer than is waited', '86400', 120_000],
    ['as a date of the past', 'Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['as nonsense', 'in a while', 500],
  ])('W35: a Retry-After %s sets the wait', async (_, header, expected) => {
    const headers = { 'retry-after': header };
    await using server = await serverThat({ kind: 'status', status: 429, headers }, GOOD);
    const { waits, wait } = rememberedWaits();
    await flowTo(server, { wait }).ask(TRIAL_REQUEST, NEVER);
    expect(waits).toEqual([expected]);
  });

  test('W19: a stop ends a wait at once, and leaves no timer behind', async () => {
    await using server = await serverThat({ kind: 'status', status: 429, headers: { 'retry-after': '100' } });
    const waiting = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<number>();
    const stop = new AbortController();
    const reason = new Error('stopped');
    const flow = flowTo(server, {
      wait: async (milliseconds, signal) => {
        waiting.resolve();
        await once(signal, 'abort');
        ended.resolve(milliseconds);
      },
    });
    const asked = flow.ask(TRIAL_REQUEST, stop.signal);
    await waiting.promise;
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
    expect(await ended.promise).toBe(100_000);
    expect(server.requests).toHaveLength(1);
  });

  test('W19: a real wait ends with its signal', async () => {
    await using server = await serverThat({ kind: 'status', status: 429, headers: { 'retry-after': '100' } });
    const stop = new AbortController();
    const reason = new Error('stopped');
    const model = createModel(settingsFor(server, 'ollama'), null);
    const asked = withFlow(model, { concurrency: 1 }).ask(TRIAL_REQUEST, stop.signal);
    await (
      await server.request(0)
    ).closedByClient;
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});

describe('how many are asked at once', () => {
  test('requests begin in their order, and no more than allowed are under way', async () => {
    const gates: (() => void)[] = [];
    const opened = new EventTarget();
    await using server = await startModelServer({
      conduct: async () => {
        const { promise, resolve } = Promise.withResolvers<Behaviour>();
        gates.push(() => {
          resolve(GOOD);
        });
        opened.dispatchEvent(new Event('gate'));
        return promise;
      },
    });
    const flow = flowTo(server, { concurrency: 2 });
    const asked = ['a', 'b', 'c', 'd'].map((content) => flow.ask({ ...TRIAL_REQUEST, content }, NEVER));
    const mostAtOnce: number[] = [];
    for (let done = 0; done < 4; done += 1) {
      while (gates.length < Math.min(done + 2, 4)) await once(opened, 'gate');
      mostAtOnce.push(gates.length - done);
      gates[done]?.();
      await asked[done];
    }
    expect(mostAtOnce).toEqual([2, 2, 2, 1]);
    const contents = server.requests.map(({ question }) => question?.content);
    expect(new Set(contents.slice(0, 2))).toEqual(new Set(['a', 'b']));
    expect(contents.slice(2)).toEqual(['c', 'd']);
  });

  test('W19: a stop ends one that waits for its turn, without asking it and before that turn comes', async () => {
    await using server = await serverThat({ kind: 'silent' });
    const flow = flowTo(server);
    const stopFirst = new AbortController();
    const stopSecond = new AbortController();
    const [first, second] = [
      flow.ask(TRIAL_REQUEST, stopFirst.signal),
      flow.ask(TRIAL_REQUEST, stopSecond.signal),
    ];
    const { closedByClient } = await server.request(0);
    const reason = new Error('stopped');
    stopSecond.abort(reason);
    await expect(second).rejects.toBe(reason);
    stopFirst.abort(reason);
    await expect(first).rejects.toBe(reason);
    expect(await closedByClient).toBe(true);
    expect(server.requests).toHaveLength(1);
  });
});

describe('W23: the circuit breaker', () => {
  test('after five failures in a row nothing is asked any more, whoever waits', async () => {
    await using server = await serverThat(FAILED);
    const flow = flowTo(server);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => flow.ask(TRIAL_REQUEST, NEVER)),
    );
    expect(outcomes[0]).toMatchObject({ reason: { fault: 'server-failed' } });
    for (const outcome of outcomes.slice(1)) {
      expect(outcome).toMatchObject({
        reason: { fault: 'server-unreachable', message: expect.stringContaining('5 requests in a row') },
      });
    }
    expect(server.requests).toHaveLength(5);
    await expect(flow.ask(TRIAL_REQUEST, NEVER)).rejects.toMatchObject({ fault: 'server-unreachable' });
    expect(server.requests).toHaveLength(5);
  });

  test('W01: a server that is gone is told by its host, and not asked for every request', async () => {
    const server = await startModelServer();
    await server.close();
    const { waits, wait } = rememberedWaits();
    const flow = flowTo(server, { wait });
    const asked = Array.from({ length: 50 }, async () => flow.ask(TRIAL_REQUEST, NEVER));
    const [first, ...others] = await Promise.allSettled(asked);
    expect(first).toMatchObject({
      reason: { fault: 'server-unreachable', message: expect.stringContaining('Nobody answers at 127') },
    });
    for (const other of others) expect(other).toMatchObject({ reason: { fault: 'server-unreachable' } });
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  test('it ends a request that is under way, and the server sees the connection close', async () => {
    await using server = await startModelServer({
      conduct: ({ content }) => (content === 'slow' ? { kind: 'silent' } : FAILED),
    });
    const flow = flowTo(server, { concurrency: 2 });
    const contents = ['slow', 'failing', 'failing'];
    const asked = contents.map(async (content) => flow.ask({ ...TRIAL_REQUEST, content }, NEVER));
    const [slow] = await Promise.allSettled(asked);
    expect(slow).toMatchObject({ reason: { fault: 'server-unreachable' } });
    const found = server.requests.find(({ question }) => question?.content === 'slow');
    expect(await found?.closedByClient).toBe(true);
  });

  test('requests that fail together count as one failure, so that an overloaded server is waited for', async () => {
    const everyone = Promise.withResolvers<void>();
    await using server = await startModelServer({
      conduct: async ({ index }) => {
        if (index >= 8) return GOOD;
        if (index === 7) everyone.resolve();
        await everyone.promise;
        return { kind: 'status', status: 503, headers: { 'retry-after': '1' } };
      },
    });
    const { waits, wait } = rememberedWaits();
    const flow = flowTo(server, { concurrency: 8, wait });
    const answers = await Promise.all(Array.from({ length: 8 }, async () => flow.ask(TRIAL_REQUEST, NEVER)));
    expect(answers).toHaveLength(8);
    expect(waits).toEqual(Array(8).fill(1_000));
  });

  test('an answer between failures closes it again', async () => {
    const failing = [FAILED, FAILED, FAILED, GOOD];
    await using server = await serverThat(...failing, ...failing, ...failing);
    const flow = flowTo(server);
    for (let request = 0; request < 3; request += 1) {
      expect((await flow.ask(TRIAL_REQUEST, NEVER)).text).toBe('{"word":"snow"}');
    }
    expect(server.requests).toHaveLength(12);
  });

  test('a server that only refuses requests is there', async () => {
    await using server = await serverThat({ kind: 'status', status: 400 });
    const flow = flowTo(server);
    for (let request = 0; request < 6; request += 1) {
      await expect(flow.ask(TRIAL_REQUEST, NEVER)).rejects.toMatchObject({ fault: 'request-refused' });
    }
  });
});

describe('the header Retry-After', () => {
  const NOW = Date.UTC(2026, 10, 6, 8, 0, 0);

  test.each([
    ['0', 0],
    [' 5 ', 5_000],
    ['120', 120_000],
    ['121', 120_000],
    ['9'.repeat(400), 120_000],
    ['Fri, 06 Nov 2026 08:00:30 GMT', 30_000],
    ['Fri, 06 Nov 2026 07:59:00 GMT', 0],
    ['Fri, 06 Nov 2036 08:00:00 GMT', 120_000],
    ['Fri, 99 Nov 2026 08:00:00 GMT', null],
    ['2026-11-06T08:00:30Z', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('W35: Retry-After "%s" is a wait of %s ms', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
