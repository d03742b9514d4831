import type { RunStep } from '../domain/run.ts';
import type { ChatModel } from '../llm/chat-model.ts';
import type { RunSession } from './run-session.ts';

const NOTHING = { requests: 0, tokensIn: 0, tokensOut: 0, repaired: 0, fellBack: 0 };

/** Counts what a run asks of a model, and how often an answer did not do, from one step to the next. */
export class ModelUse {
  #counts = NOTHING;

  /** Counts. Tokens that a server did not count are not known and add nothing. */
  add(counts: Partial<typeof NOTHING>): void {
    const before = this.#counts;
    this.#counts = {
      requests: before.requests + (counts.requests ?? 0),
      tokensIn: before.tokensIn + (counts.tokensIn ?? 0),
      tokensOut: before.tokensOut + (counts.tokensOut ?? 0),
      repaired: before.repaired + (counts.repaired ?? 0),
      fellBack: before.fellBack + (counts.fellBack ?? 0),
    };
  }

  /** What was counted since the last time, for the history of a run. */
  take(): typeof NOTHING {
    const counts = this.#counts;
    this.#counts = NOTHING;
    return counts;
  }
}

/** A model whose every request is counted, whether it is answered or not. */
export function countingModel(model: ChatModel, use: ModelUse): ChatModel {
  return {
    identity: model.identity,
    ask: async (request, signal) => {
      use.add({ requests: 1 });
      const answer = await model.ask(request, signal);
      use.add({ tokensIn: answer.tokensIn ?? 0, tokensOut: answer.tokensOut ?? 0 });
      return answer;
    },
  };
}

/**
 * Does the part of a step that may ask a model, and says in the run's log what that took, also where it failed or was
 * stopped: what was asked may have to be paid for.
 */
export async function withModelUse<Result>(
  { session, modelUse }: { readonly session: RunSession; readonly modelUse: ModelUse },
  step: RunStep,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    const { requests, tokensIn, tokensOut, repaired, fellBack } = modelUse.take();
    if (requests > 0) {
      session.log('info', step, { code: 'model-asked', values: { requests, tokensIn, tokensOut } });
    }
    if (repaired > 0) session.log('info', step, { code: 'model-repaired', values: { count: repaired } });
    if (fellBack > 0) session.log('warning', step, { code: 'model-fell-back', values: { count: fellBack } });
  }
}
