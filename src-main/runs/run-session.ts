import { isBusyError } from '../db/file-errors.ts';
import type { ProjectDatabase } from '../db/project-database.ts';
import type { NewRunEvent } from '../db/repositories/run-events.ts';
import type { UnitResult } from '../db/repositories/unit-results.ts';
import type { RunLease, StepChanges } from '../db/run-operations.ts';
import { RunLostError } from '../domain/errors.ts';
import type { ActionableError } from '../domain/errors.ts';
import type { Message } from '../domain/message.ts';
import type {
  EventLevel,
  FailedUnit,
  RunEvent,
  RunProgress,
  RunStep,
  StepProgress,
  UnitCounts,
} from '../domain/run.ts';
import { createGatheringTime } from '../gathering-time.ts';
import { HEARTBEAT_INTERVAL_MS } from './owner.ts';
import { sentenceOf } from './sentence-of.ts';
import { StepHistory } from './step-history.ts';
import { untilAborted } from './until-aborted.ts';
import { untilWritten } from './until-written.ts';

/** How often the holder looks whether somebody elsewhere asked it to stop, in milliseconds. */
const CANCEL_POLL_MS = 150;

/** How far a step has come is kept at most so often for its own sake, in milliseconds. */
const PROGRESS_PAUSE_MS = 200;

/** What is said within such a time is stored together, in milliseconds: a write for each answer would keep others waiting. */
const GATHERING_MS = 20;

/** Whoever watches a run while it works. */
export interface RunListener {
  /** Log lines, in order, as soon as they are stored. */
  onEvents?(events: readonly RunEvent[]): void;
  onProgress?(progress: StepProgress): void;
}

/** The work was stopped because somebody asked for it. */
export class RunCancelledError extends Error {
  override readonly name = 'RunCancelledError';

  constructor() {
    super('The run was cancelled.');
  }
}

/**
 * A run as its work sees it: what it may write, what it must obey. Everything it writes is fenced by the
 * run's token; finished units and log lines are written together, a moment after they were said.
 */
export class RunSession {
  readonly lease: RunLease;
  readonly #db: ProjectDatabase;
  readonly #now: () => Date;
  readonly #listener: RunListener;
  readonly #stop = new AbortController();
  readonly #history = new StepHistory();
  #units: UnitResult[] = [];
  #events: NewRunEvent[] = [];
  #step: RunProgress | null = null;
  /** Whether the file is behind `#step`, and whether it is time to write for that alone. */
  #stepIs: 'stored' | 'changed' | 'due' = 'stored';
  #stepTimer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;
  readonly #gathering = createGatheringTime(GATHERING_MS);
  /** How many wait until everything is stored. */
  #waiting = 0;
  #timers: NodeJS.Timeout[] = [];

  constructor(lease: RunLease, db: ProjectDatabase, now: () => Date, listener: RunListener) {
    this.lease = lease;
    this.#db = db;
    this.#now = now;
    this.#listener = listener;
  }

  /** Aborts when the work must stop. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** What is stored or on its way to be: a unit that cannot be stored was not done. */
  get counts(): UnitCounts {
    const counts = this.#history.counts;
    return { ...counts, unitsDone: counts.unitsDone - this.#units.length };
  }

  /** How many finished units wait for the writer. */
  get unstoredUnits(): number {
    return this.#units.length;
  }

  /** Time of now, UTC in ISO 8601. */
  timestamp(): string {
    return this.#now().toISOString();
  }

  cancel(): void {
    this.#stop.abort(new RunCancelledError());
  }

  /** The work cannot be done: it stops, and the run ends as failed with this error, unless it was stopped before. */
  fail(error: ActionableError): void {
    this.#stop.abort(error);
  }

  /** The run was taken away: the work must stop. */
  lose(): void {
    this.#stop.abort(new RunLostError(this.lease.runId));
  }

  /** Adds a line to the run's log. */
  log(level: EventLevel, step: RunStep | null, message: Message): void {
    this.#events.push({ at: this.timestamp(), level, step, message: sentenceOf(message), details: message });
    this.#flushSoon();
  }

  /** Says that the next step begins now, before it is known how many units it has. */
  beginStep(step: RunStep): void {
    if (!this.#history.begin(step, this.timestamp())) return;
    this.#stepIs = 'due';
    this.#flushSoon();
  }

  /**
   * Says how far a step has come. It is kept in the file too, for other processes: at once where a step begins
   * or ends, with whatever else is stored, and now and then for its own sake.
   */
  progress(progress: StepProgress): void {
    this.#listener.onProgress?.(progress);
    this.#history.begin(progress.step, this.timestamp());
    this.#history.setTotal(progress.step, progress.total, this.timestamp());
    const since = this.#step?.step === progress.step ? this.#step.since : null;
    this.#step = { ...progress, since: since ?? this.timestamp() };
    if (since === null || progress.finished === progress.total) {
      this.#stepIs = 'due';
      this.#flushSoon();
      return;
    }
    if (this.#stepIs === 'stored') this.#stepIs = 'changed';
    this.#stepTimer ??= setTimeout(() => {
      this.#stepTimer = undefined;
      if (this.#stepIs === 'changed') this.#stepIs = 'due';
      this.#flushSoon();
    }, PROGRESS_PAUSE_MS);
  }

  /** Keeps the answer of a unit, from this moment on also across a crash as soon as the writer has it. */
  unitDone(unit: UnitResult): void {
    this.count(unit.step, { unitsDone: 1 });
    this.#units.push(unit);
    this.#flushSoon();
  }

  /** Counts a unit that has no answer, keeps it so that it can be tried again, and names it in the log. */
  unitFailed(unit: FailedUnit): void {
    this.#history.addFailed(unit, this.timestamp());
    const { subject, detail } = unit;
    this.log('error', unit.step, { code: 'unit-failed', values: { subject, detail } });
  }

  /** Counts units whose answers are stored already, and documents that were read. */
  count(step: RunStep, counts: Partial<UnitCounts>): void {
    this.#history.add(step, counts, this.timestamp());
  }

  /**
   * Waits until everything said so far is stored, as long as the run is not stopped.
   *
   * @throws why it cannot be stored; the signal's reason
   */
  async flush(): Promise<void> {
    await untilAborted(this.store(), this.signal);
  }

  /** Stores everything said so far, also when the run was stopped. Throws why it cannot be stored. */
  async store(): Promise<void> {
    if (this.#stepIs === 'changed') this.#stepIs = 'due';
    this.#waiting += 1;
    this.#gathering.end();
    this.#flushSoon();
    try {
      await this.#flushing;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Publishes a step: everything said before is stored first; then the write is repeated until it is made. */
  async publish(write: () => Promise<unknown>): Promise<void> {
    await this.flush();
    this.signal.throwIfAborted();
    await untilWritten(write, this.signal);
  }

  /**
   * What is not stored yet but for the units, handed over to whoever writes the end of the run.
   *
   * @param doneAt when the work was done, all of it; null where it stopped in the middle of a step
   */
  takeRest(doneAt: string | null): {
    readonly events: readonly NewRunEvent[];
    readonly changes: StepChanges;
  } {
    if (doneAt !== null) this.#history.end(doneAt);
    return { events: this.#takeEvents(), changes: this.#history.take(this.#units.map(({ step }) => step)) };
  }

  /** Says now and then that the holder is there, and listens for requests to stop from elsewhere. */
  startWatching(): void {
    const every = (milliseconds: number, look: () => Promise<void>): void => {
      let isLooking = false;
      this.#timers.push(
        setInterval(() => {
          if (isLooking) return;
          isLooking = true;
          look()
            .catch((error: unknown) => this.#watchFailed(error))
            .finally(() => {
              isLooking = false;
            });
        }, milliseconds),
      );
    };
    every(CANCEL_POLL_MS, async () => {
      const status = await this.#db.read.getRunStatus(this.lease.runId);
      if (status === 'cancelling') this.cancel();
      else if (status !== 'running') this.lose();
    });
    every(HEARTBEAT_INTERVAL_MS, () => this.#db.write.heartbeat(this.lease, this.timestamp()));
  }

  stopWatching(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    clearTimeout(this.#stepTimer);
  }

  #takeEvents(): readonly NewRunEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  get #hasSomethingToStore(): boolean {
    return this.#units.length > 0 || this.#events.length > 0 || this.#stepIs === 'due';
  }

  /** The next look comes by itself after a busy lock; anything else ends the work, which reports it. */
  #watchFailed(error: unknown): void {
    if (!isBusyError(error)) this.#stop.abort(error);
  }

  #flushSoon(): void {
    if (this.#flushing !== undefined) return;
    if (!this.#hasSomethingToStore) return;
    this.#flushing = this.#flushAll().finally(() => {
      this.#flushing = undefined;
    });
    this.#flushing.then(
      // For what was said in the very moment in which the last write ended.
      () => this.#flushSoon(),
      // Whoever waits for it gets the error; without one, the work must not go on unstored.
      (error: unknown) => this.#stop.abort(error),
    );
  }

  async #flushAll(): Promise<void> {
    while (this.#hasSomethingToStore) {
      // What is said in one go is stored in one go, also where somebody waits.
      await (this.#waiting === 0 ? this.#gathering.over() : Promise.resolve());
      const progress = {
        units: this.#units,
        counts: this.#history.counts,
        step: this.#step,
        changes: this.#history.take([]),
        events: this.#takeEvents(),
      };
      this.#units = [];
      this.#stepIs = 'stored';
      try {
        const stored = await untilWritten(() =>
          this.#db.write.storeProgress(this.lease, progress, this.timestamp()),
        );
        if (stored.length > 0) this.#listener.onEvents?.(stored);
      } catch (error) {
        // Not lost yet: the end of the run tries once more.
        this.#units = [...progress.units, ...this.#units];
        this.#events = [...progress.events, ...this.#events];
        this.#history.giveBack(progress.changes);
        if (progress.step !== null) this.#stepIs = 'due';
        throw error;
      }
    }
  }
}
