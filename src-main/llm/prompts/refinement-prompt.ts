import type { WeakDefinition } from '../definition-refiner.ts';
import { cutExcerpt } from './excerpt.ts';
import { looksLikeInstruction } from './looks-like-instruction.ts';
import { neutralise } from './neutralise.ts';
import type { PromptLanguage } from './prompt-language.ts';
import { REFINEMENT_TEXTS } from './refinement-instructions.ts';

/** Of a long definition, and of a remark, the beginning is shown: passages need the room more. */
const MOST_DEFINITION_TOKENS = 200;
const MOST_REMARK_TOKENS = 80;

/**
 * What a model is told beside the passages when it is to write a definition anew: what is wrong in words of our own, and
 * the present definition with the remarks about it between tags. Definitions and remarks come from models and people:
 * one that tries to give orders is left out.
 *
 * @param boundary letters, digits and hyphens; another one for each request
 */
export function writeWeakness(
  { definition, weaknesses }: WeakDefinition,
  language: PromptLanguage,
  boundary: string,
): string {
  const texts = REFINEMENT_TEXTS[language];
  const tag = `${boundary}-present`;
  const data = (text: string, mostTokens: number): readonly string[] => {
    const shown = cutExcerpt(text, [], mostTokens);
    return looksLikeInstruction(shown) ? [] : [neutralise(shown)];
  };
  const types = new Set(weaknesses.map(({ type }) => type));
  return [
    texts.present(tag),
    ...[...types].map((type) => texts.weaknesses[type]),
    `<${tag}>`,
    ...data(definition, MOST_DEFINITION_TOKENS),
    ...weaknesses.flatMap(({ reason }) =>
      data(reason, MOST_REMARK_TOKENS).map((remark) => `${texts.remark} ${remark}`),
    ),
    `</${tag}>`,
  ].join('\n');
}
