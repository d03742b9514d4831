import type { DefinitionRequest, OfferedPassage } from '../../domain/definition-request.ts';
import type { ModelSettings } from '../../domain/provider-settings.ts';
import { ModelError } from '../model-error.ts';
import { orderPassages } from './choose-passages.ts';
import { PROMPT_TEXTS } from './definition-instructions.ts';
import type { AnswerFault } from './definition-instructions.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { cutExcerpt } from './excerpt.ts';
import { givesOrders, MOST_TOKENS_A_PASSAGE } from './gives-orders.ts';
import { looksLikeInstruction } from './looks-like-instruction.ts';
import { neutralise, neutraliseAttribute } from './neutralise.ts';
import { promptLanguage } from './prompt-language.ts';
import type { PromptLanguage } from './prompt-language.ts';

export type PromptSettings = Pick<ModelSettings, 'contextTokens' | 'language' | 'instructions'>;

/** A passage as a model is shown it. */
export interface ShownPassage {
  /** By which the model names it. */
  readonly id: string;
  readonly passage: OfferedPassage;
  /** What the model reads of it. */
  readonly text: string;
}

export interface DefinitionPrompt {
  readonly instructions: string;
  readonly content: string;
  readonly language: PromptLanguage;
  /** Name of the tags around passages, made for this request alone. */
  readonly boundary: string;
  /** Best first; never empty. */
  readonly shown: readonly ShownPassage[];
}

/** What of a request's passages is shown, best first. */
export interface PassageChoice {
  readonly shown: readonly ShownPassage[];
  /** Passages that try to give orders to a model: never shown. */
  readonly suspicious: readonly OfferedPassage[];
}

/** Room for an answer, with what some models think aloud before it. */
const MOST_ANSWER_TOKENS = 1_536;
/** Room for the sentence that names the fault of an earlier answer. */
const REPAIR_TOKENS = 200;
/** With less room for passages a request is in vain. */
const LEAST_PASSAGE_TOKENS = 400;
/** Tags around a passage, at most. */
const MOST_TAG_TOKENS = 160;
const MOST_NAME_CHARACTERS = 60;
const MOST_ALIASES = 5;
/** As long as the real one, for estimates. */
const ANY_BOUNDARY = 'passage-00000000000000000000';

/** How long an answer may be, in tokens: at most a quarter of what fits at all. */
export function answerTokens({ contextTokens }: PromptSettings): number {
  return Math.min(MOST_ANSWER_TOKENS, Math.floor(contextTokens / 4));
}

function instructionsFor(
  language: PromptLanguage,
  { instructions }: PromptSettings,
  boundary: string,
): string {
  const texts = PROMPT_TEXTS[language];
  const wishes = instructions.trim();
  return [
    texts.instructions,
    ...(wishes === '' ? [] : [`${texts.wishes}\n${wishes}`]),
    texts.boundary(boundary),
  ].join('\n\n');
}

function headOf({ term, aliases }: DefinitionRequest, language: PromptLanguage): string {
  const texts = PROMPT_TEXTS[language];
  const names = aliases
    .filter((alias) => !looksLikeInstruction(alias))
    .slice(0, MOST_ALIASES)
    .map(shortName);
  return [
    `${texts.term} ${shortName(term)}`,
    ...(names.length === 0 ? [] : [`${texts.aliases} ${names.join(', ')}`]),
  ].join('\n');
}

function shortName(name: string): string {
  return [...neutraliseAttribute(name)].slice(0, MOST_NAME_CHARACTERS).join('');
}

function tagged({ id, passage, text }: ShownPassage, boundary: string, language: PromptLanguage): string {
  const { document, line } = passage.citation;
  const kind = PROMPT_TEXTS[language].kinds[passage.kind];
  return `<${boundary} id="${id}" document="${shortName(document)}" line="${line}" kind="${kind}">\n${text}\n</${boundary}>`;
}

/** What the instructions of each language came to last, with which wishes. */
const countedInstructions = new Map<PromptLanguage, { readonly wishes: string; readonly tokens: number }>();

/** What the instructions come to. They are the same for each request of a run, and long. */
function instructionTokens(language: PromptLanguage, settings: PromptSettings): number {
  const counted = countedInstructions.get(language);
  if (counted?.wishes === settings.instructions) return counted.tokens;
  const tokens = estimateTokens(instructionsFor(language, settings, ANY_BOUNDARY));
  countedInstructions.set(language, { wishes: settings.instructions, tokens });
  return tokens;
}

/** Tokens that are left for passages beside everything that is always sent. */
function passageRoom(language: PromptLanguage, settings: PromptSettings, head: string): number {
  const always = instructionTokens(language, settings);
  // The term stands in the head and in the task.
  return settings.contextTokens - answerTokens(settings) - always - REPAIR_TOKENS - 2 * estimateTokens(head);
}

/**
 * Checks that the settings leave room for passages.
 *
 * @throws ModelError `request-refused` where they do not, with what to do
 */
export function checkRoom(settings: PromptSettings): void {
  const languages: readonly PromptLanguage[] =
    settings.language === 'documents' ? ['en', 'ja'] : [settings.language];
  const room = Math.min(...languages.map((language) => passageRoom(language, settings, '')));
  if (room >= LEAST_PASSAGE_TOKENS) return;
  throw new ModelError(
    'request-refused',
    `A context of ${settings.contextTokens} tokens leaves no room for passages beside the instructions. ` +
      `At least ${settings.contextTokens - room - answerTokens(settings) + MOST_ANSWER_TOKENS + LEAST_PASSAGE_TOKENS} tokens are needed, or shorter instructions.`,
  );
}

/**
 * Chooses what a model is shown of a request: the most telling passages that fit, the long ones cut at a sentence. A
 * passage that tries to give orders is never shown, neither with others nor alone: what a model writes after reading it
 * could not be told from obeying it.
 *
 * @param beside what else the request is going to hold
 */
export function choosePassages(
  request: DefinitionRequest,
  language: PromptLanguage,
  settings: PromptSettings,
  beside = '',
): PassageChoice {
  const forms = [request.term, ...request.aliases];
  let room = passageRoom(language, settings, headOf(request, language)) - estimateTokens(beside);
  const mostTokens = Math.max(1, Math.min(MOST_TOKENS_A_PASSAGE, room - MOST_TAG_TOKENS));
  const excerptOf = ({ text }: OfferedPassage): string => cutExcerpt(text, forms, mostTokens);
  const suspicious = request.passages.filter((passage) => givesOrders(passage, forms, mostTokens));
  const shown: ShownPassage[] = [];
  const trusted = request.passages.filter((passage) => !suspicious.includes(passage));
  for (const passage of orderPassages(trusted, forms)) {
    const next = { id: `p${shown.length + 1}`, passage, text: neutralise(excerptOf(passage)) };
    room -= estimateTokens(tagged(next, ANY_BOUNDARY, language));
    if (room < 0 && shown.length > 0) break;
    shown.push(next);
  }
  return { shown, suspicious };
}

/** The language in which a request is made: that of its passages unless the person chose one. */
export function requestLanguage(
  { passages, term }: DefinitionRequest,
  settings: PromptSettings,
): PromptLanguage {
  const texts = passages.map(({ text }) => text.slice(0, 1_000));
  return promptLanguage(settings.language, texts.length === 0 ? [term] : texts);
}

/**
 * Writes what a model is asked to define a term. Passages come from documents: they stand between tags whose name cannot
 * be known beforehand, and nothing in them can look like a tag.
 *
 * @param boundary letters, digits and hyphens; another one for each request
 * @param beside what else is said between passages and task
 */
export function writeDefinitionPrompt(
  request: DefinitionRequest,
  shown: readonly ShownPassage[],
  language: PromptLanguage,
  settings: PromptSettings,
  boundary: string,
  beside = '',
): DefinitionPrompt {
  const content = [
    headOf(request, language),
    ...shown.map((passage) => tagged(passage, boundary, language)),
    ...(beside === '' ? [] : [beside]),
    PROMPT_TEXTS[language].task(shortName(request.term)),
  ].join('\n\n');
  return { instructions: instructionsFor(language, settings, boundary), content, language, boundary, shown };
}

/** The content of a request that asks again, and names what was wrong. Nothing of the refused answer is repeated. */
export function repairContent({ content, language }: DefinitionPrompt, fault: AnswerFault): string {
  const texts = PROMPT_TEXTS[language];
  return `${content}\n\n${texts.repair(texts.faults[fault])}`;
}
