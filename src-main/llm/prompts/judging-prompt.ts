import type { DefinitionRequest, OfferedPassage } from '../../domain/definition-request.ts';
import type { ModelSettings } from '../../domain/provider-settings.ts';
import type { TermCategory } from '../../domain/term.ts';
import type { CandidateToJudge } from '../candidate-judge.ts';
import { orderPassages } from './choose-passages.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { cutExcerpt } from './excerpt.ts';
import { JUDGING_TEXTS, ORDERS_TO_JUDGES } from './judging-instructions.ts';
import type { JudgingFault } from './judging-instructions.ts';
import { looksLikeInstruction } from './looks-like-instruction.ts';
import { neutralise, neutraliseAttribute, withoutInvisible } from './neutralise.ts';
import { promptLanguage } from './prompt-language.ts';
import type { PromptLanguage } from './prompt-language.ts';

export type JudgingSettings = Pick<ModelSettings, 'model' | 'contextTokens' | 'language'>;

/** A candidate as a model reads it; lines of text in which nothing looks like a tag. */
export interface ShownCandidate {
  readonly candidate: CandidateToJudge;
  readonly language: PromptLanguage;
  readonly text: string;
}

export interface JudgingPrompt {
  readonly instructions: string;
  readonly content: string;
  readonly language: PromptLanguage;
  /** Name of the tags around candidates, made for this request alone. */
  readonly boundary: string;
  /** The candidates by the ids that they have in this request. */
  readonly candidates: ReadonlyMap<string, CandidateToJudge>;
  /** Longest answer, in tokens. */
  readonly mostTokens: number;
}

/** More in one request would make its answer long, and what is lost with one that breaks off. */
export const MOST_AT_ONCE = 20;
const MOST_PASSAGES = 2;
const MOST_TOKENS_A_PASSAGE = 100;
const MOST_NAME_CHARACTERS = 60;
const MOST_ALIASES = 3;
/** An id, two words and a short reason, with the signs of JSON. */
const ANSWER_TOKENS_A_CANDIDATE = 120;
/** What some models think aloud before the answer: at most so much, and at most a sixteenth of what fits at all. */
const MOST_THOUGHT_TOKENS = 1_024;
/** Room for the sentence that names the fault of an earlier answer. */
const REPAIR_TOKENS = 200;
/** The tags around a candidate. */
const TAG_TOKENS = 60;
/** As long as the real one, for estimates. */
const ANY_BOUNDARY = 'candidate-00000000000000000000';

function isOrder(text: string): boolean {
  const folded = withoutInvisible(text.normalize('NFKC')).toLowerCase();
  return looksLikeInstruction(text) || ORDERS_TO_JUDGES.some((order) => order.test(folded));
}

/** An excerpt of a passage, as it is shown. */
interface Excerpt {
  readonly text: string;
  readonly kind: OfferedPassage['kind'];
}

/** The excerpts that a candidate is judged by, best first; none that tries to give orders to a model. */
function excerptsToJudgeBy(passages: readonly OfferedPassage[], forms: readonly string[]): Excerpt[] {
  let left = passages;
  for (;;) {
    const best = [...orderPassages(left, forms).take(MOST_PASSAGES)];
    const excerpts = best.map(({ text, kind }) => ({
      text: cutExcerpt(text, forms, MOST_TOKENS_A_PASSAGE),
      kind,
    }));
    // To look at these alone takes far less time than to look at all.
    const hostile = new Set(best.filter((_passage, index) => isOrder(excerpts[index]?.text ?? '')));
    if (hostile.size === 0) return excerpts;
    left = left.filter((passage) => !hostile.has(passage));
  }
}

/**
 * Chooses what a model is shown of a candidate. What tries to give orders is left out; where the term itself does, there
 * is nothing to judge it by. Takes some time where there are many passages.
 */
export function candidateToJudge(request: DefinitionRequest, category: TermCategory): CandidateToJudge {
  const { termKey, term, passages } = request;
  const aliases = request.aliases.filter((alias) => !isOrder(alias)).slice(0, MOST_ALIASES);
  const excerpts = isOrder(term) ? [] : excerptsToJudgeBy(passages, [term, ...aliases]);
  return {
    termKey,
    term,
    aliases,
    category,
    excerpts: excerpts.map(({ text }) => text),
    isDefined: excerpts.some(({ kind }) => kind === 'definition'),
  };
}

/** Writes what a model is shown of a candidate; null where there is nothing to judge it by. */
export function showCandidate(candidate: CandidateToJudge, settings: JudgingSettings): ShownCandidate | null {
  const { term, aliases, category, excerpts } = candidate;
  if (excerpts.length === 0) return null;
  const language = promptLanguage(settings.language, excerpts);
  const texts = JUDGING_TEXTS[language];
  const lines = [
    `${texts.candidate} ${shortName(term)}`,
    ...(aliases.length === 0 ? [] : [`${texts.aliases} ${aliases.map(shortName).join(', ')}`]),
    `${texts.category} ${category}`,
    ...excerpts.map((excerpt) => `${texts.passage} ${neutralise(excerpt)}`),
  ];
  return { candidate, language, text: lines.join('\n') };
}

function shortName(name: string): string {
  return [...neutraliseAttribute(name)].slice(0, MOST_NAME_CHARACTERS).join('');
}

function instructionsFor(language: PromptLanguage, boundary: string): string {
  const { instructions, boundary: sayBoundary } = JUDGING_TEXTS[language];
  return `${instructions}\n\n${sayBoundary(boundary)}`;
}

function answerTokens(count: number, { contextTokens }: JudgingSettings): number {
  return count * ANSWER_TOKENS_A_CANDIDATE + Math.min(MOST_THOUGHT_TOKENS, Math.floor(contextTokens / 16));
}

/** Parts candidates into requests of one language each: as many together as fit, and as may be. */
export function partIntoRequests(
  shown: readonly ShownCandidate[],
  settings: JudgingSettings,
): ShownCandidate[][] {
  const requests: ShownCandidate[][] = [];
  for (const language of ['en', 'ja'] as const) {
    const always = estimateTokens(instructionsFor(language, ANY_BOUNDARY)) + REPAIR_TOKENS;
    let request: ShownCandidate[] = [];
    let tokens = always;
    for (const candidate of shown) {
      if (candidate.language !== language) continue;
      const more = estimateTokens(candidate.text) + TAG_TOKENS;
      const needed = tokens + more + answerTokens(request.length + 1, settings);
      const isFull = request.length === MOST_AT_ONCE || needed > settings.contextTokens;
      if (request.length === 0 || isFull) {
        request = [];
        tokens = always;
        requests.push(request);
      }
      request.push(candidate);
      tokens += more;
    }
  }
  return requests;
}

/**
 * Writes what a model is asked about candidates of one language. They come from documents: they stand between tags whose
 * name cannot be known beforehand, under ids that cannot be known either.
 *
 * @param random letters and digits, at least 20, that nobody can know beforehand; other ones for each request
 * @param fault what was wrong with an earlier answer to the same; null without one
 */
export function writeJudgingPrompt(
  shown: readonly ShownCandidate[],
  settings: JudgingSettings,
  random: string,
  fault: JudgingFault | null = null,
): JudgingPrompt {
  const language = shown[0]?.language ?? 'en';
  const texts = JUDGING_TEXTS[language];
  const boundary = `candidate-${random}`;
  const idOf = (index: number): string => `${random.slice(-4)}-${index + 1}`;
  const blocks = shown.map(({ text }, index) => `<${boundary} id="${idOf(index)}">\n${text}\n</${boundary}>`);
  return {
    instructions: instructionsFor(language, boundary),
    content: [...blocks, texts.task, ...(fault === null ? [] : [texts.repair(texts.faults[fault])])].join(
      '\n\n',
    ),
    language,
    boundary,
    candidates: new Map(shown.map(({ candidate }, index) => [idOf(index), candidate])),
    mostTokens: answerTokens(shown.length, settings),
  };
}
