import type { DocumentToExtract } from '../../src-main/domain/extraction.ts';
import type { TermCategory } from '../../src-main/domain/term.ts';

/** A language that figures are given for. */
export const GOLD_LANGUAGES = ['en', 'ja'] as const;
export type GoldLanguage = (typeof GOLD_LANGUAGES)[number];

/** What a marked term is an example of, for the report of errors. */
export const TERM_KINDS = [
  'hyphen',
  'acronym',
  'of-phrase',
  'inner',
  'once',
  'invented',
  'katakana',
  'affix',
  'okurigana',
  'kana-kanji',
  'long-vowel',
  'latin',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** A definition as it is marked: a slice of a document, white space as single spaces. */
export interface MarkedDefinition {
  readonly document: string;
  readonly definition: string;
}

/** A term that was marked by hand. */
export interface MarkedTerm {
  readonly term: string;
  readonly category: TermCategory;
  /** All forms of it in the texts; the first is `term`. */
  readonly forms: readonly string[];
  /** What defines it, the best first; several where documents define it differently; empty where nothing does. */
  readonly definitions: readonly MarkedDefinition[];
  readonly kinds: readonly TermKind[];
}

/** Texts in which a person marked everything that is measured: `gold.yaml` beside `texts/`. */
export interface MarkedGold {
  readonly kind: 'marked';
  readonly terms: readonly MarkedTerm[];
  /** Tempting phrases that are no terms. */
  readonly notTerms: readonly string[];
  /** Sentences that look like definitions and are none. */
  readonly notDefinitions: readonly string[];
}

/** A bare list of lower-cased terms: `terms.tsv` beside `texts/`. */
export interface ListedGold {
  readonly kind: 'listed';
  readonly terms: readonly string[];
}

/** A document that explains what its title names. */
export interface TitledDocument {
  readonly document: string;
  /** The title without what stands in brackets. */
  readonly title: string;
  /** Offsets of the first paragraph in the document. */
  readonly start: number;
  readonly end: number;
}

/** Markdown files that each explain their title, in place of marks. */
export interface TitledGold {
  readonly kind: 'titled';
  readonly titles: readonly TitledDocument[];
}

/** Documents that belong together, as those of one project do, and what is right about them. */
export interface Collection {
  /** What reports call it: the path that leads to it. */
  readonly name: string;
  readonly language: GoldLanguage;
  readonly documents: readonly DocumentToExtract[];
  readonly gold: MarkedGold | ListedGold | TitledGold;
}
