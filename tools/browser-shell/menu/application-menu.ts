import type { BrowserWindow } from '../browser-window.ts';
import { TypedEmitter } from '../typed-emitter.ts';
import { parseAccelerator } from './accelerator.ts';
import type { PageAccelerator } from './accelerator.ts';
import type { Menu, MenuItem } from './menu.ts';

let menu: Menu | null = null;
let items: readonly { readonly item: MenuItem; readonly accelerator: PageAccelerator }[] = [];

/** Tells when the app has another menu, and with it other keys. */
export const applicationMenu = new TypedEmitter<{ readonly changed: readonly [] }>(['changed']);

/** Makes a menu that of the app. Throws an Error when an accelerator cannot be read. */
export function setApplicationMenu(next: Menu | null): void {
  items = (next?.allItems() ?? []).flatMap((item) =>
    item.accelerator === undefined ? [] : [{ item, accelerator: parseAccelerator(item.accelerator) }],
  );
  menu = next;
  applicationMenu.emit('changed');
}

export function getApplicationMenu(): Menu | null {
  return menu;
}

/** The keys that pages have to watch for. */
export function getApplicationAccelerators(): readonly PageAccelerator[] {
  return items.map(({ accelerator }) => accelerator);
}

/** Clicks the entry that belongs to a key, unless it is disabled. */
export function pressAccelerator(index: number, window: BrowserWindow): void {
  const item = items[index]?.item;
  if (item?.enabled === true) item.click({ triggeredByAccelerator: true }, window);
}
