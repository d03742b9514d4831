import { ActionableError } from '../domain/errors.ts';
import { listTextsOf } from '../text/search-text.ts';
import type { ListTexts } from '../text/search-text.ts';
import { termKeyOf } from '../text/term-key.ts';

/** A term that a person wrote or selected, with what lists find and order it by. */
export interface TermOfText extends ListTexts {
  readonly key: string;
  readonly term: string;
}

/**
 * The term that a text is, on one line.
 *
 * @throws ActionableError `term-empty`
 */
export function termOfText(text: string): TermOfText {
  const term = text.trim().replace(/\s+/g, ' ');
  const key = termKeyOf(term);
  if (key === '') {
    throw new ActionableError(
      'term-empty',
      'A term needs at least one character that can be seen. Nothing was added.',
      'Write the term as it stands in the documents.',
    );
  }
  return { key, term, ...listTextsOf({ key, term, reading: null, variants: [] }) };
}
