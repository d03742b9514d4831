import { ModelError } from '../model-error.ts';
import type { ModelFault } from '../model-error.ts';

/** So many failures in a row, and the server is taken for gone. */
const MOST_FAILURES = 5;

/** Faults of the server itself. Whatever else it says, it is there and says something. */
const FAILURES: ReadonlySet<ModelFault> = new Set(['server-unreachable', 'server-failed', 'too-slow']);

/** One attempt at a request, which ends in one way or the other. */
export interface Attempt {
  readonly succeeded: () => void;
  readonly failed: (error: ModelError) => void;
}

/** Counts failures of a server; once open it stays open, as the run that it belongs to is over. */
export interface Breaker {
  /** Aborts after too many failures in a row, with the error that every request is then to end with. */
  readonly opened: AbortSignal;
  /** To be called where an attempt begins. */
  readonly begin: () => Attempt;
}

/**
 * A breaker that has seen no failure yet. Attempts that were under way together and failed together count as one failure:
 * a server that is overloaded for a moment is not gone.
 */
export function createBreaker(): Breaker {
  const opening = new AbortController();
  let failures = 0;
  /** How many failures were counted so far: tells whether one was while an attempt was under way. */
  let counted = 0;

  function fail(error: ModelError): void {
    counted += 1;
    failures += 1;
    if (failures < MOST_FAILURES) return;
    opening.abort(
      new ModelError(
        'server-unreachable',
        `${MOST_FAILURES} requests in a row failed, so that no more are made. The last failure: ${error.message}`,
      ),
    );
  }

  return {
    opened: opening.signal,
    begin: () => {
      const countedBefore = counted;
      return {
        succeeded: () => {
          failures = 0;
        },
        failed: (error) => {
          if (!FAILURES.has(error.fault)) failures = 0;
          else if (counted === countedBefore) fail(error);
        },
      };
    },
  };
}
