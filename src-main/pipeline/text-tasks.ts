import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { DocumentLanguage, DocumentSnapshot, Refusal } from '../domain/document.ts';
import type { EntryToLink } from '../domain/entry.ts';
import type { RankingDecisions } from '../domain/term.ts';
import type { EntryLinks } from '../domain/project-view.ts';
import type { CandidateToJudge } from '../llm/candidate-judge.ts';
import type { ListedFile } from '../documents/list-documents.ts';
import type { EntryToReview, GlossaryReviewer } from '../llm/glossary-reviewer.ts';
import type { Batches } from '../threads/batches.ts';
import type { Packed, PackedList } from '../threads/packed.ts';
import type { AddedTerm, CountedTerm } from './count-terms.ts';
import type { WantedTerm } from './define/still-wanted.ts';
import type { ContextsInDocument, ContextsTask, LinksTask } from './lookups.ts';
import type { JudgementToPublish, JudgingCounts } from './judge/conclude-judging.ts';
import type { Candidate } from './judge/plan-judging.ts';
import type { PlannedUnits } from './planned-units.ts';
import type { ReaderAnswer, ReaderTask } from './reader/reader-questions.ts';
import type { Refinement } from './refine/conclude-refinement.ts';
import type { RefinementInput } from './refine/refine-entry.ts';
import type { IssueWithCause } from './review/causes.ts';
import type { ReviewedEntry } from './review/review-glossary.ts';
import type { WorkedOnEntry } from './review/working-glossary.ts';

/** What extraction found in documents, as it is stored: JSON, or null where there is nothing. */
export interface StoredExtractions {
  readonly paths: readonly string[];
  readonly extractions: PackedList<string | null>;
}

/** Documents with what extraction found in them. */
export interface StoredDocuments extends StoredExtractions, PackedDocuments {
  /** Of the texts that the extractions were made from. */
  readonly textHashes: readonly string[];
}

/** The language of a document. */
export interface LanguageFound {
  readonly path: string;
  readonly language: DocumentLanguage;
}

/** Documents by their paths; null where the project has none of that name. */
export interface PackedDocuments {
  readonly paths: readonly string[];
  readonly documents: PackedList<DocumentSnapshot | null>;
}

/** Stored contents of entries, JSON, by the keys of their terms; null where there is none. */
export interface StoredContents {
  readonly termKeys: readonly string[];
  readonly contents: PackedList<string | null>;
}

/** The glossary that review and refinement work on. */
export interface PackedGlossary {
  readonly entries: PackedList<ReviewedEntry>;
  /** See `WorkingGlossary`. */
  readonly unpublishedKeys: PackedList<string>;
  readonly protectedKeys: PackedList<string>;
}

/** Issues of a glossary that refinement works on. */
export interface IssuesToRefine {
  readonly issues: PackedList<IssueWithCause>;
  /** Causes that a person has dismissed: their issues are left alone. */
  readonly dismissed: readonly string[];
}

/** A definition sentence with the document that it stands in. */
export interface DefinitionInDocument {
  readonly term: string;
  readonly definition: string;
  readonly document: string;
  readonly line: number;
  readonly score: number;
}

/**
 * Work on text that takes too long for the main thread. Whatever may be long is packed: the main thread passes it
 * from the thread that has it to the one that needs it.
 */
export type TextTask =
  | { readonly kind: 'read'; readonly file: ListedFile; readonly knownHash: string | null }
  | { readonly kind: 'extract'; readonly document: Packed<DocumentSnapshot | null> }
  | {
      readonly kind: 'rank';
      readonly decisions: RankingDecisions;
      /** What a person added, as far as it stands in the documents. */
      readonly added: readonly CountedTerm[];
      readonly extractions: Batches<StoredExtractions>;
    }
  | { readonly kind: 'count'; readonly terms: readonly AddedTerm[]; readonly documents: PackedDocuments }
  | { readonly kind: 'definitions'; readonly extractions: Batches<StoredExtractions> }
  | {
      readonly kind: 'collect';
      readonly terms: PackedList<WantedTerm>;
      /** Forms that a person made terms of their own. */
      readonly separateForms: readonly string[];
      /** Keys of the terms that are meant; null for all. */
      readonly chosen: readonly string[] | null;
      readonly documents: Batches<StoredDocuments>;
      /** Of documents whose present text is not extracted: terms that stand there are left out. */
      readonly outdated: Batches<StoredExtractions>;
      readonly providerIdentity: string;
    }
  | {
      readonly kind: 'choose-collected';
      readonly units: PlannedUnits<DefinitionRequest>;
      /** The terms that they were collected for, and those that are wanted now. */
      readonly earlier: PackedList<WantedTerm>;
      readonly terms: PackedList<WantedTerm>;
      /** Keys of the terms that are meant; null for all. */
      readonly chosen: readonly string[] | null;
    }
  | {
      readonly kind: 'plan-judging';
      readonly candidates: readonly Candidate[];
      /** The passages of each, and of other terms. */
      readonly requests: PackedList<DefinitionRequest>;
      readonly judgeIdentity: string;
    }
  | {
      readonly kind: 'conclude-judging';
      readonly candidates: PackedList<CandidateToJudge>;
      /** For each candidate what was stored, JSON; null where that failed. */
      readonly answers: PackedList<string | null>;
      /** The model, as people read it. */
      readonly model: string;
    }
  | {
      readonly kind: 'working-glossary';
      readonly stored: PackedList<WorkedOnEntry>;
      readonly generated: StoredContents | null;
      /** All documents of the project. */
      readonly documents: readonly Pick<DocumentSnapshot, 'path' | 'hash'>[];
      /** Who is asked about groups of entries, and the keys of the terms whose issues are meant, null for all; null where nobody is. */
      readonly reviewer:
        | (Pick<GlossaryReviewer, 'identity' | 'mostAtOnce'> & { readonly chosen: readonly string[] | null })
        | null;
    }
  | {
      readonly kind: 'review';
      readonly entries: PackedList<ReviewedEntry>;
      readonly documents: PackedDocuments;
    }
  | {
      readonly kind: 'merge-issues';
      readonly glossary: PackedGlossary;
      /** What the checks by machine found in the glossary, JSON, in one text. */
      readonly byMachine: PackedList<string | null>;
      /** What a model found in each group, JSON; null where it has no answer. */
      readonly byModel: PackedList<string | null>;
      /** The passages of each term, to be looked at for orders to a model; null where they are not. */
      readonly requests: PackedList<DefinitionRequest> | null;
      /** Open issues of an earlier review, and which of them stay, as their part has no answer this time. */
      readonly earlier: {
        readonly issues: PackedList<IssueWithCause>;
        /** Keys of the terms whose issues stay. */
        readonly of: readonly string[];
        readonly isSuspiciousKept: boolean;
      };
      /** Keys of the terms whose issues are meant; null for all. */
      readonly chosen: readonly string[] | null;
    }
  | {
      readonly kind: 'plan-refinement';
      readonly entries: PackedList<ReviewedEntry>;
      readonly issues: IssuesToRefine;
      /** The passages of each term. */
      readonly requests: PackedList<DefinitionRequest>;
      /** Of whoever refines. */
      readonly identity: string;
    }
  | {
      readonly kind: 'conclude-refinement';
      readonly glossary: PackedGlossary;
      readonly issues: IssuesToRefine;
      readonly refined: StoredContents;
      readonly documents: PackedDocuments;
    }
  | (Omit<ContextsTask, 'documents'> & {
      readonly documents: readonly NamedDocument[];
      /** The same documents with their texts, or null where they may be held already. */
      readonly texts: PackedList<DocumentSnapshot | null> | null;
    })
  | ReaderTask
  | (Omit<LinksTask, 'glossary'> & {
      /** Null where the thread may hold what it found in it. */
      readonly glossary: PackedList<EntryToLink> | null;
    });

/** A document without its text. */
type NamedDocument = Omit<DocumentSnapshot, 'text'>;

/** What a read gave: a new or changed document, one that is as it was, or a refusal. */
export type ReadOutcome =
  | {
      readonly kind: 'document';
      readonly document: Omit<DocumentSnapshot, 'text'> & { readonly text: Packed<string> };
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type TextTaskResult =
  | { readonly kind: 'read'; readonly outcome: ReadOutcome }
  /** Null where the document is gone. */
  | { readonly kind: 'extract'; readonly extraction: Packed<string> | null }
  /** JSON of the terms as they are stored, in parts, and the languages of the documents that have words. */
  | {
      readonly kind: 'rank';
      readonly terms: Packed<readonly string[]>;
      readonly languages: readonly LanguageFound[];
      /** Paths of the documents with terms, which the terms name by their places in this list. */
      readonly extracted: readonly string[];
    }
  | { readonly kind: 'count'; readonly terms: readonly CountedTerm[] }
  | { readonly kind: 'definitions'; readonly definitions: readonly DefinitionInDocument[] }
  | { readonly kind: 'collect'; readonly units: PlannedUnits<DefinitionRequest> }
  /** Null where they have to be collected anew. */
  | { readonly kind: 'choose-collected'; readonly units: PlannedUnits<DefinitionRequest> | null }
  | { readonly kind: 'plan-judging'; readonly units: PlannedUnits<CandidateToJudge> }
  | {
      readonly kind: 'conclude-judging';
      readonly judgements: Packed<readonly JudgementToPublish[]>;
      readonly counts: JudgingCounts;
    }
  | {
      readonly kind: 'working-glossary';
      readonly glossary: PackedGlossary;
      /** Paths of the documents that it cites. */
      readonly cited: readonly string[];
      /** The identity of its review. */
      readonly reviewHash: string;
      /** The groups of its entries that the reviewer is asked about. */
      readonly groups: PlannedUnits<readonly EntryToReview[]>;
    }
  /** JSON. */
  | { readonly kind: 'review'; readonly issues: Packed<string> }
  | { readonly kind: 'merge-issues'; readonly issues: PackedList<IssueWithCause> }
  | { readonly kind: 'plan-refinement'; readonly units: PlannedUnits<RefinementInput> }
  | {
      readonly kind: 'conclude-refinement';
      readonly refinement: Packed<Pick<Refinement, 'results' | 'outcomes'>>;
      readonly better: number;
      readonly issues: number;
    }
  /** One for each document; null where its text is needed, as below, or where the document is gone. */
  | { readonly kind: 'contexts'; readonly found: readonly (ContextsInDocument | null)[] }
  | { readonly kind: 'reader'; readonly answer: ReaderAnswer }
  /** Null where the glossary is needed. */
  | { readonly kind: 'links'; readonly links: EntryLinks | null };

/** One kind of task. */
export type TaskOf<Kind extends TextTask['kind']> = Extract<TextTask, { readonly kind: Kind }>;
