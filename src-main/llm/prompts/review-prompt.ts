import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { EntryToReview } from '../glossary-reviewer.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { cutExcerpt } from './excerpt.ts';
import { looksLikeInstruction } from './looks-like-instruction.ts';
import { neutralise, neutraliseAttribute } from './neutralise.ts';
import { promptLanguage } from './prompt-language.ts';
import type { PromptLanguage } from './prompt-language.ts';
import { REVIEW_TEXTS } from './review-instructions.ts';
import type { ReviewFault } from './review-instructions.ts';

export type ReviewSettings = Pick<ModelSettings, 'contextTokens' | 'language'>;

/** An entry as a model is shown it. */
export interface ShownEntry {
  /** By which the model names it. */
  readonly id: string;
  readonly entry: EntryToReview;
}

export interface ReviewPrompt {
  readonly instructions: string;
  readonly content: string;
  readonly language: PromptLanguage;
  /** Name of the tags around entries, made for this request alone. */
  readonly boundary: string;
  readonly shown: readonly ShownEntry[];
}

/** More entries at once than this, and small models lose sight of the first ones. */
const MOST_ENTRIES = 8;
const LEAST_ENTRIES = 2;
/** Room for an answer, with what some models think aloud before it. */
const MOST_ANSWER_TOKENS = 1_536;
/** Room for the sentence that names the fault of an earlier answer, and for the task. */
const REPAIR_TOKENS = 240;
/** An entry with less room cannot be judged. */
const LEAST_ENTRY_TOKENS = 250;
const MOST_ENTRY_TOKENS = 700;
/** Names, labels and tags around a definition and its quotes, at most. */
const FRAME_TOKENS = 130;
const MOST_QUOTES = 2;
const MOST_NAME_CHARACTERS = 60;
const MOST_ALIASES = 3;
/** As long as the real one, for estimates. */
const ANY_BOUNDARY = 'entry-00000000000000000000';

/** How long an answer may be, in tokens: at most a quarter of what fits at all. */
export function reviewAnswerTokens({ contextTokens }: ReviewSettings): number {
  return Math.min(MOST_ANSWER_TOKENS, Math.floor(contextTokens / 4));
}

let countedInstructions: number | null = null;

/** What the instructions come to in the language in which they are longer; counted once, since each request asks. */
function instructionTokens(): number {
  countedInstructions ??= Math.max(
    ...(['en', 'ja'] as const).map((language) => estimateTokens(instructionsFor(language, ANY_BOUNDARY))),
  );
  return countedInstructions;
}

/** Tokens that are left for entries beside everything that is always sent. */
function entryRoom(settings: ReviewSettings): number {
  return settings.contextTokens - reviewAnswerTokens(settings) - instructionTokens() - REPAIR_TOKENS;
}

/** How many entries a request has room for, at least 2; where there is hardly any room their texts are cut short. */
export function mostEntriesAtOnce(settings: ReviewSettings): number {
  return Math.max(
    LEAST_ENTRIES,
    Math.min(MOST_ENTRIES, Math.floor(entryRoom(settings) / LEAST_ENTRY_TOKENS)),
  );
}

function instructionsFor(language: PromptLanguage, boundary: string): string {
  const texts = REVIEW_TEXTS[language];
  return `${texts.instructions}\n\n${texts.boundary(boundary)}`;
}

/** Tells whether an entry has something to be judged by, and nothing in it tries to give orders. */
export function canShow(entry: EntryToReview): boolean {
  const { term, definition } = entry;
  if (definition === null) return false;
  const texts = [term, excerptOf(definition, entry), ...quotesOf(entry)];
  return !texts.some((text) => looksLikeInstruction(text));
}

function quotesOf(entry: EntryToReview): string[] {
  return entry.citations.slice(0, MOST_QUOTES).map(({ quote }) => excerptOf(quote, entry));
}

/** What may be shown of a text at most; what is shown is a part of it. */
function excerptOf(text: string, { term, aliases }: EntryToReview): string {
  return cutExcerpt(text, [term, ...aliases], MOST_ENTRY_TOKENS);
}

/**
 * Writes what a model is asked to review entries. What they say comes from documents: it stands between tags whose name
 * cannot be known beforehand, and nothing in it can look like a tag.
 *
 * @param entries those that `canShow` lets through
 * @param random letters and digits, other ones for each request: no document can name its tags and ids
 */
export function writeReviewPrompt(
  entries: readonly EntryToReview[],
  settings: ReviewSettings,
  random: string,
): ReviewPrompt {
  const boundary = `entry-${random}`;
  const language = promptLanguage(
    settings.language,
    entries.map(({ definition }) => definition ?? ''),
  );
  const room = Math.min(MOST_ENTRY_TOKENS, Math.floor(entryRoom(settings) / entries.length)) - FRAME_TOKENS;
  const shown = entries.map((entry, index) => ({ id: `${random.slice(0, 4)}-${index + 1}`, entry }));
  const content = [
    ...shown.map((each) => tagged(each, boundary, language, Math.max(1, room))),
    REVIEW_TEXTS[language].task,
  ].join('\n\n');
  return { instructions: instructionsFor(language, boundary), content, language, boundary, shown };
}

/** An entry in its tags: half of the room for its definition, the other half for its quotes. */
function tagged({ id, entry }: ShownEntry, boundary: string, language: PromptLanguage, room: number): string {
  const texts = REVIEW_TEXTS[language];
  const forms = [entry.term, ...entry.aliases];
  const names = entry.aliases
    .filter((alias) => !looksLikeInstruction(alias))
    .slice(0, MOST_ALIASES)
    .map(shortName);
  const quotes = quotesOf(entry);
  const cut = (text: string, tokens: number): string =>
    neutralise(cutExcerpt(text, forms, Math.max(1, Math.floor(tokens))));
  return [
    `<${boundary} id="${id}" term="${shortName(entry.term)}">`,
    ...(names.length === 0 ? [] : [`${texts.aliases} ${names.join(', ')}`]),
    `${texts.definition} ${cut(excerptOf(entry.definition ?? '', entry), room / 2)}`,
    ...quotes.map((quote) => `${texts.quote} ${cut(quote, room / 2 / quotes.length)}`),
    `</${boundary}>`,
  ].join('\n');
}

function shortName(name: string): string {
  return [...neutraliseAttribute(name)].slice(0, MOST_NAME_CHARACTERS).join('');
}

/** The content of a request that asks again, and names what was wrong. Nothing of the refused answer is repeated. */
export function reviewRepairContent({ content, language }: ReviewPrompt, fault: ReviewFault): string {
  const texts = REVIEW_TEXTS[language];
  return `${content}\n\n${texts.repair(texts.faults[fault])}`;
}
