import { z } from 'zod';
import type {
  DocumentChanges,
  DocumentRow,
  IntakeReport,
  SegmentPage,
} from '../../src-main/domain/project-view.ts';
import { answers, document, offset, projectId } from './request.ts';

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
  'documents:segments': answers<SegmentPage>()(
    z.object({ projectId, document, from: offset, count: z.int().min(1).max(1000) }),
  ),
  /** The index of the segment that holds an offset of the text. */
  'documents:locate': answers<number>()(z.object({ projectId, document, offset })),
} as const;
