import type { BrowserWindow } from '../browser-window.ts';
import { getApplicationMenu, setApplicationMenu } from './application-menu.ts';
import { roleOf, runRole } from './roles.ts';
import type { MenuRole } from './roles.ts';

type ItemType = 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';

/** How a click came about. */
export interface KeyboardEvent {
  readonly triggeredByAccelerator?: boolean;
}

export interface MenuItemConstructorOptions {
  id?: string;
  label?: string;
  type?: ItemType;
  role?: MenuRole;
  accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  checked?: boolean;
  submenu?: MenuItemConstructorOptions[] | Menu;
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: KeyboardEvent) => void;
}

/** An entry of a menu. There is no menu bar: keys and `click()` reach it. */
export class MenuItem {
  readonly id: string;
  readonly type: ItemType;
  readonly role: MenuRole | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: MenuItemConstructorOptions['click'];

  constructor(options: MenuItemConstructorOptions) {
    const role = options.role === undefined ? undefined : roleOf(options.role);
    const { submenu } = options;
    this.id = options.id ?? '';
    this.submenu =
      submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.accelerator = options.accelerator ?? role?.accelerator;
    this.label = options.label ?? role?.label ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#click = options.click;
  }

  /** Does what the entry is for. */
  click(event: KeyboardEvent = {}, window?: BrowserWindow): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    if (this.role === undefined) this.#click?.(this, window, event);
    else runRole(this.role, window);
  }
}

export class Menu {
  readonly items: readonly MenuItem[];

  private constructor(items: readonly MenuItem[]) {
    this.items = items;
  }

  /** Makes a menu of its description. */
  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    return new Menu(template.map((entry) => (entry instanceof MenuItem ? entry : new MenuItem(entry))));
  }

  /** The entry with an id, in this menu or in one below it. */
  getMenuItemById(id: string): MenuItem | null {
    return this.allItems().find((item) => item.id === id) ?? null;
  }

  /** Of the shell: the entries of this menu and of those below it. */
  allItems(): readonly MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.allItems() ?? [])]);
  }

  /** Makes a menu that of the app, or takes it away. */
  static setApplicationMenu(menu: Menu | null): void {
    setApplicationMenu(menu);
  }

  static getApplicationMenu(): Menu | null {
    return getApplicationMenu();
  }
}
