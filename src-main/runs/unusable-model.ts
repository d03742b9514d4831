import { ActionableError } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { ModelSettings } from '../domain/provider-settings.ts';
import { ModelError } from '../llm/model-error.ts';
import type { ModelFault } from '../llm/model-error.ts';
import { remedyFor } from '../llm/models/remedies.ts';
import { hostOf } from './server-address.ts';

/** The model cannot be used as it is set, so that asking it for another unit is in vain: the run ends. */
export class UnusableModelError extends ActionableError {
  override readonly name = 'UnusableModelError';
}

/** What is wrong for all units of a run; every other fault concerns one unit alone, such as an answer that broke off. */
const CODES: Partial<Readonly<Record<ModelFault, ErrorCode>>> = {
  'server-unreachable': 'model-server-unreachable',
  'address-unusable': 'model-address-unusable',
  'key-refused': 'model-key-refused',
  'model-missing': 'model-missing',
  'request-refused': 'model-request-refused',
};

/**
 * Says what is wrong with a model and what to do, where it is wrong for all units of a run. Every other error is given
 * back as it is.
 */
export function asRunError(error: unknown, settings: ModelSettings): unknown {
  if (!(error instanceof ModelError)) return error;
  const code = CODES[error.fault];
  if (code === undefined) return error;
  return new UnusableModelError(
    code,
    `${error.message} The entries are those of before. Finished parts are kept: when the cause is mended, resuming the run asks for the rest.`,
    remedyFor(error.fault, settings),
    { cause: error, values: { host: hostOf(settings.baseUrl), model: settings.model } },
  );
}
