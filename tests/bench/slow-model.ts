import { setTimeout as wait } from 'node:timers/promises';
import type { Conduct } from '../support/model-server/behaviour.ts';
import { goodAnswer } from '../support/model-server/good-answer.ts';

/** How long every answer takes, in milliseconds. */
export const LATENCY_MS = 200;

/** Long enough to be more than the term, so that no answer is refused. */
const QUOTED = 100;

/** A model that answers everything well, and always takes as long. */
export const conduct: Conduct = async (question) => {
  const waited = wait(LATENCY_MS);
  const answer = goodAnswer(question, QUOTED);
  await waited;
  return answer;
};
