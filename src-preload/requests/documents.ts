import { z } from 'zod';
import type {
  DocumentChanges,
  DocumentRow,
  IntakeReport,
  ListPage,
} from '../../src-main/domain/project-view.ts';
import { READING_VIEWS, TERM_STANDINGS } from '../../src-main/domain/reading-view.ts';
import type {
  DocumentHighlights,
  DocumentTerm,
  FoundOccurrence,
  OccurrenceMarks,
  RowPage,
} from '../../src-main/domain/reading-view.ts';
import { answers, document, offset, projectId, search, termKey } from './request.ts';

const view = z.enum(READING_VIEWS);
const standings = z.array(z.enum(TERM_STANDINGS)).max(TERM_STANDINGS.length);
/** Terms that stand in one of these ways, or one term. */
const of = z.union([z.object({ standings }), z.object({ termKey })]);

/** Requests about the documents of a project. */
export const DOCUMENTS_REQUESTS = {
  'documents:list': answers<readonly DocumentRow[]>()(z.object({ projectId })),
  /** Asks the person for files or a folder; null when they changed their mind. */
  'documents:choose': answers<IntakeReport | null>()(
    z.object({ projectId, kind: z.enum(['files', 'folder']) }),
  ),
  'documents:check': answers<DocumentChanges>()(z.object({ projectId })),
  /** Takes in the files that are new or changed on disk. */
  'documents:update': answers<IntakeReport>()(z.object({ projectId })),
  'documents:remove': answers<void>()(
    z.object({ projectId, documents: z.array(document).min(1).max(10_000) }),
  ),

  /** Some rows of a document that is read. */
  'documents:rows': answers<RowPage>()(
    z.object({ projectId, document, view, from: offset, count: z.int().min(1).max(1000) }),
  ),
  /** The index of the row that holds an offset of the text. */
  'documents:locate': answers<number>()(z.object({ projectId, document, view, offset })),
  /** The terms between two offsets. */
  'documents:highlights': answers<DocumentHighlights>()(
    z.object({ projectId, document, standings, start: offset, end: offset }),
  ),
  /** The terms of a document, the most frequent first. */
  'documents:terms': answers<ListPage<DocumentTerm>>()(
    z.object({ projectId, document, standings, search, offset, limit: z.int().min(1).max(500) }),
  ),
  /** How many occurrences lie in each of so many parts of a document. */
  'documents:marks': answers<OccurrenceMarks>()(
    z.object({ projectId, document, of, view, parts: z.int().min(1).max(1000) }),
  ),
  /** The nearest occurrence, of one term also in other documents; null where there is none. */
  'documents:occurrence': answers<FoundOccurrence | null>()(
    z.object({ projectId, of, document, offset, direction: z.enum(['next', 'previous']) }),
  ),
} as const;
