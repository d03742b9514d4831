import { basename } from 'node:path';
import { ActionableError } from '../domain/errors.ts';

/** A project file is open somewhere, so that nothing can be done with it as a whole. Only its name enters the message. */
export function projectInUse(file: string): ActionableError {
  const name = basename(file);
  return new ActionableError(
    'project-in-use',
    `"${name}" is open. Nothing was changed.`,
    'Close it in every window and program first.',
    { values: { file: name } },
  );
}
