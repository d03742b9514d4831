import type { TermOrigin } from './term.ts';

/** Whether a written form is to be used. Forms that nobody marked are allowed. */
export const FORM_USAGES = ['preferred', 'allowed', 'forbidden'] as const;
export type FormUsage = (typeof FORM_USAGES)[number];

/** The marked ones among the forms of a term and of its synonyms. */
export interface MarkedForms {
  readonly preferred: readonly string[];
  readonly forbidden: readonly string[];
}

/** No form is marked. */
export const NO_MARKED_FORMS: MarkedForms = { preferred: [], forbidden: [] };

/** The usage of a form, as the marked ones tell it. */
export function usageOf(form: string, { preferred, forbidden }: MarkedForms): FormUsage {
  if (forbidden.includes(form)) return 'forbidden';
  return preferred.includes(form) ? 'preferred' : 'allowed';
}

/** A term by its key and as it is shown. */
export interface NamedTerm {
  readonly key: string;
  readonly term: string;
}

/** A term that a person declared to mean the same as another one, which is the main term and alone has an entry. */
export interface Synonym extends NamedTerm {
  readonly variants: readonly string[];
  /** Number of occurrences of all its variants. */
  readonly frequency: number;
  readonly origin: TermOrigin;
  readonly notes: string;
  /**
   * The definition of the entry that it had by itself, where a person wrote or approved it and the main term says
   * something else; null otherwise. It is kept, and can be taken over.
   */
  readonly ownDefinition: string | null;
}

/** What came of declaring that terms mean the same. */
export interface MergedTerms {
  readonly main: NamedTerm;
  /** Number of terms that are synonyms of the main term now and were not before. */
  readonly count: number;
  /** Those of them with a definition that a person wrote or approved, which is kept beside that of the main term. */
  readonly withOwnDefinition: readonly NamedTerm[];
}

/** The forms of a term and of its synonyms but for the term itself, each once. */
export function aliasesOf(
  term: string,
  variants: readonly string[],
  synonyms: Iterable<{ readonly term: string; readonly variants: readonly string[] }>,
): string[] {
  const aliases = new Set(variants);
  for (const synonym of synonyms) for (const form of [synonym.term, ...synonym.variants]) aliases.add(form);
  aliases.delete(term);
  return [...aliases];
}
