import { createHash } from 'node:crypto';
import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { Description, EntryContent, TextWriter } from '../domain/entry.ts';
import type { ModelSettings } from '../domain/provider-settings.ts';
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
import { unguessable } from './prompts/unguessable.ts';

export interface ModelProviderOptions {
  /** Told once for each term that got its content. */
  readonly onOutcome?: (outcome: DefinitionOutcome) => void;
  /** Letters and digits that nobody can know beforehand; other ones each time. */
  readonly random?: () => string;
}

/** `model`: its name, as people read it. */
export type ModelProviderSettings = PromptSettings & Pick<ModelSettings, 'model'>;

/**
 * Lets a model write the definitions. What it answers is data: an answer is taken only if its form is right and its
 * quotes stand in the passages. One that is refused is asked for once more with its fault named; after that the term gets
 * what the built-in provider says, and a definition that was to be written anew stays.
 *
 * @throws ModelError where the settings leave no room for passages; `define` and `refine` throw what the model throws
 */
export function createModelProvider(
  model: ChatModel,
  settings: ModelProviderSettings,
  { onOutcome = () => {}, random = unguessable }: ModelProviderOptions = {},
): DefinitionProvider {
  checkRoom(settings);
  const identity = identityOf(model, settings);
  const ask = definitionAsker(model, settings, random);
  return {
    identity,
    async define(request, signal) {
      const { verdict, choice, language, outcome } = await ask(request, null, signal);
      onOutcome(outcome);
      const trusted = withoutOrders(request, choice);
      if (verdict === null) {
        return builtIn(trusted, settings.model, outcome.rung === 'not-asked' ? 'not-asked' : 'unusable');
      }
      // A model that is too weak to see a definition must not take away the one that the documents have.
      return verdict.kind === 'nothing'
        ? builtIn(trusted, settings.model, 'nothing-found')
        : contentOf(verdict, trusted, language, settings.model);
    },
    refiner: {
      identity: `refinement/${REFINEMENT_VERSION} ${identity}`,
      async refine(request, weak, signal) {
        const { verdict, choice, language, outcome } = await ask(request, weak, signal);
        if (verdict === null || verdict.kind === 'nothing') return null;
        onOutcome(outcome);
        return contentOf(verdict, withoutOrders(request, choice), language, settings.model);
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

/** What the built-in provider says in place of a model. */
function builtIn(
  trusted: DefinitionRequest,
  model: string,
  why: NonNullable<Extract<TextWriter, { kind: 'built-in' }>['insteadOf']>['why'],
): EntryContent {
  const content = extract(trusted);
  // About nothing, nobody has written anything.
  return content.writer === null
    ? content
    : { ...content, writer: { kind: 'built-in', insteadOf: { model, why } } };
}

/** @param trusted the request without passages that give orders */
function contentOf(
  { definition, citations, confidence }: Exclude<TakenVerdict, { kind: 'nothing' }>,
  trusted: DefinitionRequest,
  language: PromptLanguage,
  model: string,
): EntryContent {
  const forms = [trusted.term, ...trusted.aliases];
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
    writer: { kind: 'model', model },
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
