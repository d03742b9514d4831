import PQueue from 'p-queue';
import type { ProjectDatabase } from '../db/project-database.ts';
import { ActionableError } from '../domain/errors.ts';
import type { RunStep } from '../domain/run.ts';
import type { RunSession } from './run-session.ts';

/** A piece of work whose answer depends on nothing but what its hash was made from. */
export interface Unit<Input> {
  readonly hash: string;
  /** What it is about, for people: a document's path or a term. */
  readonly subject: string;
  readonly input: Input;
}

export interface UnitsToRun<Input> {
  readonly step: RunStep;
  readonly units: readonly Unit<Input>[];
  /** How many are worked on at once. */
  readonly concurrency: number;
  /** Computes the answer (JSON). Rejects soon after `signal` aborts, and only when its work has stopped. */
  readonly compute: (unit: Unit<Input>, signal: AbortSignal) => Promise<string>;
}

/**
 * Computes the units of a step that no earlier run has computed, and stores each answer the moment it
 * exists. A unit that fails is counted and named in the log; the others go on.
 *
 * @returns the hashes of the units that failed
 * @throws the signal's reason after all work has stopped, when the run is stopped; ActionableError
 * `all-units-failed` when not a single unit has an answer
 */
export async function runUnits<Input>(
  session: RunSession,
  db: ProjectDatabase,
  { step, units, concurrency, compute }: UnitsToRun<Input>,
): Promise<ReadonlySet<string>> {
  const distinct = [...new Map(units.map((unit) => [unit.hash, unit])).values()];
  const known = new Set(await db.read.knownUnits(distinct.map((unit) => unit.hash)));
  const failed = new Set<string>();
  let finished = known.size;
  const report = (): void => session.progress({ step, total: distinct.length, finished });
  session.unitsReused(known.size);
  report();

  const queue = new PQueue({ concurrency });
  const stop = (): void => queue.clear();
  session.signal.addEventListener('abort', stop, { once: true });
  let lastReason = '';
  const work = distinct
    .filter((unit) => !known.has(unit.hash))
    .map((unit) =>
      queue.add(async () => {
        session.signal.throwIfAborted();
        try {
          const result = await compute(unit, session.signal);
          session.unitDone({ hash: unit.hash, step, subject: unit.subject, result });
        } catch (error) {
          session.signal.throwIfAborted();
          lastReason = error instanceof Error ? error.message : String(error);
          failed.add(unit.hash);
          session.unitFailed();
          session.log('error', step, {
            code: 'unit-failed',
            values: { subject: unit.subject, detail: lastReason },
          });
        }
        finished += 1;
        report();
      }),
    );
  await Promise.allSettled(work);
  session.signal.removeEventListener('abort', stop);
  session.signal.throwIfAborted();
  await session.flush();

  if (distinct.length > 0 && failed.size === distinct.length) {
    throw new ActionableError(
      'all-units-failed',
      `Every part of the step "${step}" failed, the last one with: ${lastReason}. The results of that step are those of before.`,
      'Mend the cause that the log names, then resume the run.',
      { values: { step, detail: lastReason } },
    );
  }
  return failed;
}
