import { randomUUID } from 'node:crypto';
import { isBusyError } from '../db/file-errors.ts';
import type { ProjectDatabase } from '../db/project-database.ts';
import { ActionableError, RunAlreadyActiveError, RunLostError } from '../domain/errors.ts';
import type { Message } from '../domain/message.ts';
import { isActive } from '../domain/run.ts';
import type { EventLevel, Run, RunOwner, RunScope, RunStatus, TerminalRunStatus } from '../domain/run.ts';
import type { BlockingRun, GoneRun } from '../domain/run-request.ts';
import { apart } from './apart.ts';
import { withProjectLock } from './in-process-lock.ts';
import { whyOwnerIsGone } from './owner.ts';
import { hostNameOf } from './process-identity.ts';
import { RunCancelledError, RunSession } from './run-session.ts';
import type { RunListener } from './run-session.ts';
import { runNotActive, runNotFound } from './run-errors.ts';
import { sentenceOf } from './sentence-of.ts';
import { untilAborted } from './until-aborted.ts';
import { untilWritten } from './until-written.ts';

/** What a run is started with. */
export interface RunRequest {
  readonly scope: RunScope;
  /** JSON, kept so that the run can be resumed. */
  readonly options: string;
  readonly resumes: string | null;
}

/** The work of a run. It settles only when everything it started has really stopped. */
export type RunWork = (session: RunSession) => Promise<void>;

export interface StartedRun {
  readonly id: string;
  /** The run as it ended; never rejects for a failure of the work, which the run itself tells. */
  readonly finished: Promise<Run>;
}

/** What the manager needs from outside. */
export interface RunManagerContext {
  readonly db: ProjectDatabase;
  /** Real path of the project file. */
  readonly realPath: string;
  /** This process. */
  readonly owner: RunOwner;
  /** Name of this program, for people. */
  readonly program: string;
  readonly now: () => Date;
}

/**
 * How long closing a project tries to write how its runs ended while other programs hold the write lock, in
 * milliseconds. A run whose end is not written is found to be interrupted by whoever opens the project next.
 */
const CLOSE_PATIENCE_MS = 10_000;

/**
 * Tokens of the runs that this process works on, in all projects. A run that the file says is ours and
 * that is not here ended without being able to write so, on a full disk for example.
 */
const heldTokens = new Set<string>();

/** Starts, stops and ends the runs of one project: at most one is active, in all processes together. */
export class RunManager {
  readonly #context: RunManagerContext;
  /** The runs that this manager works on, each with the promise of its end. */
  readonly #working = new Map<string, { readonly session: RunSession; readonly ended: Promise<Run> }>();
  /** Starts that are still on their way through the guard. */
  readonly #starting = new Set<Promise<StartedRun>>();
  #isClosed = false;
  /** Aborts when the ends of runs are no longer waited for. */
  readonly #impatience = new AbortController();

  constructor(context: RunManagerContext) {
    this.#context = context;
  }

  /**
   * Starts a run unless one is active. Check before whether the scope has what it needs: from here on
   * things are written.
   *
   * @param signal a caller that is gone before its turn starts nothing
   * @throws RunAlreadyActiveError when another run is active, with nothing written; SQLite's own SQLITE_BUSY
   * when the write lock cannot be had in time; the signal's reason; ActionableError `project-closing` when
   * the project is being closed
   */
  async start(
    request: RunRequest,
    work: RunWork,
    listener: RunListener = {},
    signal?: AbortSignal,
  ): Promise<StartedRun> {
    const starting = this.#start(request, work, apart(listener), signal);
    this.#starting.add(starting);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  async #start(
    request: RunRequest,
    work: RunWork,
    listener: RunListener,
    signal: AbortSignal | undefined,
  ): Promise<StartedRun> {
    const lease = { runId: randomUUID().slice(0, 13), token: randomUUID() };
    // Before the run can be seen in the file: another caller would take it for abandoned otherwise.
    heldTokens.add(lease.token);
    try {
      await withProjectLock(this.#context.realPath, () => this.#admit(lease, request), signal);
    } catch (error) {
      heldTokens.delete(lease.token);
      throw error;
    }
    const session = new RunSession(lease, this.#context.db, this.#context.now, listener);
    const ended = this.#execute(session, work, listener).finally(() => {
      this.#working.delete(lease.runId);
      heldTokens.delete(lease.token);
    });
    this.#working.set(lease.runId, { session, ended });
    return { id: lease.runId, finished: ended };
  }

  /**
   * Asks a run to stop, also one of another process, whose owner sees the request in the file.
   *
   * @throws ActionableError `run-not-found`, or `run-not-active` when it has already ended
   */
  async cancel(runId: string): Promise<void> {
    const requestCancel = (): Promise<RunStatus | null> =>
      untilWritten(() => this.#context.db.write.requestCancel(runId));
    const own = this.#working.get(runId);
    if (own !== undefined) {
      // The work stops at once; the state follows as soon as the write lock can be had.
      own.session.cancel();
      await requestCancel();
      return;
    }
    await this.retireGoneRun();
    const status = await requestCancel();
    if (status === null) throw runNotFound(runId);
    if (!isActive(status)) throw runNotActive(runId, status);
  }

  /**
   * Takes an active run away from its owner and ends it as interrupted. The owner's late writes are refused, and its
   * work ends when it looks; until then both may be at work, but only one of them can write.
   *
   * @throws ActionableError `run-not-found`, or `run-not-active` when it has already ended; SQLite's own SQLITE_BUSY
   * when the write lock cannot be had in time
   */
  async takeOver(runId: string): Promise<void> {
    const { db, now } = this.#context;
    for (;;) {
      const blocking = await db.read.getBlockingRun();
      if (blocking === null || blocking.id !== runId) {
        const status = await db.read.getRunStatus(runId);
        if (status === null) throw runNotFound(runId);
        if (!isActive(status)) throw runNotActive(runId, status);
        // It became active between the two looks.
        continue;
      }
      const { program, token, owner } = blocking;
      const details: Message = {
        code: 'taken-over',
        values: { program, pid: owner.pid, host: hostNameOf(owner.host) },
      };
      const message = sentenceOf(details);
      const isTaken = await db.write.takeOverRun(
        { id: runId, token, reason: message, reasonDetails: details },
        randomUUID(),
        { at: now().toISOString(), level: 'warning', step: null, message, details },
      );
      if (!isTaken) continue;
      this.#working.get(runId)?.session.lose();
      return;
    }
  }

  /** Whether a run that this manager started is active, or about to be. */
  get isWorking(): boolean {
    return this.#working.size > 0 || this.#starting.size > 0;
  }

  /** Admits no further run, stops all work of this manager and waits until it has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#starting);
    const working = [...this.#working.values()];
    for (const { session } of working) session.cancel();
    const timer = setTimeout(() => this.#impatience.abort(new EndNotWrittenError()), CLOSE_PATIENCE_MS);
    // Why an end could not be written is told to whoever started the run.
    await Promise.allSettled(working.map(({ ended }) => ended));
    clearTimeout(timer);
  }

  /**
   * Marks an active run as interrupted if its owner is gone. Call it when a project is opened. While another
   * program holds the write lock this is left to the next start, so that the project can be read meanwhile.
   */
  async retireGoneRun(): Promise<void> {
    const { db, now } = this.#context;
    const blocking = await db.read.getBlockingRun();
    if (blocking === null) return;
    const gone = await asGone(blocking, this.#context);
    if (gone === null) return;
    try {
      await db.write.retireRuns([gone], now().toISOString());
    } catch (error) {
      if (!isBusyError(error)) throw error;
    }
  }

  async #admit(
    lease: { readonly runId: string; readonly token: string },
    request: RunRequest,
  ): Promise<void> {
    if (this.#isClosed) {
      throw new ActionableError(
        'project-closing',
        'The project is being closed.',
        'Open it again to start a run.',
      );
    }
    const { db, owner, program, now } = this.#context;
    const run = {
      ...request,
      id: lease.runId,
      token: lease.token,
      owner,
      program,
      startedAt: now().toISOString(),
    };
    let gone: readonly GoneRun[] = [];
    for (;;) {
      const outcome = await db.write.startRun(run, gone);
      if (outcome.kind === 'started') return;
      // Whether a process lives is asked outside the transaction. That is safe: a process that is gone
      // stays gone, and the run is retired only while the very token that was judged still holds it.
      const dead = await asGone(outcome.by, this.#context);
      if (dead === null) throw new RunAlreadyActiveError(outcome.by);
      gone = [dead];
    }
  }

  async #execute(session: RunSession, work: RunWork, listener: RunListener): Promise<Run> {
    const { db } = this.#context;
    const { lease } = session;
    let end: End;
    try {
      const status = await untilWritten(() => db.write.beginRun(lease), this.#impatience.signal);
      if (status === 'cancelling') session.cancel();
      session.startWatching();
      session.signal.throwIfAborted();
      await work(session);
      await untilAborted(session.store(), this.#impatience.signal);
      end = { status: 'completed', message: lastWords(session.counts.unitsFailed) };
    } catch (error) {
      end = endFor(error, session);
    } finally {
      session.stopWatching();
    }
    try {
      // Whatever was finished before the end is kept, also when the run failed or was cancelled.
      await untilAborted(session.store(), this.#impatience.signal);
    } catch (error) {
      if (end.status === 'completed') end = endFor(error, session);
    }
    const finishedAt = session.timestamp();
    const { status, message } = end;
    const said = { level: levelOf(end), message: sentenceOf(message), details: message };
    const rest = session.takeRest(status === 'completed' ? finishedAt : null);
    const lastEvents = [...rest.events, { at: finishedAt, step: null, ...said }];
    // Nothing is to be explained about a run that did all of its work.
    const reason = message.code === 'completed' ? null : message;
    const stored = { reason: reason === null ? null : sentenceOf(reason), reasonDetails: reason };
    const runEnd = { status, ...stored, finishedAt, counts: session.counts };
    try {
      const events = await untilWritten(
        () => db.write.finishRun(lease, runEnd, lastEvents, rest.changes),
        this.#impatience.signal,
      );
      listener.onEvents?.(events);
    } catch (error) {
      // Somebody else has ended the run, and said so in the file.
      if (!(error instanceof RunLostError)) throw error;
    }
    const run = await db.read.getRun(lease.runId);
    if (run === null) throw new Error(`Run ${lease.runId} has vanished from the project file.`);
    return run;
  }
}

/** The write lock could not be had while the project was being closed. */
class EndNotWrittenError extends Error {
  override readonly name = 'EndNotWrittenError';

  constructor() {
    super('How the run ended could not be written before the project was closed.');
  }
}

interface End {
  readonly status: TerminalRunStatus;
  readonly message: Message;
}

function levelOf({ status, message }: End): EventLevel {
  if (message.code === 'completed') return 'info';
  return status === 'failed' ? 'error' : 'warning';
}

function lastWords(failedUnits: number): Message {
  return failedUnits === 0
    ? { code: 'completed', values: {} }
    : { code: 'units-failed', values: { count: failedUnits } };
}

function endFor(error: unknown, session: RunSession): End {
  const reason: unknown = session.signal.aborted ? session.signal.reason : error;
  if (reason instanceof RunCancelledError)
    return { status: 'cancelled', message: { code: 'cancelled', values: {} } };
  if (reason instanceof ActionableError) {
    const { code, message, remedy, values } = reason;
    return {
      status: 'failed',
      message: { code: 'stopped-by-error', values: { ...values, error: code, message, remedy } },
    };
  }
  const detail = reason instanceof Error ? reason.message : String(reason);
  return { status: 'failed', message: { code: 'program-mistake', values: { detail } } };
}

/**
 * Judges whether the owner of an active run is gone.
 *
 * @param here this process, with the identity of the file that the run was found in
 * @returns the run as it is to be retired; null while its owner may still be there
 */
export async function asGone(
  run: BlockingRun,
  { owner: here, now }: Pick<RunManagerContext, 'owner' | 'now'>,
): Promise<GoneRun | null> {
  const isOurs =
    run.owner.host === here.host &&
    run.owner.pid === here.pid &&
    run.owner.processStart === here.processStart &&
    run.owner.fileIdentity === here.fileIdentity;
  const reason = isOurs ? whyOursIsGone(run.token) : await whyOwnerIsGone(run, here, now().getTime());
  if (reason === null) return null;
  return { id: run.id, token: run.token, reason: sentenceOf(reason), reasonDetails: reason };
}

function whyOursIsGone(token: string): Message | null {
  return heldTokens.has(token) ? null : { code: 'end-not-written', values: {} };
}
