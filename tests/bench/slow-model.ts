import { setTimeout as wait } from 'node:timers/promises';
import type { Conduct } from '../support/model-server/behaviour.ts';
import { goodAnswer } from '../support/model-server/good-answer.ts';

/** How long every answer takes, in milliseconds. */
export const LATENCY_MS = 200;

/** Long enough to be more than the term, so that no answer is refused. */
const QUOTED = 100;

/** A model that answers everything well, and always takes as long. */
export const conduct: Conduct = async (question) => {
  const answer = goodAnswer(question, QUOTED);
  // What it takes to read the question and to think of an answer is a part of the latency.
  await wait(LATENCY_MS - (performance.now() - question.arrivedAt));
  return answer;
};
