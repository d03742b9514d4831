import { asDefinitionAnswer } from './definition-answer.ts';
import type { DefinitionAnswer } from './definition-answer.ts';
import { jsonValues } from './json-values.ts';

export type ReadAnswer =
  { readonly answer: DefinitionAnswer } | { readonly answer: null; readonly fault: 'no-json' | 'other-form' };

/** Finds the answer in what a model wrote, whatever that is; never throws because of it. */
export function readAnswer(text: string): ReadAnswer {
  let fault: 'no-json' | 'other-form' = 'no-json';
  for (const value of jsonValues(text)) {
    const answer = asDefinitionAnswer(value);
    if (answer !== null) return { answer };
    fault = 'other-form';
  }
  return { answer: null, fault };
}
