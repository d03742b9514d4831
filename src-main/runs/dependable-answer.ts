import type { RunOptions } from './run-options.ts';
import { untilAborted } from './until-aborted.ts';
import { asRunError } from './unusable-model.ts';

/**
 * Waits for whoever was asked as a run needs it: no longer than the run goes on, whatever is still under way then; and a
 * model that cannot be used at all is told from one that failed once.
 *
 * @param settings what was asked was made from
 * @throws the signal's reason; UnusableModelError; what `asked` rejects with
 */
export async function dependableAnswer<Answer>(
  asked: Promise<Answer>,
  settings: RunOptions['provider'],
  signal: AbortSignal,
): Promise<Answer> {
  const told = asked.catch((error: unknown) => {
    throw settings === 'extractive' ? error : asRunError(error, settings);
  });
  return untilAborted(told, signal);
}
