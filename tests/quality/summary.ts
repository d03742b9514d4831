import { GOLD_LANGUAGES } from './collection.ts';
import type { GoldLanguage } from './collection.ts';
import type { Evaluation, MarkedFigures } from './evaluate-collection.ts';
import { addCounts, addShares, ratio, scoresOf } from './scores.ts';

/** Figures of all marked collections of a language together, each 0 to 1, more is better. */
export const SUMMARY_FIGURES = [
  'precision',
  'recall',
  'f1',
  'candidateRecall',
  'precisionOfFirst',
  'categories',
  'variantPrecision',
  'variantRecall',
  'definitions',
  'undefinedLeftAlone',
  'lookAlikesLeft',
  'alternatives',
] as const;
export type SummaryFigure = (typeof SUMMARY_FIGURES)[number];
export type Summary = Readonly<Record<SummaryFigure, number>>;

/** Adds the counts of collections, so that a long one weighs more than a short one. */
export function summarise(figures: readonly MarkedFigures[]): Summary {
  const { precision, recall, f1 } = scoresOf(addCounts(figures.map(({ terms }) => terms.proposed)));
  return {
    precision,
    recall,
    f1,
    candidateRecall: scoresOf(addCounts(figures.map(({ terms }) => terms.candidates))).recall,
    precisionOfFirst: scoresOf(addCounts(figures.map(({ terms }) => terms.first))).precision,
    categories: ratio(addShares(figures.map(({ categories }) => categories.right))),
    variantPrecision: ratio(addShares(figures.map(({ variants }) => variants.precision))),
    variantRecall: ratio(addShares(figures.map(({ variants }) => variants.recall))),
    definitions: ratio(addShares(figures.map(({ definitions }) => definitions.right))),
    undefinedLeftAlone: ratio(addShares(figures.map(({ definitions }) => definitions.leftAlone))),
    lookAlikesLeft: ratio(addShares(figures.map(({ definitions }) => definitions.lookAlikesLeft))),
    alternatives: ratio(addShares(figures.map(({ definitions }) => definitions.alternatives))),
  };
}

/** The summaries of the languages that have marked collections. */
export function summaries(evaluations: readonly Evaluation[]): Partial<Record<GoldLanguage, Summary>> {
  const found: Partial<Record<GoldLanguage, Summary>> = {};
  for (const language of GOLD_LANGUAGES) {
    const figures = evaluations.flatMap((evaluation) =>
      evaluation.language === language && evaluation.figures.kind === 'marked' ? [evaluation.figures] : [],
    );
    if (figures.length > 0) found[language] = summarise(figures);
  }
  return found;
}
