import type { Citation } from '../../domain/citation.ts';
import type { DefinitionRequest } from '../../domain/definition-request.ts';
import { MOST_DEFINITION_CHARACTERS } from '../prompts/definition-instructions.ts';
import type { AnswerFault } from '../prompts/definition-instructions.ts';
import type { DefinitionPrompt, ShownPassage } from '../prompts/definition-prompt.ts';
import { withoutInvisible } from '../prompts/neutralise.ts';
import { languageOf } from '../prompts/prompt-language.ts';
import { citeQuote } from './cite.ts';
import type { DefinitionAnswer } from './definition-answer.ts';
import { isWorthQuoting } from './find-quote.ts';
import { foldText } from './fold-text.ts';
import { isIn, repeatsRequest, tagsAndAddresses } from './plain-text.ts';
import { supportOf } from './support.ts';

/** What an answer comes to. */
export type Verdict =
  | {
      readonly kind: 'definition';
      readonly definition: string;
      /** What its true quotes are exact slices of; at least one. */
      readonly citations: readonly Citation[];
      /** As the model said, less where quotes were not true. */
      readonly confidence: number;
    }
  /** The passages do not tell what the term is. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly fault: AnswerFault };

/** Further sources are not looked at. */
const MOST_SOURCES = 5;
/** No passage is shown at this length, so that no true quote has it. */
const MOST_QUOTE_CHARACTERS = 4_000;
/** A text that has so much in common with its sources can be a paraphrase of them. */
const LEAST_SUPPORT = 0.2;

/** Judges by machine what a model answered: whether it is a definition, and rests on passages that it was shown. */
export function checkAnswer(
  answer: DefinitionAnswer,
  prompt: DefinitionPrompt,
  { term, aliases }: DefinitionRequest,
): Verdict {
  if (answer.definition === null) return { kind: 'nothing' };
  const forms = [term, ...aliases];
  const definition = withoutInvisible(answer.definition);
  const fault = faultOf(definition, prompt, forms);
  if (fault !== null) return { kind: 'refused', fault };

  const sources = answer.sources.slice(0, MOST_SOURCES);
  const cited = sources.flatMap(({ passage, quote }) => {
    const shown = prompt.shown.find(({ id }) => id === passage.trim());
    if (shown === undefined || quote.length > MOST_QUOTE_CHARACTERS || !isWorthQuoting(quote, forms))
      return [];
    const citation = citeQuote(quote, shown);
    return citation === null ? [] : [{ text: shown.text, citation }];
  });
  if (cited.length === 0) return { kind: 'refused', fault: 'no-true-quote' };
  const texts = cited.map(({ text }) => text);
  if (!isSupported(definition, texts, prompt, forms)) return { kind: 'refused', fault: 'not-in-sources' };
  return {
    kind: 'definition',
    definition,
    citations: distinct(cited.map(({ citation }) => citation)),
    confidence: (answer.confidence * cited.length) / sources.length,
  };
}

function faultOf(definition: string, prompt: DefinitionPrompt, forms: readonly string[]): AnswerFault | null {
  if ([...definition].length > MOST_DEFINITION_CHARACTERS) return 'too-long';
  if (!isWorthQuoting(definition, forms)) return 'empty';
  if (hasForeignMarkup(definition, prompt.shown)) return 'markup';
  if (repeatsRequest(definition, prompt)) return 'repeats-request';
  return isIn(prompt.language, definition, forms) ? null : 'other-language';
}

/** Tags and addresses are refused unless a passage has the same. */
function hasForeignMarkup(definition: string, shown: readonly ShownPassage[]): boolean {
  const folded = foldText(definition).text;
  const found = tagsAndAddresses(folded).map((part) => part.replace(/[.,;:!?]+$/u, ''));
  const passages = found.length === 0 ? [] : shown.map(({ text }) => foldText(text).text);
  return found.some((part) => !passages.some((passage) => passage.includes(part)));
}

/** Words are compared only within one language. */
function isSupported(
  definition: string,
  texts: readonly string[],
  { language }: DefinitionPrompt,
  forms: readonly string[],
): boolean {
  return languageOf(texts.join(' ')) !== language || supportOf(definition, texts, forms) >= LEAST_SUPPORT;
}

function distinct(citations: readonly Citation[]): Citation[] {
  const keyOf = ({ document, start, end }: Citation): string => `${start} ${end} ${document}`;
  return [...new Map(citations.map((citation) => [keyOf(citation), citation] as const)).values()];
}
