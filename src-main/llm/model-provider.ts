import { createHash, randomBytes } from 'node:crypto';
import type { Citation } from '../domain/citation.ts';
import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { Description, EntryContent } from '../domain/entry.ts';
import { checkAnswer } from './answers/check-answer.ts';
import type { Verdict } from './answers/check-answer.ts';
import { DEFINITION_ANSWER } from './answers/definition-answer.ts';
import { readAnswer } from './answers/read-answer.ts';
import type { ChatAnswer, ChatModel } from './chat-model.ts';
import type { DefinitionProvider } from './definition-provider.ts';
import { extract } from './extractive-provider.ts';
import { PROMPT_VERSION } from './prompts/definition-instructions.ts';
import type { AnswerFault } from './prompts/definition-instructions.ts';
import {
  answerTokens,
  checkRoom,
  choosePassages,
  repairContent,
  requestLanguage,
  writeDefinitionPrompt,
} from './prompts/definition-prompt.ts';
import type { DefinitionPrompt, PassageChoice, PromptSettings } from './prompts/definition-prompt.ts';
import { looksLikeInstruction } from './prompts/looks-like-instruction.ts';
import { languageOf } from './prompts/prompt-language.ts';
import { isOtherMeaning } from './same-meaning.ts';

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

export interface ModelProviderOptions {
  /** Told once for each term that got its content. */
  readonly onOutcome?: (outcome: DefinitionOutcome) => void;
  /** Letters and digits that nobody can know beforehand; other ones each time. */
  readonly random?: () => string;
}

/**
 * Lets a model write the definitions. What it answers is data: an answer is taken only if its form is right and its
 * quotes stand in the passages. One that is refused is asked for once more with its fault named; after that the term gets
 * what the built-in provider says.
 *
 * @throws ModelError where the settings leave no room for passages; `define` throws what the model throws
 */
export function createModelProvider(
  model: ChatModel,
  settings: PromptSettings,
  { onOutcome = () => {}, random = () => randomBytes(10).toString('hex') }: ModelProviderOptions = {},
): DefinitionProvider {
  checkRoom(settings);
  return {
    identity: identityOf(model, settings),
    async define(request, signal) {
      signal.throwIfAborted();
      const language = requestLanguage(request, settings);
      const choice = choosePassages(request, language, settings);
      const tell = (
        rung: DefinitionOutcome['rung'],
        faults: readonly AnswerFault[],
        answers: readonly ChatAnswer[],
      ) =>
        onOutcome({
          termKey: request.termKey,
          rung,
          faults,
          suspicious: choice.suspicious.map(({ citation }) => citation),
          tokensIn: sum(answers.map(({ tokensIn }) => tokensIn)),
          tokensOut: sum(answers.map(({ tokensOut }) => tokensOut)),
        });
      if (choice.shown.length === 0 || looksLikeInstruction(request.term)) {
        tell('not-asked', [], []);
        return extract(withoutOrders(request, choice));
      }

      const prompt = writeDefinitionPrompt(request, choice.shown, language, settings, `passage-${random()}`);
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
      if (verdict.kind !== 'refused') {
        tell('asked', [], [first]);
        return contentOf(verdict, request, choice, prompt);
      }
      const second = await ask(repairContent(prompt, verdict.fault));
      const secondVerdict = judge(second, prompt, request);
      if (secondVerdict.kind !== 'refused') {
        tell('repaired', [verdict.fault], [first, second]);
        return contentOf(secondVerdict, request, choice, prompt);
      }
      tell('fell-back', [verdict.fault, secondVerdict.fault], [first, second]);
      return extract(withoutOrders(request, choice));
    },
  };
}

function identityOf(model: ChatModel, { contextTokens, language, instructions }: PromptSettings): string {
  const wishes = createHash('sha256').update(instructions.trim()).digest('hex').slice(0, 16);
  return `model/${PROMPT_VERSION} ${model.identity} ${language} ${contextTokens} ${wishes}`;
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

/**
 * The request without passages that give orders. Where there are no others they stay, but none of them is a definition:
 * it may be what an order wants.
 */
function withoutOrders(request: DefinitionRequest, { suspicious }: PassageChoice): DefinitionRequest {
  const passages = request.passages.filter((passage) => !suspicious.includes(passage));
  return passages.length > 0 || suspicious.length === 0
    ? { ...request, passages }
    : withoutDefinitions(request);
}

/** The same passages, none of which is sure enough to be a definition. */
function withoutDefinitions(request: DefinitionRequest): DefinitionRequest {
  return { ...request, passages: request.passages.map((passage) => ({ ...passage, score: 0 })) };
}

function contentOf(
  verdict: Exclude<Verdict, { kind: 'refused' }>,
  request: DefinitionRequest,
  choice: PassageChoice,
  { language }: DefinitionPrompt,
): EntryContent {
  const trusted = withoutOrders(request, choice);
  // A model that is too weak to see a definition must not take away the one that the documents have.
  if (verdict.kind === 'nothing') return extract(trusted);
  const { definition, citations, confidence } = verdict;
  const forms = [request.term, ...request.aliases];
  const meanings = builtInMeanings(trusted);
  const isOther = ({ text, citation }: Description): boolean =>
    citations.every(({ document }) => document !== citation.document) &&
    languageOf(text) === language &&
    isOtherMeaning(definition, text, forms);
  return {
    definition,
    description: null,
    confidence,
    citations,
    alternatives: meanings.filter(isOther),
    extractive: meanings[0] ?? null,
  };
}

/** What the documents themselves say that the term is: each meaning once. */
function builtInMeanings(request: DefinitionRequest): Description[] {
  const { definition, citations, alternatives } = extract(request);
  const [citation] = citations;
  return definition === null || citation === undefined
    ? [...alternatives]
    : [{ text: definition, citation }, ...alternatives];
}
