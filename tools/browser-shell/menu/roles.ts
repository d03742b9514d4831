import type { BrowserWindow } from '../browser-window.ts';

/** What the shell does for a role. */
const ROLES = {
  quit: { label: 'Quit', accelerator: process.platform === 'win32' ? undefined : 'CommandOrControl+Q' },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M' },
  reload: { label: 'Reload', accelerator: 'CommandOrControl+R' },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: process.platform === 'darwin' ? 'Control+Command+F' : 'F11',
  },
} as const;

/** Roles that the browser fills by itself, keys included. */
const OF_THE_BROWSER = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll',
  'zoomIn',
  'zoomOut',
  'resetZoom',
] as const;

/** Roles that only a menu bar has. */
const OF_A_MENU_BAR = [
  'about',
  'appMenu',
  'editMenu',
  'fileMenu',
  'front',
  'help',
  'hide',
  'hideOthers',
  'services',
  'unhide',
  'viewMenu',
  'window',
  'windowMenu',
  'zoom',
] as const;

type OwnRole = keyof typeof ROLES;
export type MenuRole = OwnRole | (typeof OF_THE_BROWSER)[number] | (typeof OF_A_MENU_BAR)[number];

/** Does what the roles of the shell are for. */
export type RoleRunner = (role: OwnRole, window: BrowserWindow | undefined) => void;

let runner: RoleRunner | null = null;

/** Says who does what the roles are for. */
export function setRoleRunner(run: RoleRunner): void {
  runner = run;
}

/** The label of a role, and the keys that the app has to be told of. */
export function roleOf(role: MenuRole): {
  readonly label: string;
  readonly accelerator?: string | undefined;
} {
  if (isOwn(role)) return ROLES[role];
  return { label: role };
}

/** Does what a role is for. Throws an Error when only the browser or a menu bar can. */
export function runRole(role: MenuRole, window: BrowserWindow | undefined): void {
  if (!isOwn(role))
    throw new Error(`The browser shell cannot do what the role "${role}" is for: the browser does it.`);
  runner?.(role, window);
}

function isOwn(role: MenuRole): role is OwnRole {
  return role in ROLES;
}
