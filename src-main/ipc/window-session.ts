import type { OpenProject } from '../../src-preload/contract.ts';
import { ActionableError } from '../domain/errors.ts';
import type { Project } from '../project/project.ts';
import type { OpenedProject, OpenProjects, RunsOfLeft } from './open-projects.ts';
import type { PageWindow } from './ports.ts';
import { projectNotOpen } from './request-errors.ts';

/** What one window shows, and what its page may therefore ask for. */
export class WindowSession {
  readonly window: PageWindow;
  /** The file that this window exported last. */
  lastExport: string | null = null;
  readonly #projects: OpenProjects;
  readonly #onChange: () => void;
  #opened: OpenedProject | null = null;
  readonly #ending = new AbortController();
  /** A window goes from project to project in the order of the requests. */
  #lastMove: Promise<unknown> = Promise.resolve();

  /**
   * @param onChange called when the window shows another project, or none
   */
  constructor(window: PageWindow, projects: OpenProjects, onChange: () => void) {
    this.window = window;
    this.#projects = projects;
    this.#onChange = onChange;
  }

  /** Absolute path of the project file that this window shows. */
  get file(): string | null {
    return this.#opened?.project.file ?? null;
  }

  /** Aborts when the window goes away. */
  get ended(): AbortSignal {
    return this.#ending.signal;
  }

  /** The project that this window shows, as its page may know it. */
  async shown(): Promise<OpenProject | null> {
    return this.#opened === null ? null : describe(this.#opened);
  }

  /**
   * Does something with the project of this window.
   *
   * @param projectId what the page takes for the id of its project
   * @throws RequestRefusal `project-not-open` when the window does not show that project, or left it meanwhile
   */
  async use<Result>(
    projectId: string,
    work: (project: Project, opened: OpenedProject) => Promise<Result>,
  ): Promise<Result> {
    const opened = this.#opened;
    if (opened === null || opened.id !== projectId) throw projectNotOpen();
    try {
      return await work(opened.project, opened);
    } catch (error) {
      if (this.#opened !== opened && !(error instanceof ActionableError)) throw projectNotOpen(error);
      throw error;
    }
  }

  /** Shows a project file. The earlier project stays where this throws. */
  open(file: string): Promise<OpenProject> {
    return this.#move(() => this.#projects.enter(file, this.window));
  }

  /** Shows a project that was made a moment ago. */
  openNew(project: Project): Promise<OpenProject> {
    return this.#move(() => this.#projects.adopt(project, this.window));
  }

  /** Shows no project any more. Its runs go on until they have ended. */
  leave(): Promise<void> {
    return this.#inTurn(() => this.#replace(null, 'go-on'));
  }

  /** The window is gone. Runs that nobody sees any more are stopped; waits until the project is closed. */
  end(): Promise<void> {
    this.#ending.abort();
    return this.#inTurn(() => this.#replace(null, 'stop'));
  }

  /** Tells whether closing this window would stop a run. */
  isLastOnRunningProject(): boolean {
    return this.#opened !== null && this.#projects.isLastOnRunningProject(this.#opened, this.window);
  }

  /** Keeps the project open for a run that was started in it. */
  followRun(opened: OpenedProject, run: Parameters<OpenProjects['followRun']>[1]): void {
    this.#projects.followRun(opened, run);
  }

  #move(enter: () => Promise<OpenedProject>): Promise<OpenProject> {
    return this.#inTurn(async () => {
      const opened = await enter();
      if (this.ended.aborted) {
        await this.#projects.leave(opened, this.window, 'stop');
        throw projectNotOpen();
      }
      if (opened !== this.#opened) await this.#replace(opened, 'go-on');
      return describe(opened);
    });
  }

  async #replace(opened: OpenedProject | null, runsOfEarlier: RunsOfLeft): Promise<void> {
    const earlier = this.#opened;
    if (earlier === opened) return;
    this.#opened = opened;
    this.#onChange();
    if (earlier !== null) await this.#projects.leave(earlier, this.window, runsOfEarlier);
  }

  #inTurn<Result>(move: () => Promise<Result>): Promise<Result> {
    const result = this.#lastMove.then(move);
    this.#lastMove = result.catch(() => undefined);
    return result;
  }
}

async function describe({ id, project }: OpenedProject): Promise<OpenProject> {
  return { id, name: await project.name(), file: project.file };
}
