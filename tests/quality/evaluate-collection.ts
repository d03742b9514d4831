import type { RankedTerm } from '../../src-main/domain/term.ts';
import type { Analyser } from '../../src-main/text/analyse.ts';
import { termKeyOfText } from '../../src-main/text/term-key.ts';
import type { Collection, GoldLanguage } from './collection.ts';
import { runEngine } from './engine.ts';
import { measureCategories } from './measure-categories.ts';
import type { CategoryFigures } from './measure-categories.ts';
import { measureDefinitions } from './measure-definitions.ts';
import type { DefinitionFigures } from './measure-definitions.ts';
import { findTermErrors, measureTerms } from './measure-terms.ts';
import type { TermErrors, TermFigures } from './measure-terms.ts';
import { measureTitles, rowsByKey } from './measure-titles.ts';
import type { TitleFigures } from './measure-titles.ts';
import { measureVariants } from './measure-variants.ts';
import type { VariantFigures } from './measure-variants.ts';
import { rowsByForm } from './rows-by-form.ts';
import type { Share } from './scores.ts';

/** What is compared with marks that a person set. */
export interface MarkedFigures {
  readonly kind: 'marked';
  readonly terms: TermFigures;
  readonly errors: TermErrors;
  readonly categories: CategoryFigures;
  readonly variants: VariantFigures;
  readonly definitions: DefinitionFigures;
}

export type Figures =
  | MarkedFigures
  | { readonly kind: 'listed'; readonly terms: TermFigures; readonly errors: TermErrors }
  | { readonly kind: 'titled'; readonly titles: TitleFigures };

/** What the engine makes of one collection, compared with its gold. */
export interface Evaluation {
  readonly name: string;
  readonly language: GoldLanguage;
  readonly documents: number;
  /** Of all candidates, those that are proposed. */
  readonly proposed: Share;
  /** Of all passages that are cited or offered, those whose quote is the exact slice that it names. */
  readonly exactQuotes: Share;
  readonly figures: Figures;
}

/** Runs the engine on a collection and compares what it makes of it with the gold. */
export async function evaluateCollection(collection: Collection, analyser: Analyser): Promise<Evaluation> {
  const { name, language, documents, gold } = collection;
  const { terms, contents, quotes, falseQuotes } = await runEngine(documents, askedFor(collection), analyser);
  const figures = (): Figures => {
    if (gold.kind === 'titled') {
      return {
        kind: 'titled',
        titles: measureTitles(gold, documents, language, rowsByKey(terms), contents),
      };
    }
    const compared = {
      terms: measureTerms(collection, gold, terms),
      errors: findTermErrors(collection, gold, terms),
    };
    if (gold.kind === 'listed') return { kind: 'listed', ...compared };
    const rows = rowsByForm(terms);
    return {
      kind: 'marked',
      ...compared,
      categories: measureCategories(gold, rows),
      variants: measureVariants(gold, rows),
      definitions: measureDefinitions(gold, documents, rows, contents),
    };
  };
  return {
    name,
    language,
    documents: documents.length,
    proposed: { right: terms.filter(({ proposed }) => proposed).length, of: terms.length },
    exactQuotes: { right: quotes - falseQuotes.length, of: quotes },
    figures: figures(),
  };
}

/** Tells which terms the gold says something about the definition of, proposed or not. */
function askedFor({ gold, language }: Collection): (term: RankedTerm) => boolean {
  if (gold.kind === 'listed') return () => false;
  if (gold.kind === 'titled') {
    const keys = new Set(gold.titles.map(({ title }) => termKeyOfText(title, language)));
    return ({ key, forms }) => keys.has(key) || forms.some((form) => keys.has(form.key));
  }
  const marked = new Set(gold.terms.flatMap(({ forms }) => forms.map((form) => form.toLowerCase())));
  return ({ term, variants }) => [term, ...variants].some((form) => marked.has(form.toLowerCase()));
}
