import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Run } from '../domain/run.ts';
import type { Project } from '../project/project.ts';
import type { PageWindow, Report } from './ports.ts';

/** The run of a project, as whoever starts it gets it. */
type StartedRun = Awaited<ReturnType<Project['runs']['start']>>;

/** A project that this process has open. */
export interface OpenedProject {
  /** Names it in requests; good until it is closed. */
  readonly id: string;
  readonly project: Project;
}

interface Entry extends OpenedProject {
  /** The file's real path: two windows on one file share one project, however they name it. */
  readonly key: string;
  readonly windows: Set<PageWindow>;
  stopWatching: (() => void) | null;
  /** Its runs have been told to stop. */
  isClosing: boolean;
}

/** What is to become of the runs of a project that no window shows any more. */
export type RunsOfLeft = 'go-on' | 'stop';

/**
 * The projects that this process has open: one for each file, however many windows show it. What changes in it is
 * told to each of them. It is closed when its last window leaves it, or, where its runs go on, when they have ended.
 */
export class OpenProjects {
  readonly #open: (file: string) => Promise<Project>;
  readonly #report: Report;
  readonly #onRunEnd: (project: Project, run: Run) => Promise<void>;
  readonly #entries = new Map<string, Entry>();
  /** What is being opened or closed, by real path: one after the other. */
  readonly #queues = new Map<string, Promise<unknown>>();

  /**
   * @param open opens a project file
   * @param report hears of what went wrong beside a request
   * @param onRunEnd hears of each run of this process that has ended, while its project is still open
   */
  constructor(
    open: (file: string) => Promise<Project>,
    report: Report,
    onRunEnd: (project: Project, run: Run) => Promise<void>,
  ) {
    this.#open = open;
    this.#report = report;
    this.#onRunEnd = onRunEnd;
  }

  /** Shows a project file in a window. Throws what opening it throws. */
  async enter(file: string, window: PageWindow): Promise<OpenedProject> {
    const key = await realPathOf(file);
    return this.#inTurn(key, async () => {
      const entry = this.#entries.get(key) ?? this.#add(key, await this.#open(file));
      this.#show(entry, window);
      return entry;
    });
  }

  /** Shows a project that was opened a moment ago, and that nobody else has open, in a window. */
  async adopt(project: Project, window: PageWindow): Promise<OpenedProject> {
    const key = await realPathOf(project.file);
    return this.#inTurn(key, async () => {
      const entry = this.#add(key, project);
      this.#show(entry, window);
      return entry;
    });
  }

  /**
   * A window shows the project no longer. Waits until the project is closed if it was the last one.
   *
   * @throws what closing throws; the project counts as closed all the same
   */
  async leave({ id }: OpenedProject, window: PageWindow, runs: RunsOfLeft): Promise<void> {
    const entry = this.#find(id);
    if (entry === undefined) return;
    entry.windows.delete(window);
    this.#watchWhileShown(entry);
    await this.#closeIfUnused(entry, runs);
  }

  /** Keeps the project open for a run that was started, and reports when its end could not be written. */
  followRun({ id }: OpenedProject, { finished }: Pick<StartedRun, 'finished'>): void {
    const entry = this.#find(id);
    finished
      .then(
        (run) => (entry === undefined ? undefined : this.#tellEnd(entry, run)),
        (error: unknown) => this.#report('The end of a run could not be written', error),
      )
      .then(() => (entry === undefined ? undefined : this.#closeIfUnused(entry, 'go-on')))
      .catch((error: unknown) => this.#report('A project could not be closed', error));
  }

  /** Tells whether closing a window would stop a run. */
  isLastOnRunningProject({ id }: OpenedProject, window: PageWindow): boolean {
    const entry = this.#find(id);
    return (
      entry !== undefined &&
      entry.windows.has(window) &&
      entry.windows.size === 1 &&
      entry.project.runs.isWorking()
    );
  }

  /** Tells whether this process works on a run that nobody has stopped yet. */
  isWorking(): boolean {
    return [...this.#entries.values()].some(
      ({ isClosing, project }) => !isClosing && project.runs.isWorking(),
    );
  }

  /**
   * Stops all runs and closes all projects. Waits for those too that are being opened or closed.
   *
   * @returns why some could not be closed
   */
  async closeAll(): Promise<readonly unknown[]> {
    const keys = new Set([...this.#entries.keys(), ...this.#queues.keys()]);
    const closed = await Promise.allSettled(
      [...keys].map((key) =>
        this.#inTurn(key, async () => {
          const entry = this.#entries.get(key);
          if (entry === undefined) return;
          entry.windows.clear();
          await this.#close(entry);
        }),
      ),
    );
    return closed.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
  }

  async #tellEnd({ project }: Entry, run: Run): Promise<void> {
    try {
      await this.#onRunEnd(project, run);
    } catch (error) {
      this.#report('The end of a run could not be told', error);
    }
  }

  #add(key: string, project: Project): Entry {
    const entry: Entry = {
      id: randomUUID(),
      key,
      project,
      windows: new Set(),
      stopWatching: null,
      isClosing: false,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #show(entry: Entry, window: PageWindow): void {
    entry.windows.add(window);
    this.#watchWhileShown(entry);
  }

  #find(id: string): Entry | undefined {
    return [...this.#entries.values()].find((entry) => entry.id === id);
  }

  /** Somebody who does not look costs nothing. */
  #watchWhileShown(entry: Entry): void {
    if (entry.windows.size === 0) {
      entry.stopWatching?.();
      entry.stopWatching = null;
      return;
    }
    const { id: projectId, windows } = entry;
    entry.stopWatching ??= entry.project.watch({
      onChange: (parts) => {
        for (const window of windows) window.send('project:changed', { projectId, parts });
      },
      onActivity: (run, events) => {
        for (const window of windows) window.send('run:activity', { projectId, run, events });
      },
      onError: (error) => this.#report('A project could not be watched', error),
    });
  }

  #closeIfUnused(entry: Entry, runs: RunsOfLeft): Promise<void> {
    return this.#inTurn(entry.key, async () => {
      if (this.#entries.get(entry.key) !== entry || entry.windows.size > 0) return;
      if (runs === 'go-on' && entry.project.runs.isWorking()) return;
      await this.#close(entry);
    });
  }

  async #close(entry: Entry): Promise<void> {
    entry.isClosing = true;
    this.#watchWhileShown(entry);
    try {
      await entry.project.close();
    } finally {
      this.#entries.delete(entry.key);
    }
  }

  async #inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#queues.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#queues.set(key, settled);
    try {
      return await result;
    } finally {
      if (this.#queues.get(key) === settled) this.#queues.delete(key);
    }
  }
}

/** A file that is not there has no real path; opening it says so. */
async function realPathOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return resolve(file);
  }
}
