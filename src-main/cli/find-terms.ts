import { ActionableError } from '../domain/errors.ts';
import type { ProjectTerms } from '../project/project.ts';

type StoredTerm = Awaited<ReturnType<ProjectTerms['list']>>[number];

/**
 * Finds the terms that a person names: by their main form, else by another written form or a synonym, else by any of these
 * in another width, case or spacing.
 *
 * @param terms all terms of the project, best first: of several that fit, the first one is meant
 * @param names as a person writes them
 * @returns each of the terms once
 * @throws ActionableError `term-not-found`, which names all that there are not
 */
export function findTerms(terms: readonly StoredTerm[], names: readonly string[]): readonly StoredTerm[] {
  const byMainForm = indexOf(terms, ({ term }) => [term]);
  const byForm = indexOf(terms, writtenForms);
  const byFoldedForm = indexOf(terms, (term) => [...writtenForms(term), term.key].map(folded));
  const found = new Set<StoredTerm>();
  const unknown = new Set<string>();
  for (const name of names) {
    const term = byMainForm.get(name) ?? byForm.get(name) ?? byFoldedForm.get(folded(name));
    if (term === undefined) unknown.add(name);
    else found.add(term);
  }
  if (unknown.size === 0) return [...found];
  const list = [...unknown].map((name) => `"${name}"`).join(', ');
  throw new ActionableError(
    'term-not-found',
    unknown.size === 1
      ? `The project has no term ${list}; nothing was done.`
      : `The project does not have these terms: ${list}; nothing was done.`,
    'Write them as the command "terms" lists them.',
  );
}

/** The terms by some texts of each; of several terms with one text the first. */
function indexOf(
  terms: readonly StoredTerm[],
  textsOf: (term: StoredTerm) => readonly string[],
): ReadonlyMap<string, StoredTerm> {
  const index = new Map<string, StoredTerm>();
  for (const term of terms) {
    for (const text of textsOf(term)) if (!index.has(text)) index.set(text, term);
  }
  return index;
}

function writtenForms({ term, forms, synonyms }: StoredTerm): readonly string[] {
  return [{ term, forms }, ...synonyms].flatMap((named) => [
    named.term,
    ...named.forms.map(({ form }) => form),
  ]);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
