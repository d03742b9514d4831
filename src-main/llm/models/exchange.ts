import type { Dispatcher } from 'undici';
import { ModelError } from '../model-error.ts';
import { broken, guardLines } from './answer-stream.ts';
import type { GuardedAnswer } from './answer-stream.ts';
import { createExchangeMeter } from './exchange-record.ts';
import type { ExchangeListener, ExchangeMeter } from './exchange-record.ts';
import { faultOfNetwork, faultOfStatus, headerOf } from './faults.ts';

/** One request to a server, and what may be waited for. */
export interface ExchangeOptions {
  readonly host: string;
  readonly model: string;
  /** What is asked for, for whoever hears of the request. */
  readonly purpose: string;
  /** Sent in place of all headers that a package would send by itself, from the environment for instance. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the answer has to be. */
  readonly contentType: RegExp;
  /** Throws where a line of the answer has another form than the protocol's. */
  readonly checkLine: (line: string) => void;
  readonly firstTokenMs: number;
  readonly answerMs: number;
  readonly signal: AbortSignal;
  readonly onExchange: ExchangeListener;
}

/** What a client of a package works with. */
export interface Wire {
  /** Does one request: follows no redirect, and ends with the exchange. */
  readonly fetch: typeof fetch;
  /** To be called at each piece of the answer. */
  readonly pieceArrived: () => void;
}

/** Sent with every request. Nothing compressed is asked for: answers come in pieces of a word. */
const HEADERS = {
  accept: '*/*',
  'accept-encoding': 'identity',
  'content-type': 'application/json',
  'user-agent': 'GenGlossary',
};

/** Why whatever of an exchange is still going on ends with it. Made once: an error takes a while to make. */
const OVER = new Error('The exchange with the server is over.');

/** Longer ones overflow, and would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Does one request with a client that is given its `fetch`. When this ends, in whatever way, the connection is free or
 * closed: a server that is still answering sees that nobody listens.
 *
 * @throws ModelError; the signal's reason when stopped
 */
export async function exchange<Answer>(
  options: ExchangeOptions,
  work: (wire: Wire) => Promise<Answer>,
): Promise<Answer> {
  const { host, signal } = options;
  signal.throwIfAborted();
  const end = new AbortController();
  // Packages wrap, translate or hide what ends a request, so that the first fault is remembered here.
  const first: { fault: ModelError | null } = { fault: null };
  function fail(error: ModelError): void {
    first.fault ??= error;
    end.abort(first.fault);
  }
  function limit(milliseconds: number, what: string): NodeJS.Timeout {
    return setTimeout(
      () => {
        const seconds = milliseconds / 1_000;
        fail(new ModelError('too-slow', `The server at ${host} sent no ${what} within ${seconds} s.`));
      },
      Math.min(milliseconds, LONGEST_TIMER_MS),
    );
  }
  const firstToken = limit(options.firstTokenMs, 'first piece of an answer');
  const wholeAnswer = limit(options.answerMs, 'whole answer');
  const stopped = AbortSignal.any([signal, end.signal]);
  const meter = createExchangeMeter(options, signal, options.onExchange);
  const answered: { by: GuardedAnswer | null } = { by: null };
  try {
    const answer = await work({
      fetch: async (input, init) => {
        try {
          const { response, guarded } = await request(input, init, options, { signal: stopped, meter, fail });
          answered.by = guarded;
          return response;
        } catch (error) {
          if (error instanceof ModelError) fail(error);
          throw error;
        }
      },
      pieceArrived: () => {
        clearTimeout(firstToken);
      },
    });
    await answered.by?.readRest();
    meter.ended(null);
    return answer;
  } catch (error) {
    const known = first.fault ?? error;
    meter.ended(known);
    signal.throwIfAborted();
    if (known instanceof ModelError) throw known;
    throw broken(`The answer of the server at ${host} broke off, or has another form than the protocol.`);
  } finally {
    clearTimeout(firstToken);
    clearTimeout(wholeAnswer);
    end.abort(OVER);
  }
}

/** What a request tells, and what ends it. */
interface RequestContext {
  readonly signal: AbortSignal;
  readonly meter: ExchangeMeter;
  readonly fail: (error: ModelError) => void;
}

/**
 * Does the request of a package, as much of `fetch` as packages use. Node's own takes twice the time of the request below
 * it, which counts where many answers come at once.
 */
async function request(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  options: ExchangeOptions,
  { signal, meter, fail }: RequestContext,
): Promise<{ readonly response: Response; readonly guarded: GuardedAnswer }> {
  const { host, model } = options;
  const { method = 'GET', body = null } = init ?? {};
  if (input instanceof Request || (body !== null && typeof body !== 'string')) {
    throw new TypeError('A package asks in a form that is not known.');
  }
  const headers = { ...HEADERS, ...options.headers };
  let response: Dispatcher.ResponseData;
  try {
    meter.sent(body);
    // Loaded when it is needed first: a run without a model need not wait for it.
    const { request: send } = await import('undici');
    response = await send(input, { method, headers, body, signal });
    // Whoever reads hears of what goes wrong; of what is left unread nobody has to.
    response.body.on('error', () => {});
    meter.began(response.statusCode);
  } catch (error) {
    signal.throwIfAborted();
    throw faultOfNetwork(error, host);
  }
  const { statusCode: status } = response;
  if (status < 200 || status > 299) {
    throw await faultOfStatus(response, { host, model, now: Date.now(), received: meter.received });
  }
  if (!options.contentType.test(headerOf(response, 'content-type') ?? '')) {
    throw new ModelError('server-failed', `What answers at ${host} is another kind of server.`);
  }
  if (!/^(?:identity)?$/i.test(headerOf(response, 'content-encoding') ?? '')) {
    throw new ModelError(
      'server-failed',
      `The server at ${host}, or what stands before it, sends its answers compressed, which was not asked for.`,
    );
  }
  const guarded = guardLines(response.body, options.checkLine, { fail, received: meter.received });
  const type = { 'content-type': headerOf(response, 'content-type') ?? '' };
  return { response: new Response(guarded.body, { status, headers: type }), guarded };
}
