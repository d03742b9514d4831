import type { DocumentSnapshot } from '../../domain/document.ts';
import type {
  DocumentHighlights,
  DocumentTerm,
  FoundOccurrence,
  OccurrenceMarks,
  ReadingView,
  RowPage,
  TermStanding,
} from '../../domain/reading-view.ts';
import type { ListPage } from '../../domain/project-view.ts';
import type { Packed, PackedList } from '../../threads/packed.ts';

/** A term that a reader is shown in documents. */
export interface ReaderTerm {
  readonly key: string;
  /** The term and its variants. */
  readonly forms: readonly string[];
  readonly standing: TermStanding;
  /** What a list finds it by. */
  readonly searchText: string;
}

/** The terms that are shown. */
export interface ReaderGlossary {
  /** Another glossary has another one. */
  readonly revision: string;
  /** Null where the thread may hold them already. */
  readonly terms: PackedList<ReaderTerm> | null;
}

/** One term whose occurrences are asked for. */
export interface ReaderTermForms {
  readonly key: string;
  readonly forms: readonly string[];
}

/** The first occurrence from an offset on, or the last one that begins before it. */
export type NearestOccurrence = Omit<FoundOccurrence, 'document'>;

/** What is asked about one document, each with its answer. */
interface Questions {
  readonly rows: {
    readonly asked: { readonly view: ReadingView; readonly from: number; readonly count: number };
    readonly answer: RowPage;
  };
  /** The index of the row that holds an offset. */
  readonly locate: {
    readonly asked: { readonly view: ReadingView; readonly offset: number };
    readonly answer: number;
  };
  readonly highlights: {
    readonly asked: { readonly glossary: ReaderGlossary; readonly start: number; readonly end: number };
    readonly answer: DocumentHighlights;
  };
  /** The terms in the document that one of the forms stands in, the most frequent first; all without forms. */
  readonly terms: {
    readonly asked: {
      readonly glossary: ReaderGlossary;
      readonly searchForms: readonly string[];
      readonly offset: number;
      readonly limit: number;
    };
    readonly answer: ListPage<DocumentTerm>;
  };
  readonly marks: {
    readonly asked: {
      /** All of these terms, or the one. */
      readonly of: ReaderGlossary | ReaderTermForms;
      readonly view: ReadingView;
      readonly parts: number;
    };
    readonly answer: OccurrenceMarks;
  };
  /** Null where there is none in this direction. */
  readonly nearest: {
    readonly asked: {
      readonly of: ReaderGlossary | ReaderTermForms;
      readonly offset: number;
      readonly direction: 'next' | 'previous';
    };
    readonly answer: { readonly occurrence: NearestOccurrence | null };
  };
}

export type ReaderQuestionKind = keyof Questions;

/** A question about one document. */
export type ReaderQuestion = {
  readonly [Kind in ReaderQuestionKind]: { readonly kind: Kind } & Questions[Kind]['asked'];
}[ReaderQuestionKind];

export type ReaderAnswerOf<Kind extends ReaderQuestionKind> = Questions[Kind]['answer'];

/** The answer to a question. */
export type GivenAnswer = {
  readonly [Kind in ReaderQuestionKind]: { readonly kind: Kind; readonly value: Questions[Kind]['answer'] };
}[ReaderQuestionKind];

/** The answer, or what is missing for it: the text of the document, or the terms. */
export type ReaderAnswer = GivenAnswer | { readonly kind: 'needs-text' } | { readonly kind: 'needs-terms' };

/** Asks about one document: by its hash alone where the thread may hold it, else with its text. */
export interface ReaderTask {
  readonly kind: 'reader';
  readonly document: Omit<DocumentSnapshot, 'text'>;
  readonly text: Packed<DocumentSnapshot | null> | null;
  readonly question: ReaderQuestion;
}
