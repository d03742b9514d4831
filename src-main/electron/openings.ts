import type { HandlerContext } from '../ipc/handler-context.ts';
import type { Report } from '../ipc/ports.ts';
import { isProjectFile, openFiles } from '../ipc/projects.ts';
import type { WindowSession } from '../ipc/window-session.ts';
import type { AppWindow, AppWindows } from './app-windows.ts';
import { showOpeningProblem } from './problem-box.ts';
import type { Texts } from './texts.ts';

export interface OpeningsContext extends Pick<HandlerContext, 'projects' | 'folders'> {
  readonly windows: AppWindows;
  readonly texts: () => Texts;
  readonly withoutHome: (text: string) => string;
  readonly report: Report;
}

/** Opens what no page has asked for: by the menu, by the system, by another start of the app. */
export class Openings {
  readonly #context: OpeningsContext;

  constructor(context: OpeningsContext) {
    this.#context = context;
  }

  /** Opens another window on a project file, or on the list. */
  async openWindow(file: string | null): Promise<void> {
    await this.#context.windows.open(file, async (session) => {
      if (file !== null) await session.open(file);
    });
  }

  /** Shows the project of the last time; where it cannot be opened, the list. */
  async openLastProject(file: string | null): Promise<void> {
    const { windows, report } = this.#context;
    await windows.open(file, async (session) => {
      if (file === null) return;
      try {
        await session.open(file);
      } catch (error) {
        report('The project of the last time could not be opened', error);
      }
    });
  }

  /** Shows a project file: in the window that has it, else in the one in front. */
  async showProject(file: string): Promise<void> {
    const { windows } = this.#context;
    const shown = windows.showing(file);
    if (shown === null) await this.#showIn(windows.front, file, (session) => session.open(file));
    else windows.bringUp(shown);
  }

  /** Shows a project file or a project made of documents; brings up the app where there is nothing to show. */
  async showPaths(paths: readonly string[]): Promise<void> {
    const { windows } = this.#context;
    const [first] = paths;
    if (first === undefined) {
      if (windows.front === null) await this.openWindow(null);
      else windows.bringUp(windows.front);
    } else if (paths.length === 1 && isProjectFile(first)) await this.showProject(first);
    else await this.#showIn(windows.front, null, (session) => openFiles(session, paths, this.#context));
  }

  /** Lets a person choose the project to show. */
  async chooseProject(): Promise<void> {
    const { windows } = this.#context;
    const target = windows.front ?? (await windows.open(null, async () => undefined));
    const file = await target.session.window.chooseProjectFile();
    if (file !== null) await this.showProject(file);
  }

  /** Does one of these; what goes wrong is said in a box. */
  perform(act: (openings: Openings) => Promise<void>): void {
    const { windows, texts, withoutHome, report } = this.#context;
    act(this)
      .catch((error: unknown) => {
        report('Something could not be opened', error);
        return showOpeningProblem(windows.front?.window ?? null, error, texts(), withoutHome);
      })
      .catch((error: unknown) => report('A dialog could not be shown', error));
  }

  async #showIn(
    target: AppWindow | null,
    file: string | null,
    show: (session: WindowSession) => Promise<unknown>,
  ): Promise<void> {
    const { windows } = this.#context;
    if (target === null) {
      await windows.open(file, show);
      return;
    }
    await show(target.session);
    await windows.load(target);
    windows.bringUp(target);
  }
}
