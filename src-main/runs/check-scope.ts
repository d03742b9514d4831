import type { ProjectDatabase } from '../db/project-database.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { assertNever } from '../domain/assert-never.ts';
import { ActionableError } from '../domain/errors.ts';
import type { RunScope } from '../domain/run.ts';

/**
 * Checks whether a scope has what it needs, before anything is written.
 *
 * @param folder absolute path of the folder that is to be read first, or null
 * @throws ActionableError that says what is missing and how to get it
 */
export async function checkScope(db: ProjectDatabase, scope: RunScope, folder: string | null): Promise<void> {
  switch (scope) {
    case 'full':
    case 'extract':
      if (folder !== null) await checkFolder(folder);
      else if ((await db.read.listDocuments()).length === 0) {
        throw new ActionableError(
          'no-documents',
          'The project has no documents yet.',
          'Add documents first.',
        );
      }
      return;
    case 'generate':
      if ((await db.read.listWantedTerms()).length === 0) {
        throw new ActionableError('no-terms', 'The project has no terms yet.', 'Extract terms first.');
      }
      return;
    case 'review':
    case 'refine':
      if ((await db.read.listEntries()).length === 0) {
        throw new ActionableError('no-entries', 'The glossary has no entries yet.', 'Generate it first.');
      }
      return;
    default:
      assertNever(scope);
  }
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
