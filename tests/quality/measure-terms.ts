import type { RankedTerm } from '../../src-main/domain/term.ts';
import { createOccurrenceFinder } from '../../src-main/text/occurrences.ts';
import type { Collection, ListedGold, MarkedGold, TermKind } from './collection.ts';
import { nullRow } from './null-row.ts';
import { countList, countTerms, formsOf } from './scores.ts';
import type { ListCounts, Share } from './scores.ts';
import { falseKindOf } from './false-kinds.ts';
import type { FalseKind } from './false-kinds.ts';

/** How the proposed list compares with the gold list, and with a list that needs no knowledge. */
export interface TermFigures {
  readonly proposed: ListCounts;
  /** All candidates, whatever their rank. */
  readonly candidates: ListCounts;
  readonly nullRow: ListCounts;
  /** The best-ranked; `count` of them are looked at. */
  readonly first: ListCounts & { readonly count: number };
}

/** A gold term that was not proposed in any of its forms. */
export interface MissedTerm {
  readonly term: string;
  /** Whether it is a candidate that ranks below the cut. */
  readonly isCandidate: boolean;
  readonly isSeenOnce: boolean;
  readonly kinds: readonly TermKind[];
}

/** What is wrong with the proposed list, one by one. */
export interface TermErrors {
  readonly wrong: readonly { readonly term: string; readonly kind: FalseKind }[];
  readonly missed: readonly MissedTerm[];
  /** Gold terms that were proposed in any form. */
  readonly found: Share;
  /** How many gold terms there are of each kind, and how many of them were found. */
  readonly foundByKind: ReadonlyMap<TermKind, Share>;
}

interface GoldTerm {
  readonly term: string;
  readonly forms: readonly string[];
  readonly kinds: readonly TermKind[];
}

const FIRST = 100;

function goldTermsOf(gold: MarkedGold | ListedGold): readonly GoldTerm[] {
  if (gold.kind === 'marked') return gold.terms;
  return gold.terms.map((term) => ({ term, forms: [term], kinds: [] }));
}

function stringsOf(terms: readonly GoldTerm[]): Set<string> {
  return new Set(terms.flatMap(({ forms }) => forms.map((form) => form.toLowerCase())));
}

/** How many of the best-ranked are looked at: as many as there are gold terms where fewer than 100 are proposed. */
function firstCount(proposed: number, goldTerms: number): number {
  return proposed >= FIRST ? FIRST : goldTerms;
}

/**
 * Compares the engine's terms with the gold list: unique lower-cased strings, exact match, every form of a gold term
 * a string of its own. A proposed term's variants count as found, but never as false.
 *
 * @param terms all candidates, best first
 */
export function measureTerms(
  { documents, language }: Collection,
  gold: MarkedGold | ListedGold,
  terms: readonly RankedTerm[],
): TermFigures {
  const goldTerms = goldTermsOf(gold);
  const strings = stringsOf(goldTerms);
  const proposed = terms.filter((term) => term.proposed);
  const count = firstCount(proposed.length, goldTerms.length);
  return {
    proposed: countTerms(proposed, strings),
    candidates: countTerms(terms, strings),
    nullRow: countList(
      nullRow(
        documents.map(({ text }) => text),
        language,
      ),
      strings,
    ),
    first: { ...countTerms(terms.slice(0, count), strings), count },
  };
}

/** Names what is proposed and no gold, and what is gold and not proposed. */
export function findTermErrors(
  { documents }: Collection,
  gold: MarkedGold | ListedGold,
  terms: readonly RankedTerm[],
): TermErrors {
  const goldTerms = goldTermsOf(gold);
  const strings = stringsOf(goldTerms);
  const marks = { gold: strings, notTerms: new Set<string>() };
  if (gold.kind === 'marked') for (const phrase of gold.notTerms) marks.notTerms.add(phrase.toLowerCase());
  const proposed = terms.filter((term) => term.proposed);
  const proposedForms = new Set(proposed.flatMap(formsOf));
  const candidateForms = new Set(terms.flatMap(formsOf));
  const missed = goldTerms.filter(({ forms }) => !holdsAny(proposedForms, forms));
  const frequencies = frequenciesOf(
    missed,
    documents.map(({ text }) => text),
  );
  return {
    wrong: proposed
      .filter(({ term }) => !strings.has(term.toLowerCase()))
      .map((term) => ({ term: term.term, kind: falseKindOf(formsOf(term), marks) })),
    missed: missed.map(({ term, forms, kinds }) => ({
      term,
      isCandidate: holdsAny(candidateForms, forms),
      isSeenOnce: (frequencies.get(term) ?? 0) <= 1,
      kinds,
    })),
    found: { right: goldTerms.length - missed.length, of: goldTerms.length },
    foundByKind: foundByKind(goldTerms, new Set(missed)),
  };
}

function holdsAny(strings: ReadonlySet<string>, forms: readonly string[]): boolean {
  return forms.some((form) => strings.has(form.toLowerCase()));
}

function frequenciesOf(terms: readonly GoldTerm[], texts: readonly string[]): ReadonlyMap<string, number> {
  const finder = createOccurrenceFinder(terms.map(({ term, forms }) => ({ id: term, forms })));
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { id } of finder.find(text)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function foundByKind(
  terms: readonly GoldTerm[],
  missed: ReadonlySet<GoldTerm>,
): ReadonlyMap<TermKind, Share> {
  const shares = new Map<TermKind, Share>();
  for (const term of terms) {
    for (const kind of term.kinds) {
      const { right, of } = shares.get(kind) ?? { right: 0, of: 0 };
      shares.set(kind, { right: right + (missed.has(term) ? 0 : 1), of: of + 1 });
    }
  }
  return shares;
}
