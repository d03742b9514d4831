import { setTimeout } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { ChatAnswer, ChatModel, ChatRequest } from '../chat-model.ts';
import { ModelError } from '../model-error.ts';
import type { ModelFault } from '../model-error.ts';
import { createBreaker } from './breaker.ts';
import { createTurns } from './turns.ts';

export interface FlowOptions {
  /** How many requests may be under way at once; at least 1. */
  readonly concurrency: number;
  /** From 0 up to 1, like Math.random. */
  readonly random?: () => number;
  /** Waits so many milliseconds; rejects when the signal aborts. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** How often one request is made at most. */
const MOST_ATTEMPTS = 4;

/** How often a request may end in a fault before that is its answer. What is not here is not asked again. */
const MOST_OF_FAULT: Partial<Readonly<Record<ModelFault, number>>> = {
  'server-unreachable': MOST_ATTEMPTS,
  'server-failed': MOST_ATTEMPTS,
  'too-many-requests': MOST_ATTEMPTS,
  // A model that is sure of itself may break off in the same place again.
  'answer-broken': 3,
  // Each time costs as much as a person was willing to wait.
  'too-slow': 2,
};

/** The wait before the second attempt, in milliseconds; each later one is twice as long. */
const FIRST_WAIT_MS = 500;

/**
 * A wait that doubles with each attempt, between half of it and all of it, so that requests which failed together do not
 * come back together. A server that says how long to wait is obeyed.
 */
function waitAfter(error: ModelError, attempt: number, random: () => number): number {
  return error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + random() / 2);
}

/** Tells by the faults of a request so far whether asking again can help. */
function canHelp(faults: readonly ModelFault[]): boolean {
  const last = faults.at(-1);
  if (last === undefined || faults.length >= MOST_ATTEMPTS) return false;
  return faults.filter((fault) => fault === last).length < (MOST_OF_FAULT[last] ?? 1);
}

/**
 * Asks a model in an orderly way; to be made once for each run. At most so many requests are under way, in the order in
 * which they were asked for; what can be mended by asking again is asked again, and keeps its place while it waits; and
 * after five failures of the server in a row every request, under way, waiting or later, fails at once with
 * `server-unreachable`.
 *
 * Retries are our own: those of cockatiel sit out their wait when the signal aborts.
 */
export function withFlow(model: ChatModel, options: FlowOptions): ChatModel {
  const {
    concurrency,
    random = Math.random,
    wait = async (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  } = options;
  const queue = new PQueue({ concurrency });
  const breaker = createBreaker();
  const turn = createTurns();

  /** Asks once, and tells the breaker how it went. */
  async function askOnce(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer | ModelError> {
    const attempt = breaker.begin();
    try {
      const answer = await model.ask(request, signal);
      attempt.succeeded();
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      attempt.failed(error);
      // This failure may have been the one too many.
      signal.throwIfAborted();
      return error;
    }
  }

  async function askUntilAnswered(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    const faults: ModelFault[] = [];
    for (;;) {
      signal.throwIfAborted();
      const result = await askOnce(request, signal);
      if (!(result instanceof ModelError)) return result;
      faults.push(result.fault);
      if (!canHelp(faults)) throw result;
      await waitOr(waitAfter(result, faults.length, random), signal);
    }
  }

  async function waitOr(milliseconds: number, signal: AbortSignal): Promise<void> {
    try {
      await wait(milliseconds, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }

  return {
    identity: model.identity,
    ask: async (request, signal) => {
      const stopped = AbortSignal.any([signal, breaker.opened]);
      const answer = await queue.add(async () => askUntilAnswered(request, stopped), { signal: stopped });
      await turn();
      return answer;
    },
  };
}
