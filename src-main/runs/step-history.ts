import type { StepChanges } from '../db/run-operations.ts';
import type { FailedUnit, RunStep, StepSummary, UnitCounts } from '../domain/run.ts';

const NOTHING_DONE = { total: 0, unitsDone: 0, unitsReused: 0, unitsFailed: 0 };

/** What the steps of a run have done so far, and which part of it is not stored yet. */
export class StepHistory {
  readonly #steps = new Map<RunStep, StepSummary>();
  readonly #changed = new Set<RunStep>();
  #failedUnits: FailedUnit[] = [];
  #current: RunStep | null = null;

  /** Begins a step, which ends the one before. Tells whether the run was not at that step already. */
  begin(step: RunStep, at: string): boolean {
    if (this.#current === step) return false;
    this.end(at);
    this.#current = step;
    this.#put({ ...(this.#steps.get(step) ?? { ...NOTHING_DONE, step, startedAt: at }), finishedAt: null });
    return true;
  }

  /** Ends the step that the run is at: all of its work is done. */
  end(at: string): void {
    const current = this.#current === null ? undefined : this.#steps.get(this.#current);
    if (current !== undefined) this.#put({ ...current, finishedAt: at });
    this.#current = null;
  }

  /** Notes how many units a step has. A step that has not begun begins. */
  setTotal(step: RunStep, total: number, at: string): void {
    this.#put({ ...this.#stepOf(step, at), total });
  }

  /** Adds to what a step has done. A step that has not begun begins. */
  add(step: RunStep, counts: Partial<UnitCounts>, at: string): void {
    const before = this.#stepOf(step, at);
    this.#put({
      ...before,
      unitsDone: before.unitsDone + (counts.unitsDone ?? 0),
      unitsReused: before.unitsReused + (counts.unitsReused ?? 0),
      unitsFailed: before.unitsFailed + (counts.unitsFailed ?? 0),
    });
  }

  addFailed(unit: FailedUnit, at: string): void {
    this.#failedUnits.push(unit);
    this.add(unit.step, { unitsFailed: 1 }, at);
  }

  /** The counts of all steps together. Documents that were read are no units of a run. */
  get counts(): UnitCounts {
    const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
    for (const { step, unitsDone, unitsReused, unitsFailed } of this.#steps.values()) {
      if (step === 'read') continue;
      counts.unitsDone += unitsDone;
      counts.unitsReused += unitsReused;
      counts.unitsFailed += unitsFailed;
    }
    return counts;
  }

  /**
   * Hands over what is not stored yet.
   *
   * @param unstored steps of units that were counted as done and are not going to be stored together with this
   */
  take(unstored: readonly RunStep[]): StepChanges {
    const steps = [...this.#steps.values()].filter(({ step }) => this.#changed.has(step));
    this.#changed.clear();
    const failedUnits = this.#failedUnits;
    this.#failedUnits = [];
    return {
      steps: steps.map((summary) => ({
        ...summary,
        unitsDone: summary.unitsDone - unstored.filter((step) => step === summary.step).length,
      })),
      failedUnits,
    };
  }

  /** Takes back what could not be stored. */
  giveBack({ steps, failedUnits }: StepChanges): void {
    for (const { step } of steps) this.#changed.add(step);
    this.#failedUnits = [...failedUnits, ...this.#failedUnits];
  }

  #stepOf(step: RunStep, at: string): StepSummary {
    const known = this.#steps.get(step);
    if (known !== undefined) return known;
    this.begin(step, at);
    return { ...NOTHING_DONE, step, startedAt: at, finishedAt: null };
  }

  #put(summary: StepSummary): void {
    this.#steps.set(summary.step, summary);
    this.#changed.add(summary.step);
  }
}
