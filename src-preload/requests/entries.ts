import { z } from 'zod';
import { EXPORT_FORMATS } from '../../src-main/domain/export-format.ts';
import { ENTRY_SORTS, ENTRY_VIEWS } from '../../src-main/domain/project-view.ts';
import type {
  EntryCounts,
  EntryDetails,
  EntryLinks,
  EntryRow,
  EntryVersion,
  ListPage,
} from '../../src-main/domain/project-view.ts';
import { answers, nothing, offset, projectId, search, termKey, termKeys } from './request.ts';
import type { ExportedFile } from './written-file.ts';

/** Which entries a list has, and in which order. */
const ordered = z.object({
  projectId,
  view: z.enum(ENTRY_VIEWS),
  search,
  sort: z.enum(ENTRY_SORTS),
  descending: z.boolean(),
});

/** A definition that says something. */
const definition = z.string().max(100_000).regex(/\S/);

/** Requests about the glossary and its entries. */
export const ENTRIES_REQUESTS = {
  'entries:page': answers<ListPage<EntryRow>>()(ordered.extend({ offset, limit: z.int().min(1).max(500) })),
  /** How many rows stand before an entry in the list; null where the list does not have it. */
  'entries:place': answers<number | null>()(ordered.extend({ termKey })),
  'entries:counts': answers<EntryCounts>()(z.object({ projectId })),
  /** Null where the term has no entry. */
  'entries:get': answers<EntryDetails | null>()(z.object({ projectId, termKey })),
  'entries:saveDefinition': answers<void>()(
    z.object({ projectId, termKey, definition: z.string().max(100_000) }),
  ),
  'entries:setApproval': answers<void>()(z.object({ projectId, termKey, approved: z.boolean() })),
  /** Approves entries that say something; answers how many of them were drafts. */
  'entries:approve': answers<number>()(z.object({ projectId, termKeys })),
  /** Takes the texts that runs propose for entries; answers how many there were. */
  'entries:takeProposals': answers<number>()(z.object({ projectId, termKeys })),
  /** Takes a part of the text that a run proposes, put together by a person out of the two texts that they saw. */
  'entries:takePartOfProposal': answers<void>()(
    z.object({ projectId, termKey, present: definition, proposed: definition, text: definition }),
  ),
  /** Drops the texts that runs propose for entries; answers how many there were. */
  'entries:dismissProposals': answers<number>()(z.object({ projectId, termKeys })),
  /** The texts that an entry had, newest first. */
  'entries:history': answers<ListPage<EntryVersion>>()(
    z.object({ projectId, termKey, offset, limit: z.int().min(1).max(100) }),
  ),
  /** Goes back to a text of the history. */
  'entries:restore': answers<void>()(z.object({ projectId, termKey, versionId: z.int() })),
  /** The keys of all entries that fit, so that all of them can be selected. */
  'entries:keys': answers<readonly string[]>()(z.object({ projectId, view: z.enum(ENTRY_VIEWS), search })),
  /** Which terms the definition of an entry uses, and which entries use its term. */
  'entries:links': answers<EntryLinks>()(z.object({ projectId, termKey })),
  /** Asks the person where to and writes the glossary there; null when they changed their mind. */
  'glossary:export': answers<ExportedFile | null>()(z.object({ projectId, format: z.enum(EXPORT_FORMATS) })),
  /** Shows the file that this window exported last in the file manager. */
  'glossary:showExport': answers<void>()(nothing),
} as const;
