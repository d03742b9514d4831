import type { MenuItemConstructorOptions } from 'electron';
import { MENU_SHORTCUTS } from '../ipc/ports.ts';
import type { MenuCommand } from '../ipc/ports.ts';
import type { Texts } from './texts.ts';

/** What the menu depends on. */
export interface MenuState {
  readonly texts: Texts['menu'];
  readonly isMac: boolean;
  /** Whether there is a window, and whether the one in front shows a project. */
  readonly front: 'none' | 'list' | 'project';
  /** The last opened first. */
  readonly recentProjects: readonly { readonly file: string; readonly name: string }[];
}

/** What the menu can do. */
export interface MenuActions {
  /** Lets the page in front do something. */
  readonly command: (command: MenuCommand) => void;
  readonly openProject: () => void;
  readonly openRecent: (file: string) => void;
  readonly newWindow: () => void;
  readonly about: () => void;
}

/** Commands that make sense on the list of projects too. */
const WITHOUT_PROJECT: readonly MenuCommand[] = [
  'new-project',
  'show-projects',
  'show-settings',
  'palette',
  'shortcuts',
  'undo',
  'redo',
];

/** Describes the menu of the app. What makes no sense at the moment is there, and disabled. */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const { texts, isMac, front, recentProjects } = state;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const command = (name: MenuCommand): MenuItemConstructorOptions => {
    const accelerator = MENU_SHORTCUTS[name];
    return {
      id: name,
      label: texts[name],
      enabled: front === 'project' || (front === 'list' && WITHOUT_PROJECT.includes(name)),
      click: () => actions.command(name),
      ...(accelerator === undefined ? {} : { accelerator }),
    };
  };
  const about: MenuItemConstructorOptions = { id: 'about', label: texts.about, click: () => actions.about() };
  const quit: MenuItemConstructorOptions = { id: 'quit', role: 'quit', label: texts.quit };
  const recent: MenuItemConstructorOptions[] =
    recentProjects.length === 0
      ? [{ label: texts.noRecentProjects, enabled: false }]
      : recentProjects.map(({ file, name }) => ({
          label: name.replaceAll('&', '&&'),
          click: () => actions.openRecent(file),
        }));
  const ofMac: MenuItemConstructorOptions = {
    label: 'GenGlossary',
    submenu: [
      about,
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.showAll },
      separator,
      quit,
    ],
  };
  const windowMenu: MenuItemConstructorOptions = { role: 'windowMenu' };
  return [
    ...(isMac ? [ofMac] : []),
    {
      label: texts.file,
      submenu: [
        command('new-project'),
        {
          id: 'open-project',
          label: texts.openProject,
          accelerator: 'CmdOrCtrl+O',
          click: () => actions.openProject(),
        },
        { id: 'recent-projects', label: texts.recentProjects, submenu: recent },
        separator,
        command('add-files'),
        command('add-folder'),
        command('export'),
        command('save-copy'),
        command('backups'),
        separator,
        {
          id: 'new-window',
          label: texts.newWindow,
          accelerator: 'CmdOrCtrl+Shift+N',
          click: () => actions.newWindow(),
        },
        { id: 'close', role: 'close', label: texts.close, enabled: front !== 'none' },
        ...(isMac ? [] : [separator, quit]),
      ],
    },
    {
      label: texts.edit,
      submenu: [
        command('undo'),
        command('redo'),
        separator,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
        separator,
        command('find'),
        command('palette'),
      ],
    },
    { label: texts.run, submenu: [command('build'), command('stop-run')] },
    {
      label: texts.view,
      submenu: [
        command('show-projects'),
        command('show-documents'),
        command('show-terms'),
        command('show-glossary'),
        command('show-issues'),
        command('show-runs'),
        command('show-settings'),
        separator,
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        { role: 'resetZoom', label: texts.resetZoom },
        separator,
        { role: 'togglefullscreen', label: texts.fullScreen },
      ],
    },
    ...(isMac ? [windowMenu] : []),
    { label: texts.help, submenu: [command('shortcuts'), ...(isMac ? [] : [separator, about])] },
  ];
}
