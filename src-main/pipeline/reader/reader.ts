import type { DocumentFormat } from '../../domain/document.ts';
import { READING_VIEWS } from '../../domain/reading-view.ts';
import type { OccurrenceMarks, ReadingView } from '../../domain/reading-view.ts';
import { createOccurrenceFinder } from '../../text/occurrences.ts';
import type { Occurrence } from '../../text/occurrences.ts';
import { readingRows } from '../../text/reading-rows.ts';
import type { ReadingRows } from '../../text/reading-rows.ts';
import { makeSearchable } from '../../text/searchable-text.ts';
import type { SearchableText } from '../../text/searchable-text.ts';
import { unpack, unpackEach } from '../../threads/packed.ts';
import {
  countedTerms,
  glossaryToFind,
  highlightsBetween,
  nearestOfAny,
  nearestOfTerm,
  pageOfTerms,
} from './glossary-in-document.ts';
import type { CountedTerm, GlossaryToFind } from './glossary-in-document.ts';
import type {
  ReaderAnswer,
  ReaderGlossary,
  ReaderQuestion,
  ReaderTask,
  ReaderTermForms,
} from './reader-questions.ts';
import { allHits, blockOffset, blockOfNormalised } from './term-hits.ts';

/** Answers what a window asks about the document that it shows. */
export interface Reader {
  answer(task: ReaderTask): ReaderAnswer;
}

/** What is made of one document, each part when it is asked for first. */
interface OpenedDocument {
  readonly key: string;
  readonly text: string;
  readonly rowsOf: (view: ReadingView) => ReadingRows;
  readonly searchable: () => SearchableText;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

function openDocument(key: string, format: DocumentFormat, text: string): OpenedDocument {
  const rows = new Map(
    READING_VIEWS.map((view) => [view, once(() => readingRows(text, format, view))] as const),
  );
  return {
    key,
    text,
    rowsOf: (view) => rows.get(view)?.() ?? readingRows(text, format, view),
    searchable: once(() => makeSearchable(format, text)),
  };
}

const NEEDS_TEXT = { kind: 'needs-text' } as const;
const NEEDS_TERMS = { kind: 'needs-terms' } as const;

/**
 * Makes the reader of one thread. It keeps what it made of the document that was read last, of the glossary, and of both
 * together, so that a page of rows and the next occurrence cost no more than they are long.
 */
export function createReader(): Reader {
  let opened: OpenedDocument | null = null;
  let glossary: { readonly revision: string; readonly toFind: GlossaryToFind } | null = null;
  let found: { readonly of: string; readonly occurrences: readonly Occurrence[] } | null = null;
  let counted: { readonly of: string; readonly terms: readonly CountedTerm[] } | null = null;
  let hitsOfTerm: { readonly of: string; readonly hits: readonly Occurrence[] } | null = null;

  const open = ({ document, text }: ReaderTask): OpenedDocument | null => {
    const key = `${document.format} ${document.hash}`;
    if (opened?.key === key) return opened;
    const snapshot = text === null ? null : unpack(text);
    if (snapshot === null) return null;
    // The document may have changed since its name was read.
    opened = openDocument(`${snapshot.format} ${snapshot.hash}`, snapshot.format, snapshot.text);
    return opened;
  };

  const glossaryOf = ({ revision, terms }: ReaderGlossary): GlossaryToFind | null => {
    if (glossary?.revision === revision) return glossary.toFind;
    if (terms === null) return null;
    glossary = { revision, toFind: glossaryToFind([...unpackEach(terms)]) };
    return glossary.toFind;
  };

  /** Everything of the glossary that stands in a document, in offsets of its normalised text. */
  const foundIn = (
    document: OpenedDocument,
    { revision }: ReaderGlossary,
    { finder }: GlossaryToFind,
  ): readonly Occurrence[] => {
    const of = `${document.key} ${revision}`;
    if (found?.of !== of)
      found = { of, occurrences: finder.findNormalised(document.searchable().normalised) };
    return found.occurrences;
  };

  const countedIn = (
    document: OpenedDocument,
    of: ReaderGlossary,
    toFind: GlossaryToFind,
  ): readonly CountedTerm[] => {
    const name = `${document.key} ${of.revision}`;
    if (counted?.of !== name) {
      counted = { of: name, terms: countedTerms(foundIn(document, of, toFind), toFind) };
    }
    return counted.terms;
  };

  const hitsOf = (document: OpenedDocument, { key, forms }: ReaderTermForms): readonly Occurrence[] => {
    const of = JSON.stringify([document.key, key, forms]);
    if (hitsOfTerm?.of !== of) {
      const finder = createOccurrenceFinder([{ id: key, forms }]);
      hitsOfTerm = { of, hits: allHits(document.searchable(), finder) };
    }
    return hitsOfTerm.hits;
  };

  /** Where occurrences begin; of a whole glossary no closer than by their blocks. */
  const offsetsOf = (
    document: OpenedDocument,
    of: ReaderGlossary | ReaderTermForms,
  ): readonly number[] | null => {
    if ('forms' in of) return hitsOf(document, of).map(({ start }) => start);
    const toFind = glossaryOf(of);
    if (toFind === null) return null;
    const searchable = document.searchable();
    return foundIn(document, of, toFind).map(({ start }) =>
      blockOffset(searchable, blockOfNormalised(searchable, start)),
    );
  };

  const ask = (document: OpenedDocument, format: DocumentFormat, question: ReaderQuestion): ReaderAnswer => {
    switch (question.kind) {
      case 'rows': {
        const rows = document.rowsOf(question.view);
        const page = rows.rows(question.from, question.count);
        const { length } = document.text;
        return { kind: 'rows', value: { format, total: rows.total, length, rows: page } };
      }
      case 'locate':
        return { kind: 'locate', value: document.rowsOf(question.view).indexAt(question.offset) };
      case 'highlights': {
        const toFind = glossaryOf(question.glossary);
        if (toFind === null) return NEEDS_TERMS;
        const { start, end } = question;
        return { kind: 'highlights', value: highlightsBetween(document.searchable(), toFind, start, end) };
      }
      case 'terms': {
        const toFind = glossaryOf(question.glossary);
        if (toFind === null) return NEEDS_TERMS;
        const terms = countedIn(document, question.glossary, toFind);
        return {
          kind: 'terms',
          value: pageOfTerms(terms, question.searchForms, question.offset, question.limit),
        };
      }
      case 'marks': {
        const offsets = offsetsOf(document, question.of);
        if (offsets === null) return NEEDS_TERMS;
        return { kind: 'marks', value: marksOf(offsets, document.rowsOf(question.view), question.parts) };
      }
      case 'nearest': {
        const { of, offset, direction } = question;
        if ('forms' in of) {
          const occurrence = nearestOfTerm(of, hitsOf(document, of), offset, direction);
          return { kind: 'nearest', value: { occurrence } };
        }
        const toFind = glossaryOf(of);
        if (toFind === null) return NEEDS_TERMS;
        const occurrence = nearestOfAny(document.searchable(), toFind, offset, direction);
        return { kind: 'nearest', value: { occurrence } };
      }
    }
  };

  return {
    answer: (task) => {
      const document = open(task);
      return document === null ? NEEDS_TEXT : ask(document, task.document.format, task.question);
    },
  };
}

/** How many of some offsets lie in each of so many parts of a document, of equal numbers of rows. */
function marksOf(offsets: readonly number[], rows: ReadingRows, parts: number): OccurrenceMarks {
  const counts = Array.from({ length: parts }, () => 0);
  for (const offset of offsets) {
    const part = Math.min(Math.floor((rows.indexAt(offset) / Math.max(rows.total, 1)) * parts), parts - 1);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return { counts };
}
