import { dialog, Menu } from 'electron';
import type { Report } from '../ipc/ports.ts';
import type { AppWindows } from './app-windows.ts';
import { menuTemplate } from './menu.ts';
import type { MenuActions, MenuState } from './menu.ts';
import type { Texts } from './texts.ts';

/** How many projects the menu offers. */
const MOST_RECENT = 8;

export interface AppMenuContext {
  readonly windows: AppWindows;
  readonly texts: () => Texts;
  readonly version: string;
  readonly actions: Pick<MenuActions, 'openProject' | 'openRecent' | 'newWindow'>;
  /** The projects of the list, the last opened first. */
  readonly listProjects: () => Promise<readonly { readonly file: string; readonly name: string }[]>;
  readonly isQuitting: () => boolean;
  readonly report: Report;
}

/** The menu of the app, kept up to date. */
export class AppMenu {
  readonly #context: AppMenuContext;
  #recentProjects: MenuState['recentProjects'] = [];
  /** What the menu shows, to build it anew only when that changes. */
  #shown = '';

  constructor(context: AppMenuContext) {
    this.#context = context;
  }

  /** Shows the menu that fits the window in front. */
  update(): void {
    const { windows, texts, actions } = this.#context;
    const { front } = windows;
    const state: MenuState = {
      texts: texts().menu,
      isMac: process.platform === 'darwin',
      front: front === null ? 'none' : front.session.file === null ? 'list' : 'project',
      recentProjects: this.#recentProjects,
    };
    const description = JSON.stringify(state);
    if (description === this.#shown) return;
    this.#shown = description;
    const template = menuTemplate(state, {
      ...actions,
      command: (command) => windows.front?.session.window.send('menu:command', command),
      about: () => {
        this.#showAbout().catch((error: unknown) =>
          this.#context.report('A dialog could not be shown', error),
        );
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** Reads the list of projects again. */
  updateRecentProjects(): void {
    const { isQuitting, report } = this.#context;
    this.#readRecentProjects().catch((error: unknown) => {
      // The list is closed before the program ends, whoever is still reading it.
      if (!isQuitting()) report('The list of projects could not be read', error);
    });
  }

  async #readRecentProjects(): Promise<void> {
    const projects = await this.#context.listProjects();
    this.#recentProjects = projects.slice(0, MOST_RECENT).map(({ file, name }) => ({ file, name }));
    this.update();
  }

  async #showAbout(): Promise<void> {
    const { windows, texts, version } = this.#context;
    const { dialogs } = texts();
    const box = {
      type: 'info' as const,
      message: dialogs.about(version),
      detail: dialogs.aboutDetail,
      buttons: [dialogs.ok],
    };
    const front = windows.front?.window;
    await (front === undefined ? dialog.showMessageBox(box) : dialog.showMessageBox(front, box));
  }
}
