import { createHash, randomBytes } from 'node:crypto';
import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { Description, EntryContent } from '../domain/entry.ts';
import { definitionAsker } from './ask-definition.ts';
import type { DefinitionOutcome, TakenVerdict } from './ask-definition.ts';
import type { ChatModel } from './chat-model.ts';
import type { DefinitionProvider } from './definition-provider.ts';
import { extract } from './extractive-provider.ts';
import { PROMPT_VERSION } from './prompts/definition-instructions.ts';
import { checkRoom } from './prompts/definition-prompt.ts';
import type { PassageChoice, PromptSettings } from './prompts/definition-prompt.ts';
import { languageOf } from './prompts/prompt-language.ts';
import type { PromptLanguage } from './prompts/prompt-language.ts';
import { REFINEMENT_VERSION } from './prompts/refinement-instructions.ts';
import { isOtherMeaning } from './same-meaning.ts';

export interface ModelProviderOptions {
  /** Told once for each term that got its content. */
  readonly onOutcome?: (outcome: DefinitionOutcome) => void;
  /** Letters and digits that nobody can know beforehand; other ones each time. */
  readonly random?: () => string;
}

/**
 * Lets a model write the definitions. What it answers is data: an answer is taken only if its form is right and its
 * quotes stand in the passages. One that is refused is asked for once more with its fault named; after that the term gets
 * what the built-in provider says, and a definition that was to be written anew stays.
 *
 * @throws ModelError where the settings leave no room for passages; `define` and `refine` throw what the model throws
 */
export function createModelProvider(
  model: ChatModel,
  settings: PromptSettings,
  { onOutcome = () => {}, random = () => randomBytes(10).toString('hex') }: ModelProviderOptions = {},
): DefinitionProvider {
  checkRoom(settings);
  const identity = identityOf(model, settings);
  const ask = definitionAsker(model, settings, random);
  return {
    identity,
    async define(request, signal) {
      const { verdict, choice, language, outcome } = await ask(request, null, signal);
      onOutcome(outcome);
      return verdict === null
        ? extract(withoutOrders(request, choice))
        : contentOf(verdict, request, choice, language);
    },
    refiner: {
      identity: `refinement/${REFINEMENT_VERSION} ${identity}`,
      async refine(request, weak, signal) {
        const { verdict, choice, language, outcome } = await ask(request, weak, signal);
        if (verdict === null || verdict.kind === 'nothing') return null;
        onOutcome(outcome);
        return contentOf(verdict, request, choice, language);
      },
    },
  };
}

function identityOf(model: ChatModel, { contextTokens, language, instructions }: PromptSettings): string {
  const wishes = createHash('sha256').update(instructions.trim()).digest('hex').slice(0, 16);
  return `model/${PROMPT_VERSION} ${model.identity} ${language} ${contextTokens} ${wishes}`;
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
  verdict: TakenVerdict,
  request: DefinitionRequest,
  choice: PassageChoice,
  language: PromptLanguage,
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
