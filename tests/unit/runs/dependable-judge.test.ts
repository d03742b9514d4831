import { expect, it } from 'vitest';
import type { CandidateJudge } from '../../../src-main/llm/candidate-judge.ts';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import { ModelError } from '../../../src-main/llm/model-error.ts';
import type { ModelFault } from '../../../src-main/llm/model-error.ts';
import { dependableProvider } from '../../../src-main/runs/dependable-provider.ts';
import { UnusableModelError } from '../../../src-main/runs/unusable-model.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';
import { errorOf } from '../../support/work.ts';

const CANDIDATE = {
  termKey: 'a',
  term: 'a',
  aliases: [],
  category: 'place',
  excerpts: [],
  isDefined: false,
} as const;
const JUDGEMENT = { verdict: 'term', category: 'place', reason: '' } as const;

/** What a run is given of a judge. */
async function judgeOfRun(judge: CandidateJudge['judge'], signal = new AbortController().signal) {
  const provider = {
    identity: 'double',
    define: async () => EMPTY_CONTENT,
    judge: { identity: 'judge', model: 'double', mostAtOnce: 2, judge },
  };
  return dependableProvider(provider, MODEL_SETTINGS).judge?.judge([CANDIDATE, CANDIDATE], signal);
}

it('passes on one judgement for each candidate, and nothing else', async () => {
  expect(await judgeOfRun(async () => [JUDGEMENT, null])).toEqual([JUDGEMENT, null]);
  await expect(judgeOfRun(async () => [JUDGEMENT])).rejects.toThrow('form of judgements');
});

it('W19: stops at once, whatever the judge behind it does', async () => {
  const stop = new AbortController();
  const judging = judgeOfRun(() => Promise.withResolvers<never>().promise, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(judging).rejects.toThrow('stopped');
});

it.each<readonly [fault: ModelFault, endsRun: boolean]>([
  ['server-unreachable', true],
  ['model-missing', true],
  ['answer-broken', false],
])('tells what ends the run from what concerns these candidates: %s', async (fault, endsRun) => {
  const error = await errorOf(
    judgeOfRun(async () => {
      throw new ModelError(fault, 'It did not work.');
    }),
  );
  expect(error instanceof UnusableModelError).toBe(endsRun);
});
