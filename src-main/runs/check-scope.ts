import type { ProjectDatabase } from '../db/project-database.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { assertNever } from '../domain/assert-never.ts';
import { ActionableError } from '../domain/errors.ts';
import type { RunScope } from '../domain/run.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Checks whether a run has what it needs, before anything is written.
 *
 * @throws ActionableError that says what is missing and how to get it
 */
export async function checkScope(db: ProjectDatabase, scope: RunScope, options: RunOptions): Promise<void> {
  const { folder, documents, terms } = options;
  switch (scope) {
    case 'full':
    case 'extract':
      if (folder !== null) await checkFolder(folder);
      else await checkDocuments(db, documents);
      // With documents to extract, the terms are known only when that is done.
      if (scope === 'full' && documents?.length === 0) await checkWantedTerms(db, terms);
      return;
    case 'generate':
      return checkWantedTerms(db, terms);
    case 'review':
    case 'refine':
      if ((await db.read.entryCounts()).all === 0) {
        throw new ActionableError('no-entries', 'The glossary has no entries yet.', 'Generate it first.');
      }
      if (terms !== undefined) checkTerms(terms, await db.read.withEntryAmong(terms));
      return;
    default:
      assertNever(scope);
  }
}

/** @param chosen paths; undefined for all documents */
async function checkDocuments(db: ProjectDatabase, chosen: readonly string[] | undefined): Promise<void> {
  const paths = new Set((await db.read.listDocuments()).map(({ path }) => path));
  if (paths.size === 0) {
    throw new ActionableError('no-documents', 'The project has no documents yet.', 'Add documents first.');
  }
  const missing = chosen?.find((path) => !paths.has(path));
  if (missing === undefined) return;
  throw new ActionableError(
    'document-not-found',
    `The project has no document "${missing}".`,
    'Choose among the documents that it has, or add the file again.',
    { values: { document: missing } },
  );
}

/** @param chosen keys; undefined for all terms */
async function checkWantedTerms(db: ProjectDatabase, chosen: readonly string[] | undefined): Promise<void> {
  if ((await db.read.termCounts()).wanted === 0) {
    throw new ActionableError('no-terms', 'The project has no terms yet.', 'Extract terms first.');
  }
  if (chosen !== undefined) checkTerms(chosen, await db.read.wantedAmong(chosen));
}

function checkTerms(chosen: readonly string[], existing: readonly string[]): void {
  const keys = new Set(existing);
  const missing = chosen.find((key) => !keys.has(key));
  if (missing === undefined) return;
  throw new ActionableError(
    'term-not-found',
    `"${missing}" is not a term of the glossary.`,
    'Choose among the terms that are in it, or accept the term first.',
    { values: { term: missing } },
  );
}

async function checkFolder(folder: string): Promise<void> {
  const { files, refusals } = await listDocuments(folder);
  if (files.length > 0) return;
  const refused = refusals[0];
  throw new ActionableError(
    'folder-empty',
    refused === undefined
      ? 'The folder has no documents in it.'
      : `None of the files in the folder can be taken, for example ${refused.path}: ${refused.reason}`,
    'Choose a folder with Markdown (.md) or text (.txt) files.',
    { values: refused === undefined ? {} : { path: refused.path, refusal: refused.code } },
  );
}
