import type { FoundDefinition, Mention } from '../../domain/extraction.ts';
import { separateKeyOf } from '../../domain/term.ts';
import { isWholeWord } from '../../text/word-boundary.ts';

/** A term as its passages are told from those of forms that were taken out of it. */
interface NamedTerm {
  readonly key: string;
  readonly term: string;
  readonly aliases: readonly string[];
}

/** Tells which passages that were found under a key are about a term: a key may be shared with forms taken out of it. */
export interface Ownership {
  definition(term: NamedTerm, definition: Pick<FoundDefinition, 'term'>): boolean;
  mention(term: NamedTerm, mention: Pick<Mention, 'text'>): boolean;
}

/** Tells whether a form stands in a text exactly so, as a word of its own. */
function holds(text: string, form: string): boolean {
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
    if (isWholeWord(text, start, start + form.length)) return true;
  }
  return false;
}

/** @param separateForms forms that a person made terms of their own */
export function createOwnership(separateForms: readonly string[]): Ownership {
  const separate = new Set(separateForms);
  const isSeparate = ({ key, term }: NamedTerm): boolean => key === separateKeyOf(term);
  return {
    definition: (term, definition) =>
      isSeparate(term) ? definition.term === term.term : !separate.has(definition.term),
    mention(term, { text }) {
      if (isSeparate(term)) return holds(text, term.term);
      // A form may be written over a line break or in another case, so what is missing proves nothing by itself.
      const names = [...separate].some((form) => holds(text, form));
      return !names || [term.term, ...term.aliases].some((form) => holds(text, form));
    },
  };
}
