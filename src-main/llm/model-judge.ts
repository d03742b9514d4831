import type { CandidateJudgement } from '../domain/candidate-judgement.ts';
import { JUDGING_ANSWER, readJudgements } from './answers/judging-answer.ts';
import type { ReadJudgements } from './answers/judging-answer.ts';
import type { CandidateJudge, CandidateToJudge } from './candidate-judge.ts';
import type { ChatModel } from './chat-model.ts';
import { ModelError } from './model-error.ts';
import type { ModelFault } from './model-error.ts';
import { JUDGING_VERSION } from './prompts/judging-instructions.ts';
import type { JudgingFault } from './prompts/judging-instructions.ts';
import {
  MOST_AT_ONCE,
  partIntoRequests,
  showCandidate,
  writeJudgingPrompt,
} from './prompts/judging-prompt.ts';
import type { JudgingSettings, ShownCandidate } from './prompts/judging-prompt.ts';
import { unguessable } from './prompts/unguessable.ts';

export interface ModelJudgeOptions {
  /** Letters and digits, at least 20, that nobody can know beforehand; other ones each time. */
  readonly random?: () => string;
}

/** Faults of an answer that a shorter one may not have. */
const FAULTS_OF_LENGTH: readonly ModelFault[] = ['answer-broken', 'answer-too-long', 'too-slow'];

/** A model that takes so many candidates and calls not one of them a term has not judged them. */
const LEAST_WITHOUT_TERM = 8;

/** Asks about candidates once, and says what was wrong with an earlier answer. */
type Ask = (shown: readonly ShownCandidate[], fault: JudgingFault | null) => Promise<ReadJudgements>;

type Judgements = ReadonlyMap<CandidateToJudge, CandidateJudgement>;

const NOTHING: Judgements = new Map();

/**
 * Lets a model judge candidates. What it answers is data: judgements are matched by ids made for the request. An answer
 * that cannot be read is asked for once more with its fault named, then in halves; candidates that an answer left out are
 * asked about once more by themselves. What is missing then stays undecided.
 *
 * @returns a judge that throws what the model throws
 */
export function createModelJudge(
  model: ChatModel,
  settings: JudgingSettings,
  { random = unguessable }: ModelJudgeOptions = {},
): CandidateJudge {
  return {
    identity: `judge/${JUDGING_VERSION} ${model.identity} ${settings.language}`,
    model: settings.model,
    mostAtOnce: MOST_AT_ONCE,
    async judge(candidates, signal) {
      signal.throwIfAborted();
      const ask: Ask = async (shown, fault) => {
        const prompt = writeJudgingPrompt(shown, settings, random(), fault);
        const { instructions, content, mostTokens } = prompt;
        const request = { instructions, content, answer: JUDGING_ANSWER, mostTokens };
        return readJudgements((await model.ask(request, signal)).text, prompt);
      };
      const shown = candidates.flatMap((candidate) => showCandidate(candidate, settings) ?? []);
      const judged = new Map<CandidateToJudge, CandidateJudgement>();
      for (const request of partIntoRequests(shown, settings)) {
        for (const [candidate, judgement] of believable(await judgeTogether(request, ask))) {
          judged.set(candidate, judgement);
        }
      }
      return candidates.map((candidate) => judged.get(candidate) ?? null);
    },
  };
}

async function judgeTogether(shown: readonly ShownCandidate[], ask: Ask): Promise<Judgements> {
  const judgements = await askTwice(shown, ask);
  if (judgements === null) return judgeHalves(shown, ask);
  const missing = shown.filter(({ candidate }) => !judgements.has(candidate));
  return missing.length === 0 ? judgements : new Map([...judgements, ...(await judgeOnce(missing, ask))]);
}

/** What a first or second answer says; null where neither can be read, or where the answer was too long for the model. */
async function askTwice(shown: readonly ShownCandidate[], ask: Ask): Promise<Judgements | null> {
  try {
    const first = await ask(shown, null);
    return first.judgements ?? (await ask(shown, first.fault)).judgements;
  } catch (error) {
    const canBeShorter = shown.length > 1 && error instanceof ModelError;
    if (canBeShorter && FAULTS_OF_LENGTH.includes(error.fault)) return null;
    throw error;
  }
}

async function judgeHalves(shown: readonly ShownCandidate[], ask: Ask): Promise<Judgements> {
  if (shown.length === 1) return NOTHING;
  const middle = Math.ceil(shown.length / 2);
  const first = await judgeOnce(shown.slice(0, middle), ask);
  return new Map([...first, ...(await judgeOnce(shown.slice(middle), ask))]);
}

async function judgeOnce(shown: readonly ShownCandidate[], ask: Ask): Promise<Judgements> {
  return (await ask(shown, null)).judgements ?? NOTHING;
}

/** A model that is too weak to judge must not take terms away from a glossary. */
function believable(judgements: Judgements): Judgements {
  const hasTerm = [...judgements.values()].some(({ verdict }) => verdict === 'term');
  return judgements.size >= LEAST_WITHOUT_TERM && !hasTerm ? NOTHING : judgements;
}
