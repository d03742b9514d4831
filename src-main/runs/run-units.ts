import type { ProjectDatabase } from '../db/project-database.ts';
import type { UnitResult } from '../db/repositories/unit-results.ts';
import { ActionableError } from '../domain/errors.ts';
import type { RunStep } from '../domain/run.ts';
import { createTurns } from '../llm/flow/turns.ts';
import type { LongText } from '../threads/packed.ts';

import type { RunSession } from './run-session.ts';
import { UnusableModelError } from './unusable-model.ts';

/** A piece of work whose answer depends on nothing but what its hash was made from. */
export interface Unit<Input> {
  readonly hash: string;
  /** What it is about: a document's path, a term's key, or `glossary`. */
  readonly key: string;
  /** The same for people: a document's path or a term. */
  readonly subject: string;
  readonly input: Input;
}

interface StepUnits<Input> {
  readonly step: RunStep;
  readonly units: readonly Unit<Input>[];
  /** How many units, or batches of them, are worked on at once. */
  readonly concurrency: number;
}

export interface UnitsToRun<Input> extends StepUnits<Input> {
  /** Computes the answer (JSON). Rejects soon after `signal` aborts, and only when its work has stopped. */
  readonly compute: (unit: Unit<Input>, signal: AbortSignal) => Promise<LongText>;
}

export interface BatchesToRun<Input> extends StepUnits<Input> {
  /** How many units may be in a batch; at least 1. */
  readonly mostAtOnce: number;
  /** The same for some units, one answer for each in their order. */
  readonly compute: (units: readonly Unit<Input>[], signal: AbortSignal) => Promise<readonly LongText[]>;
}

/** So many answers may wait for the writer: while it waits for a lock, nobody computes without end. */
const MOST_UNSTORED = 1_000;

/**
 * Computes the units of a step that no earlier run has computed, and stores each answer the moment it
 * exists. A unit that fails is counted and named in the log; the others go on, unless none of them can succeed either.
 *
 * @returns the hashes of the units that failed
 * @throws the signal's reason after all work has stopped, when the run is stopped; ActionableError
 * `all-units-failed` when not a single unit has an answer; UnusableModelError as soon as one unit has met it
 */
export async function runUnits<Input>(
  session: RunSession,
  db: ProjectDatabase,
  { compute, ...units }: UnitsToRun<Input>,
): Promise<ReadonlySet<string>> {
  return runUnitsInBatches(session, db, {
    ...units,
    mostAtOnce: 1,
    compute: async (batch, signal) => Promise.all(batch.map(async (unit) => compute(unit, signal))),
  });
}

/** The same where several units are computed together. A batch that fails fails all of its units. */
export async function runUnitsInBatches<Input>(
  session: RunSession,
  db: ProjectDatabase,
  { step, units, concurrency, mostAtOnce, compute }: BatchesToRun<Input>,
): Promise<ReadonlySet<string>> {
  const distinct = [...new Map(units.map((unit) => [unit.hash, unit])).values()];
  const known = new Set(await db.read.knownUnits(distinct.map((unit) => unit.hash)));
  const failed = new Set<string>();
  let finished = known.size;
  const report = (): void => session.progress({ step, total: distinct.length, finished });
  session.beginStep(step);
  session.count(step, { unitsReused: known.size });
  report();

  let lastReason = '';
  // All who work take the next batch from here.
  const unknown = distinct.filter((unit) => !known.has(unit.hash));
  const waiting = batchesOf(unknown, mostAtOnce).values();
  const turn = createTurns();
  const work = async (): Promise<void> => {
    await turn();
    for (const batch of waiting) {
      session.signal.throwIfAborted();
      try {
        const results = await compute(batch, session.signal);
        const answered = batch.map((unit, index) => resultOf(unit, results[index], step));
        for (const unit of answered) session.unitDone(unit);
      } catch (error) {
        if (error instanceof UnusableModelError) session.fail(error);
        session.signal.throwIfAborted();
        lastReason = error instanceof Error ? error.message : String(error);
        for (const { hash, key, subject } of batch) {
          failed.add(hash);
          session.unitFailed({ step, key, subject, detail: lastReason });
        }
      }
      finished += batch.length;
      report();
      if (session.unstoredUnits >= MOST_UNSTORED) await session.flush();
    }
  };
  // Why one of them stopped is what the run was stopped for.
  await Promise.allSettled(Array.from({ length: concurrency }, work));
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

/** Throws where a batch has fewer answers than units. */
function resultOf<Input>(
  { hash, subject }: Unit<Input>,
  result: LongText | undefined,
  step: RunStep,
): UnitResult {
  if (result === undefined) throw new Error('The answer leaves out a part of what was asked.');
  return { hash, step, subject, result };
}

function batchesOf<Input>(units: readonly Unit<Input>[], mostAtOnce: number): (readonly Unit<Input>[])[] {
  return Array.from({ length: Math.ceil(units.length / mostAtOnce) }, (_, index) =>
    units.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
}
