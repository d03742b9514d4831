import { ActionableError } from '../domain/errors.ts';

const REMEDY = 'Look at the list again: it has changed meanwhile.';

/** A document that the project does not hold, or no longer. */
export function documentNotFound(document: string): ActionableError {
  return new ActionableError(
    'document-not-found',
    `The project has no document "${document}".`,
    'Add the file again if it is still needed.',
    { values: { document } },
  );
}

/** A term that the project does not have, or no longer. */
export function termNotFound(): ActionableError {
  return new ActionableError('term-not-found', 'The project does not have this term any more.', REMEDY);
}

/** An entry, or an issue of one, that the glossary does not have, or no longer. */
export function entryNotFound(): ActionableError {
  return new ActionableError('entry-not-found', 'The glossary does not have this entry any more.', REMEDY);
}
