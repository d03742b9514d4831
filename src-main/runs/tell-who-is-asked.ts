import type { RunScope } from '../domain/run.ts';
import type { RunOptions } from './run-options.ts';
import type { RunSession } from './run-session.ts';
import { hostOf, isLocal } from './server-address.ts';

/** The scopes that ask a provider. */
const ASKING: readonly RunScope[] = ['full', 'generate', 'review', 'refine'];

/**
 * Says in the run's log that passages are going to leave this computer, and where to, before any of them does: whoever
 * watches the run has been told when this resolves.
 *
 * @throws why it could not be stored; the signal's reason
 */
export async function tellWhoIsAsked(
  session: RunSession,
  scope: RunScope,
  provider: RunOptions['provider'],
): Promise<void> {
  if (provider === 'extractive' || !ASKING.includes(scope) || isLocal(provider.baseUrl)) return;
  session.log('info', null, { code: 'passages-leave', values: { host: hostOf(provider.baseUrl) } });
  await session.flush();
}
