import type { ProjectPart } from '../../src-main/domain/project-view.ts';
import type { RequestName } from '../../src-preload/contract.ts';

/** What is shown of the terms in a document. */
const READER_TERMS = ['documents:highlights', 'documents:terms', 'documents:marks'] as const;

/** Requests whose answers change when a part of the project does. */
const READS: Readonly<Record<ProjectPart, readonly RequestName[]>> = {
  // The list of runs only where everything may have changed: otherwise runs tell how they stand, see `useToldRuns`.
  project: ['window:state', 'projects:list', 'runs:list', 'provider:get', 'provider:estimate'],
  documents: [
    'documents:list',
    'documents:check',
    'documents:rows',
    'documents:locate',
    ...READER_TERMS,
    'terms:contexts',
    'provider:estimate',
  ],
  // Not `terms:contexts`: a decision or a note leaves the occurrences where they are.
  terms: [
    ...READER_TERMS,
    'terms:page',
    'terms:counts',
    'terms:rankBands',
    'terms:get',
    'entries:page',
    'entries:get',
    'entries:links',
    'provider:estimate',
  ],
  entries: [
    'entries:page',
    'entries:counts',
    'entries:get',
    'entries:history',
    'entries:links',
    'terms:get',
    'issues:list',
    'provider:estimate',
  ],
  issues: ['issues:list', 'entries:page', 'entries:counts', 'entries:get'],
  runs: [],
  decisions: ['decisions:state'],
};

/** The requests whose answers change when some parts of the project do. */
export function answersAbout(parts: readonly ProjectPart[]): ReadonlySet<RequestName> {
  return new Set(parts.flatMap((part) => READS[part]));
}
