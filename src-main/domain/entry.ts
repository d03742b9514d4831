import type { Citation } from './citation.ts';
import type { MarkedForms } from './synonyms.ts';
import type { Place, TermCategory } from './term.ts';

/** A draft may be replaced by a run; an approved entry never is. */
export const ENTRY_STATUSES = ['draft', 'approved'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** Who wrote a text of an entry. */
export const REVISION_AUTHORS = ['generate', 'refine', 'user'] as const;
export type RevisionAuthor = (typeof REVISION_AUTHORS)[number];

/** The most telling passage about a term that no sentence defines. Never dressed up as a definition. */
export interface Description {
  readonly text: string;
  readonly citation: Citation;
}

/**
 * Who wrote a text: a model, by its name; or the built-in provider, which takes it from the documents. Where a model was to
 * write it and did not, `insteadOf` says which, and why: its answers were of no use (`unusable`), it saw no definition in
 * the passages (`nothing-found`), or there was nothing that it could be shown (`not-asked`).
 */
export type TextWriter =
  | { readonly kind: 'model'; readonly model: string }
  | {
      readonly kind: 'built-in';
      readonly insteadOf: {
        readonly model: string;
        readonly why: 'unusable' | 'nothing-found' | 'not-asked';
      } | null;
    };

/** What the glossary says about a term: a definition with its sources, a description, or nothing. */
export interface EntryContent {
  readonly definition: string | null;
  readonly description: Description | null;
  /** How far the definition can be trusted, 0 to 1; 0 where there is none. */
  readonly confidence: number;
  /** The passages that the definition rests on; empty where there is no definition. */
  readonly citations: readonly Citation[];
  /**
   * What other passages, in documents of their own, say that the term is, where that is something else than the
   * definition; best first. Kept side by side for a person to judge; empty where all agree.
   */
  readonly alternatives: readonly Description[];
  /**
   * What the built-in provider takes from the documents as the definition, where a model wrote it, so that both can be
   * compared; null where it finds none, and where it wrote the definition itself.
   */
  readonly extractive: Description | null;
  /** Who wrote it; null where nothing was written, where a person did, and in what was stored before it was kept. */
  readonly writer: TextWriter | null;
}

/** The content of an entry about which nothing was found. */
export const EMPTY_CONTENT: EntryContent = {
  definition: null,
  description: null,
  confidence: 0,
  citations: [],
  alternatives: [],
  extractive: null,
  writer: null,
};

/** The words of a content: its definition, or else its description; empty where it has neither. */
export function wordsOf({
  definition,
  description,
}: Pick<EntryContent, 'definition' | 'description'>): string {
  return definition ?? description?.text ?? '';
}

/**
 * Tells whether two contents say the same and rest on the same passages, wherever these stand in their documents. How sure
 * they are, and who wrote them, makes no difference.
 */
export function isSameClaim(one: EntryContent, other: EntryContent): boolean {
  return JSON.stringify(claimOf(one)) === JSON.stringify(claimOf(other));
}

function claimOf({ definition, description, citations, alternatives }: EntryContent): readonly unknown[] {
  const source = ({ document, quote }: Citation): readonly string[] => [document, quote];
  const described = (one: Description): readonly unknown[] => [one.text, source(one.citation)];
  return [
    definition,
    description === null ? null : described(description),
    citations.map(source),
    alternatives.map(described),
  ];
}

/** What a person puts together out of the definition of an entry and the one that a run proposes. */
export interface ProposalPart {
  /** The definition that they saw. */
  readonly present: string;
  /** The proposed one that they saw. */
  readonly proposed: string;
  /** The definition with some of the changes. */
  readonly text: string;
}

/** An entry as far as links between entries need it. */
export interface EntryToLink {
  readonly key: string;
  readonly term: string;
  readonly aliases: readonly string[];
  /** The definition; empty where there is none. */
  readonly text: string;
}

/** An entry of the glossary as it is shown and handed on. */
export interface GlossaryEntry extends Omit<EntryContent, 'extractive' | 'writer'> {
  readonly term: string;
  readonly reading: string | null;
  readonly aliases: readonly string[];
  /** Among the term and its aliases. */
  readonly markedForms: MarkedForms;
  readonly category: TermCategory;
  readonly status: EntryStatus;
  readonly occurrences: readonly Place[];
}
