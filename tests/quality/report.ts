import { GOLD_LANGUAGES } from './collection.ts';
import type { Evaluation, Figures } from './evaluate-collection.ts';
import { FALSE_KINDS, FALSE_KIND_TEXTS } from './false-kinds.ts';
import type { CategoryFigures } from './measure-categories.ts';
import type { DefinitionFigures, WrongDefinition } from './measure-definitions.ts';
import type { MissedTerm, TermErrors, TermFigures } from './measure-terms.ts';
import type { TitleFigures } from './measure-titles.ts';
import type { FormPair, VariantFigures } from './measure-variants.ts';
import { ratio, scoresOf } from './scores.ts';
import type { ListCounts, Share } from './scores.ts';
import { summaries, SUMMARY_FIGURES } from './summary.ts';
import type { Summary, SummaryFigure } from './summary.ts';

/** So many examples of each kind of error; `--json` has all of them. */
const EXAMPLES = 8;
const LONGEST_QUOTE = 90;

/** What a person reads: a section for each collection, then a table of the languages. */
export function reportText(evaluations: readonly Evaluation[]): string {
  return [...evaluations.flatMap(sectionOf), ...languageTable(evaluations), ''].join('\n');
}

/** The same for machines: every figure and every single error. */
export function reportJson(evaluations: readonly Evaluation[]): string {
  const plain = (_name: string, value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries(value) : value;
  return `${JSON.stringify({ collections: evaluations, languages: summaries(evaluations) }, plain, 2)}\n`;
}

function sectionOf({ name, language, documents, proposed, exactQuotes, figures }: Evaluation): string[] {
  return [
    `${name} (${language}, ${documents} documents)`,
    `  proposed ${proposed.right} of ${proposed.of} candidates`,
    ...figureLines(figures),
    `  quotes that are no exact slice: ${exactQuotes.of - exactQuotes.right} of ${exactQuotes.of}`,
    '',
  ];
}

function figureLines(figures: Figures): string[] {
  switch (figures.kind) {
    case 'titled':
      return titleLines(figures.titles);
    case 'listed':
      return [...termLines(figures.terms), ...errorLines(figures.errors)];
    case 'marked':
      return [
        ...termLines(figures.terms),
        ...errorLines(figures.errors),
        ...categoryLines(figures.categories),
        ...variantLines(figures.variants),
        ...definitionLines(figures.definitions),
      ];
  }
}

function decimal(value: number): string {
  return value.toFixed(3);
}

function counted(share: Share): string {
  return `${share.right} of ${share.of} (${decimal(ratio(share))})`;
}

function scored(counts: ListCounts): string {
  const { precision, recall, f1 } = scoresOf(counts);
  return `P ${decimal(precision)}  R ${decimal(recall)}  F1 ${decimal(f1)}`;
}

function some(examples: readonly string[]): string {
  const more = examples.length - EXAMPLES;
  return examples.slice(0, EXAMPLES).join(' | ') + (more > 0 ? ` | and ${more} more` : '');
}

function named(label: string, examples: readonly string[]): string[] {
  return examples.length === 0 ? [] : [`${label} ${examples.length}: ${some(examples)}`];
}

function termLines({ proposed, candidates, nullRow, first }: TermFigures): string[] {
  return [
    `  terms     ${scored(proposed)}   (${proposed.gold} gold forms)`,
    `  P@${first.count}${' '.repeat(Math.max(1, 8 - String(first.count).length))}${decimal(scoresOf(first).precision)}`,
    `  all candidates: R ${decimal(scoresOf(candidates).recall)}`,
    `  null row  ${scored(nullRow)}   (${nullRow.listed} phrases)`,
  ];
}

function errorLines({ wrong, missed, found, foundByKind }: TermErrors): string[] {
  const missing = (test: (term: MissedTerm) => boolean): string[] =>
    missed.filter(test).map(({ term }) => term);
  return [
    `  proposed, but no gold: ${wrong.length}`,
    ...FALSE_KINDS.flatMap((kind) =>
      named(
        `    ${FALSE_KIND_TEXTS[kind]}`,
        wrong.filter((error) => error.kind === kind).map(({ term }) => term),
      ),
    ),
    `  gold terms found in any form: ${counted(found)}`,
    ...named(
      '    missed, no candidate, seen once',
      missing((term) => !term.isCandidate && term.isSeenOnce),
    ),
    ...named(
      '    missed, no candidate, seen more often',
      missing((term) => !term.isCandidate && !term.isSeenOnce),
    ),
    ...named(
      '    missed, below the cut, seen once',
      missing((term) => term.isCandidate && term.isSeenOnce),
    ),
    ...named(
      '    missed, below the cut, seen more often',
      missing((term) => term.isCandidate && !term.isSeenOnce),
    ),
    ...(foundByKind.size === 0
      ? []
      : [
          `    found by kind: ${[...foundByKind].map(([kind, { right, of }]) => `${kind} ${right}/${of}`).join(', ')}`,
        ]),
  ];
}

function categoryLines({ right, wrong }: CategoryFigures): string[] {
  return [
    `  categories: ${counted(right)}`,
    ...named(
      '    wrong',
      wrong.map(({ term, marked, given }) => `${term}: ${given}, not ${marked}`),
    ),
  ];
}

function variantLines({ precision, recall, wronglyJoined, notJoined }: VariantFigures): string[] {
  const paired = (pairs: readonly FormPair[]): string[] => pairs.map((pair) => pair.join(' = '));
  return [
    `  pairs of variants: P ${counted(precision)}  R ${counted(recall)}`,
    ...named('    wrongly joined', paired(wronglyJoined)),
    ...named('    not joined', paired(notJoined)),
  ];
}

function quoted(definitions: readonly WrongDefinition[]): string[] {
  return definitions.map(({ term, definition }) =>
    definition === '' ? `${term}: none` : `${term}: “${definition.slice(0, LONGEST_QUOTE)}”`,
  );
}

function definitionLines(figures: DefinitionFigures): string[] {
  return [
    `  definitions: ${counted(figures.right)}`,
    ...named('    another sentence', quoted(figures.wrong)),
    ...named('    none', figures.none),
    `  left without a definition where no text defines: ${counted(figures.leftAlone)}`,
    ...named('    defined all the same', quoted(figures.dressedUp)),
    `  look-alikes left alone: ${counted(figures.lookAlikesLeft)}`,
    ...named('    taken', quoted(figures.lookAlikesTaken)),
    `  contradicting definitions shown beside: ${counted(figures.alternatives)}; of those shown right ${counted(figures.shownAlternatives)}`,
  ];
}

function titleLines({ proposed, notProposed, defined, notDefined }: TitleFigures): string[] {
  return [
    `  titles that another document uses, proposed: ${counted(proposed)}`,
    ...named('    not proposed', notProposed),
    `  titles with the definition from their own first paragraph: ${counted(defined)}`,
    ...named('    other definitions', quoted(notDefined)),
  ];
}

const SUMMARY_TEXTS: Readonly<Record<SummaryFigure, string>> = {
  precision: 'precision of the proposed terms',
  recall: 'recall of the proposed terms',
  f1: 'F1 of the proposed terms',
  candidateRecall: 'recall of all candidates',
  precisionOfFirst: 'precision of the best-ranked',
  categories: 'categories right',
  variantPrecision: 'variants joined rightly',
  variantRecall: 'variants joined',
  definitions: 'definitions right',
  undefinedLeftAlone: 'undefined terms left alone',
  lookAlikesLeft: 'look-alikes left alone',
  alternatives: 'contradicting definitions shown',
};
const LABEL_WIDTH = 34;

function languageTable(evaluations: readonly Evaluation[]): string[] {
  const measured = summaries(evaluations);
  const columns: (readonly [string, Summary])[] = [];
  for (const language of GOLD_LANGUAGES) {
    const summary = measured[language];
    if (summary !== undefined) columns.push([language, summary]);
  }
  if (columns.length === 0) return [];
  return [
    `${'all marked documents'.padEnd(LABEL_WIDTH)}${columns.map(([language]) => language.padStart(6)).join('')}`,
    ...SUMMARY_FIGURES.map(
      (figure) =>
        SUMMARY_TEXTS[figure].padEnd(LABEL_WIDTH) +
        columns.map(([, summary]) => decimal(summary[figure]).padStart(6)).join(''),
    ),
  ];
}
