import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { OpenProjects } from '../ipc/open-projects.ts';
import type { Report } from '../ipc/ports.ts';
import type { AppWindow, AppWindows } from './app-windows.ts';
import { nextClosing } from './closing.ts';
import type { Closing, ClosingEvent, ClosingStep } from './closing.ts';
import type { Texts } from './texts.ts';

export interface AppClosingContext {
  readonly windows: AppWindows;
  readonly projects: OpenProjects;
  readonly texts: () => Texts;
  readonly report: Report;
  /** Does what is left to be done when all projects are closed. */
  readonly finish: () => Promise<void>;
}

/**
 * Closes windows and the app: asks before a run is stopped by it, and ends the program only when runs have stopped and
 * files are closed.
 */
export class AppClosing {
  readonly #context: AppClosingContext;
  #closing: Closing = { kind: 'open' };
  #files: 'open' | 'closing' | 'closed' = 'open';

  constructor(context: AppClosingContext) {
    this.#context = context;
  }

  /** Whether everything is being closed, or is closed already. */
  get isQuitting(): boolean {
    return this.#files !== 'open';
  }

  /** Tells whether a window may be closed at once; otherwise it is closed after the answer to a question. */
  mayClose({ id, window, session }: AppWindow): boolean {
    const wish = { kind: 'wish', subject: id, stopsRun: session.isLastOnRunningProject() } as const;
    const step = this.#next(wish);
    if (step === 'ask') this.#askSoon(window);
    return step === 'proceed';
  }

  /** A window is gone, whether it was asked or not. */
  gone(id: number): void {
    this.#next({ kind: 'gone', window: id });
  }

  /** Tells whether the program may end at once; otherwise it ends when everything is closed. */
  mayQuit(): boolean {
    if (this.#files === 'closed') return true;
    const step = this.#next({ kind: 'wish', subject: 'app', stopsRun: this.#context.projects.isWorking() });
    if (step === 'ask') this.#askSoon(null);
    if (step === 'proceed') this.#quitSoon();
    return false;
  }

  #next(event: ClosingEvent): ClosingStep {
    const { closing, step } = nextClosing(this.#closing, event);
    this.#closing = closing;
    return step;
  }

  /** @param window the one to be closed; null for the whole app */
  #askSoon(window: BrowserWindow | null): void {
    this.#ask(window).catch((error: unknown) =>
      this.#context.report('A window could not be opened or closed', error),
    );
  }

  async #ask(window: BrowserWindow | null): Promise<void> {
    // A window that cannot be kept is gone by then, and nobody is to be asked.
    await Promise.resolve();
    if (window?.isDestroyed() === true) return;
    const { windows, report } = this.#context;
    const parent = window ?? windows.front?.window ?? null;
    let mayStop = false;
    try {
      mayStop = await this.#askWhetherToStop(window === null ? 'app' : 'window', parent);
    } catch (error) {
      report('The question before closing could not be asked', error);
    }
    const step = this.#next({ kind: 'answer', mayStop });
    if (step === 'proceed') {
      if (window === null) this.#quitSoon();
      else await windows.close(window);
    } else if (windows.front === null) {
      // Nobody could see the run that is kept.
      await windows.open(null, async () => undefined);
    }
  }

  async #askWhetherToStop(what: 'window' | 'app', parent: BrowserWindow | null): Promise<boolean> {
    const { closing } = this.#context.texts();
    const question = {
      type: 'question' as const,
      message: closing.question,
      detail: closing.detail,
      buttons: [closing.stop[what], closing.keep],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const { response } = await (parent === null
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(parent, question));
    return response === 0;
  }

  #quitSoon(): void {
    if (this.#files !== 'open') return;
    this.#files = 'closing';
    void this.#quit();
  }

  async #quit(): Promise<void> {
    await this.#closeEverything();
    this.#files = 'closed';
    app.quit();
  }

  async #closeEverything(): Promise<void> {
    const { windows, projects, texts, report, finish } = this.#context;
    await windows.closeAll();
    await windows.settled();
    const failures = [...(await projects.closeAll())];
    try {
      await finish();
    } catch (error) {
      failures.push(error);
    }
    if (failures.length === 0) return;
    for (const failure of failures) report('Something could not be closed', failure);
    const { closing } = texts();
    dialog.showErrorBox(closing.failed, closing.failedDetail);
  }
}
