import { dialog, screen } from 'electron';
import type { BrowserWindow } from 'electron';
import type { OpenProjects } from '../ipc/open-projects.ts';
import type { EventName, Events, Report } from '../ipc/ports.ts';
import { WindowSession } from '../ipc/window-session.ts';
import { createWindow, pageWindowOf } from './page-window.ts';
import type { Texts } from './texts.ts';
import { fitBounds } from './window-bounds.ts';
import type { Bounds } from './window-bounds.ts';
import type { WindowMemory } from './window-memory.ts';

/** How long a page that is to be closed may take to go, in milliseconds. */
const PAGE_LEAVE_MS = 2000;

/** A window with what it shows. */
export interface AppWindow {
  /** The id of its web contents, which can still be asked for when the window is gone. */
  readonly id: number;
  readonly window: BrowserWindow;
  readonly session: WindowSession;
}

export interface AppWindowsContext {
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly pageUrl: string;
  readonly projects: OpenProjects;
  readonly memory: WindowMemory;
  readonly texts: () => Texts;
  readonly report: Report;
}

/** What the rest of the desktop hears of windows. */
export interface AppWindowsListener {
  /** A window is to be closed: tells whether it may. */
  mayClose(window: AppWindow): boolean;
  closed(window: AppWindow): void;
  /** Another window is in front, or one shows another project. */
  changed(): void;
}

/** The windows of the app. */
export class AppWindows {
  readonly #context: AppWindowsContext;
  readonly #listener: AppWindowsListener;
  /** By the id of their web contents; the one that was in front last comes last. */
  readonly #windows = new Map<number, AppWindow>();
  /** Windows that are gone, until what they showed is closed. */
  readonly #ending = new Set<Promise<void>>();
  /** Windows that are being closed and of which nobody is asked any more. */
  readonly #leaving = new WeakSet<BrowserWindow>();

  constructor(context: AppWindowsContext, listener: AppWindowsListener) {
    this.#context = context;
    this.#listener = listener;
  }

  /** The session of the window that has these web contents. */
  sessionOf(contents: number): WindowSession | undefined {
    return this.#windows.get(contents)?.session;
  }

  /** The window in front, or the one that was there last. */
  get front(): AppWindow | null {
    return [...this.#windows.values()].at(-1) ?? null;
  }

  /** The window that shows a project file. */
  showing(file: string): AppWindow | null {
    return this.#allShowing(file)[0] ?? null;
  }

  /** Tells whether a person looks at a project file: whether a window that shows it has the focus. */
  isLookedAt(file: string): boolean {
    return this.#allShowing(file).some(({ window }) => window.isFocused());
  }

  /** Tells all pages something. */
  broadcast<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const { session } of this.#windows.values()) session.window.send(name, event);
  }

  /**
   * Opens a window.
   *
   * @param file the project that it is to show, to find the place where its window was; null for the list
   * @param prepare brings the session to what the window is to show; where it throws, the window shows the list
   * @throws what `prepare` throws, when the page is loaded all the same; Error if the page cannot be loaded
   */
  async open(file: string | null, prepare: (session: WindowSession) => Promise<unknown>): Promise<AppWindow> {
    const opened = this.#create(file);
    const failure = await prepare(opened.session).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    await this.load(opened);
    if (failure !== null) throw failure.error;
    return opened;
  }

  /** Loads the page anew, so that it shows what the session has now. */
  async load({ window }: AppWindow): Promise<void> {
    if (window.isDestroyed()) return;
    try {
      await window.loadURL(this.#context.pageUrl);
    } catch (error) {
      // A window that was closed meanwhile needs no page.
      if (!window.isDestroyed()) throw error;
    }
  }

  /** Brings a window to the front. */
  bringUp({ window }: AppWindow): void {
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  /**
   * Closes a window without asking. Its page hears that it goes and sends what is typed in it; a page that does not
   * go is taken away.
   */
  async close(window: BrowserWindow): Promise<void> {
    if (window.isDestroyed()) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      window.once('closed', resolve);
      timer = setTimeout(() => window.destroy(), PAGE_LEAVE_MS);
      this.#leaving.add(window);
      window.close();
    });
    clearTimeout(timer);
  }

  /** The same for all windows. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#windows.values()].map(({ window }) => this.close(window)));
  }

  /** Waits until what the windows that are gone have shown is closed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#ending);
  }

  #allShowing(file: string): readonly AppWindow[] {
    return [...this.#windows.values()].filter(({ session }) => session.file === file);
  }

  #create(file: string | null): AppWindow {
    const { preload, memory, projects, texts, report } = this.#context;
    const placement = memory.placementFor(file);
    const taken = [...this.#windows.values()].map(({ window }) => window.getBounds());
    const bounds = fitBounds(placement?.bounds ?? null, displays(), taken);
    const window = createWindow(preload, bounds, placement?.isMaximized ?? false);
    const { id } = window.webContents;
    const session = new WindowSession(
      pageWindowOf(window, () => texts().dialogs),
      projects,
      () => {
        // What a window shows when it is gone is not what the person left.
        if (this.#windows.has(id)) memory.keepProject(session.file);
        this.#listener.changed();
      },
    );
    const opened: AppWindow = { id, window, session };
    this.#windows.set(id, opened);

    const keepPlacement = (): void => {
      if (window.isDestroyed() || window.isMinimized()) return;
      memory.keepPlacement(session.file, {
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
      });
    };
    window.on('resize', keepPlacement);
    window.on('move', keepPlacement);
    window.on('maximize', keepPlacement);
    window.on('unmaximize', keepPlacement);
    window.on('focus', () => {
      this.#windows.delete(id);
      this.#windows.set(id, opened);
      memory.keepProject(session.file);
      this.#listener.changed();
    });
    window.on('close', (event) => {
      if (!this.#leaving.has(window) && !this.#listener.mayClose(opened)) event.preventDefault();
    });
    window.on('closed', () => {
      this.#windows.delete(id);
      // Where another window stays, the next start shows what that one does, whether it gets the focus or not.
      if (this.front !== null) memory.keepProject(this.front.session.file);
      const ending = session
        .end()
        .catch((error: unknown) => report('A project could not be closed', error))
        .finally(() => this.#ending.delete(ending));
      this.#ending.add(ending);
      this.#listener.closed(opened);
      this.#listener.changed();
    });
    window.webContents.on('render-process-gone', () => {
      this.#offerReload(opened).catch((error: unknown) => report('A page could not be loaded again', error));
    });
    return opened;
  }

  async #offerReload(opened: AppWindow): Promise<void> {
    const { window } = opened;
    if (window.isDestroyed()) return;
    const { problems } = this.#context.texts();
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: problems.pageGone,
      detail: problems.pageGoneDetail,
      buttons: [problems.reload, problems.close],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 0) await this.load(opened);
    else window.close();
  }
}

function displays(): [Bounds, ...Bounds[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}
