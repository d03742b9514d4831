import type { Citation } from '../domain/citation.ts';
import type { DefinitionRequest } from '../domain/definition-request.ts';
import { checkAnswer } from './answers/check-answer.ts';
import type { Verdict } from './answers/check-answer.ts';
import { DEFINITION_ANSWER } from './answers/definition-answer.ts';
import { readAnswer } from './answers/read-answer.ts';
import type { ChatAnswer, ChatModel } from './chat-model.ts';
import type { WeakDefinition } from './definition-refiner.ts';
import type { AnswerFault } from './prompts/definition-instructions.ts';
import {
  answerTokens,
  choosePassages,
  repairContent,
  requestLanguage,
  writeDefinitionPrompt,
} from './prompts/definition-prompt.ts';
import type { DefinitionPrompt, PassageChoice, PromptSettings } from './prompts/definition-prompt.ts';
import { looksLikeInstruction } from './prompts/looks-like-instruction.ts';
import type { PromptLanguage } from './prompts/prompt-language.ts';
import { writeWeakness } from './prompts/refinement-prompt.ts';

/** How a term got its content. */
export interface DefinitionOutcome {
  readonly termKey: string;
  /**
   * `asked`: the first answer was taken. `repaired`: the second one. `fell-back`: neither, so that the content is the
   * built-in provider's. `not-asked`: there was nothing that a model could be shown.
   */
  readonly rung: 'asked' | 'repaired' | 'fell-back' | 'not-asked';
  /** What was wrong with the answers that were refused, in order. */
  readonly faults: readonly AnswerFault[];
  /** Passages that try to give orders to a model: it was not shown them. */
  readonly suspicious: readonly Citation[];
  /** Over all requests, as the server counted; null where it does not tell. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
}

/** What an answer that was taken comes to. */
export type TakenVerdict = Exclude<Verdict, { kind: 'refused' }>;

/** What came of asking a model about a term. */
export interface AskedDefinition {
  /** Null where no answer was taken. */
  readonly verdict: TakenVerdict | null;
  readonly choice: PassageChoice;
  readonly language: PromptLanguage;
  readonly outcome: DefinitionOutcome;
}

/**
 * Makes the function that asks a model to define a term, or to define it anew, and once more where the answer is refused,
 * with its fault named. It rejects with what the model throws.
 *
 * @param random letters and digits that nobody can know beforehand; other ones each time
 */
export function definitionAsker(
  model: ChatModel,
  settings: PromptSettings,
  random: () => string,
): (
  request: DefinitionRequest,
  weak: WeakDefinition | null,
  signal: AbortSignal,
) => Promise<AskedDefinition> {
  return async (request, weak, signal) => {
    signal.throwIfAborted();
    const language = requestLanguage(request, settings);
    const boundary = `passage-${random()}`;
    const beside = weak === null ? '' : writeWeakness(weak, language, boundary);
    const choice = choosePassages(request, language, settings, beside);
    const result = (
      verdict: TakenVerdict | null,
      rung: DefinitionOutcome['rung'],
      faults: readonly AnswerFault[],
      answers: readonly ChatAnswer[],
    ): AskedDefinition => {
      const outcome = {
        termKey: request.termKey,
        rung,
        faults,
        suspicious: choice.suspicious.map(({ citation }) => citation),
        tokensIn: sum(answers.map(({ tokensIn }) => tokensIn)),
        tokensOut: sum(answers.map(({ tokensOut }) => tokensOut)),
      };
      return { verdict, choice, language, outcome };
    };
    if (choice.shown.length === 0 || looksLikeInstruction(request.term)) {
      return result(null, 'not-asked', [], []);
    }

    const prompt = writeDefinitionPrompt(request, choice.shown, language, settings, boundary, beside);
    const ask = (content: string): Promise<ChatAnswer> =>
      model.ask(
        {
          instructions: prompt.instructions,
          content,
          answer: DEFINITION_ANSWER,
          mostTokens: answerTokens(settings),
        },
        signal,
      );
    const first = await ask(prompt.content);
    const verdict = judge(first, prompt, request);
    if (verdict.kind !== 'refused') return result(verdict, 'asked', [], [first]);
    const second = await ask(repairContent(prompt, verdict.fault));
    const secondVerdict = judge(second, prompt, request);
    return secondVerdict.kind === 'refused'
      ? result(null, 'fell-back', [verdict.fault, secondVerdict.fault], [first, second])
      : result(secondVerdict, 'repaired', [verdict.fault], [first, second]);
  };
}

function sum(counts: readonly (number | null)[]): number | null {
  return counts.reduce((total, count) => (total === null || count === null ? null : total + count), 0);
}

function judge({ text }: ChatAnswer, prompt: DefinitionPrompt, request: DefinitionRequest): Verdict {
  const read = readAnswer(text);
  return read.answer === null
    ? { kind: 'refused', fault: read.fault }
    : checkAnswer(read.answer, prompt, request);
}
