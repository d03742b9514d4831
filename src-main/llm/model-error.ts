import { MODEL_FAULTS } from '../domain/model-fault.ts';
import type { ModelFault } from '../domain/model-fault.ts';

export { MODEL_FAULTS };
export type { ModelFault };

/**
 * A model could not be asked, or did not answer. The message says what happened in words of our own: it holds no key, no
 * address beyond the host, and nothing of what the server or a document said.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly fault: ModelFault;
  /** What the server wants to be waited for before the next request, in milliseconds; null where it said nothing. */
  readonly retryAfterMs: number | null;

  constructor(
    fault: ModelFault,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number | null } = {},
  ) {
    super(message, options);
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
