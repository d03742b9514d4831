import { z } from 'zod';
import { EXPORT_FORMATS } from '../../src-main/domain/export-format.ts';
import { ENTRY_SORTS, ENTRY_VIEWS } from '../../src-main/domain/project-view.ts';
import type { EntryCounts, EntryDetails, EntryRow, ListPage } from '../../src-main/domain/project-view.ts';
import { answers, nothing, offset, projectId, search, termKey } from './request.ts';
import type { ExportedFile } from './written-file.ts';

/** Requests about the glossary and its entries. */
export const ENTRIES_REQUESTS = {
  'entries:page': answers<ListPage<EntryRow>>()(
    z.object({
      projectId,
      view: z.enum(ENTRY_VIEWS),
      search,
      sort: z.enum(ENTRY_SORTS),
      descending: z.boolean(),
      offset,
      limit: z.int().min(1).max(500),
    }),
  ),
  'entries:counts': answers<EntryCounts>()(z.object({ projectId })),
  /** Null where the term has no entry. */
  'entries:get': answers<EntryDetails | null>()(z.object({ projectId, termKey })),
  'entries:saveDefinition': answers<void>()(
    z.object({ projectId, termKey, definition: z.string().max(100_000) }),
  ),
  'entries:setApproval': answers<void>()(z.object({ projectId, termKey, approved: z.boolean() })),
  /** Asks the person where to and writes the glossary there; null when they changed their mind. */
  'glossary:export': answers<ExportedFile | null>()(z.object({ projectId, format: z.enum(EXPORT_FORMATS) })),
  /** Shows the file that this window exported last in the file manager. */
  'glossary:showExport': answers<void>()(nothing),
} as const;
