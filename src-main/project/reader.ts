import type { FoundOccurrence, TermStanding } from '../domain/reading-view.ts';
import type {
  GivenAnswer,
  ReaderAnswer,
  ReaderAnswerOf,
  ReaderGlossary,
  ReaderQuestion,
  ReaderQuestionKind,
  ReaderTermForms,
} from '../pipeline/reader/reader-questions.ts';
import { searchForms } from '../text/search-text.ts';
import { createDocumentSearch } from './context-search.ts';
import { documentNotFound, termNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { OccurrenceQuery, ProjectReader, TermsToRead } from './project.ts';

/** What a window asks about the document that it shows. The thread that answers keeps the document and the glossary. */
export function projectReader(context: ProjectContext): ProjectReader {
  const { db, lookups, signal } = context;
  const documentsWith = createDocumentSearch(context);

  /** Asks, and again with what the thread does not hold. */
  const ask = async <Kind extends ReaderQuestionKind>(
    document: string,
    kind: Kind,
    question: (isWithTerms: boolean) => Promise<ReaderQuestion> | ReaderQuestion,
  ): Promise<ReaderAnswerOf<Kind>> => {
    const identity = await db.read.getDocumentIdentity(document);
    if (identity === null) throw documentNotFound(document);
    let isWithText = false;
    let isWithTerms = false;
    for (;;) {
      const { answer }: { readonly answer: ReaderAnswer } = await lookups.perform<'reader'>(
        {
          kind: 'reader',
          document: { path: document, ...identity },
          text: isWithText ? await db.readPacked.getDocument(document) : null,
          question: await question(isWithTerms),
        },
        signal,
      );
      if (answer.kind !== 'needs-text' && answer.kind !== 'needs-terms') return valueOf(answer, kind);
      // Removed since it was named.
      if (answer.kind === 'needs-text' && isWithText) throw documentNotFound(document);
      isWithText ||= answer.kind === 'needs-text';
      isWithTerms ||= answer.kind === 'needs-terms';
    }
  };

  const glossaryOf = async (
    standings: readonly TermStanding[],
    isWithTerms: boolean,
  ): Promise<ReaderGlossary> => {
    const shown = [...new Set(standings)].sort();
    const { terms } = await db.read.revisions();
    return {
      revision: `${terms} ${shown.join(' ')}`,
      terms: isWithTerms ? await db.readPacked.listReaderTerms(shown) : null,
    };
  };

  const formsOf = async (termKey: string): Promise<ReaderTermForms> => {
    const forms = await db.read.formsOfTerm(termKey);
    if (forms === null) throw termNotFound();
    return { key: termKey, forms };
  };

  const termsMeant = (of: TermsToRead, isWithTerms: boolean): Promise<ReaderGlossary | ReaderTermForms> =>
    'termKey' in of ? formsOf(of.termKey) : glossaryOf(of.standings, isWithTerms);

  const nearest = async (
    { of, direction }: Pick<OccurrenceQuery, 'of' | 'direction'>,
    document: string,
    offset: number,
  ): Promise<FoundOccurrence | null> => {
    const { occurrence } = await ask(document, 'nearest', async (isWithTerms) => ({
      kind: 'nearest',
      of: await termsMeant(of, isWithTerms),
      offset,
      direction,
    }));
    return occurrence === null ? null : { document, ...occurrence };
  };

  return {
    rows: (document, view, from, count) => ask(document, 'rows', () => ({ kind: 'rows', view, from, count })),
    locate: (document, view, offset) => ask(document, 'locate', () => ({ kind: 'locate', view, offset })),
    highlights: (document, standings, start, end) =>
      ask(document, 'highlights', async (isWithTerms) => ({
        kind: 'highlights',
        glossary: await glossaryOf(standings, isWithTerms),
        start,
        end,
      })),
    terms: (document, { standings, search, offset, limit }) =>
      ask(document, 'terms', async (isWithTerms) => ({
        kind: 'terms',
        glossary: await glossaryOf(standings, isWithTerms),
        searchForms: searchForms(search),
        offset,
        limit,
      })),
    marks: (document, of, view, parts) =>
      ask(document, 'marks', async (isWithTerms) => ({
        kind: 'marks',
        of: await termsMeant(of, isWithTerms),
        view,
        parts,
      })),
    occurrence: async ({ of, document, offset, direction }) => {
      const before = direction === 'next' ? 0 : Number.MAX_SAFE_INTEGER;
      const here = await nearest({ of, direction }, document, offset);
      if (here !== null) return here;
      if ('termKey' in of) {
        const { forms } = await formsOf(of.termKey);
        const other = await documentsWith(forms, document, direction);
        if (other !== null) return nearest({ of, direction }, other, before);
      }
      // Around: from the other end of the document.
      return nearest({ of, direction }, document, before);
    },
  };
}

function valueOf<Kind extends ReaderQuestionKind>(answer: GivenAnswer, kind: Kind): ReaderAnswerOf<Kind> {
  if (isTo(answer, kind)) return answer.value;
  throw new Error(`A worker answered "${answer.kind}" to the question "${kind}".`);
}

function isTo<Kind extends ReaderQuestionKind>(
  answer: GivenAnswer,
  kind: Kind,
): answer is GivenAnswer & { readonly kind: Kind; readonly value: ReaderAnswerOf<Kind> } {
  return answer.kind === kind;
}
