import type { WindowState } from '../../src-preload/contract.ts';

type Platform = WindowState['platform'];

/** What keys are called where they are not called by their letter. */
const NAMES: Readonly<Record<string, { readonly mac: string; readonly other: string }>> = {
  CmdOrCtrl: { mac: '⌘', other: 'Ctrl' },
  Shift: { mac: '⇧', other: 'Shift' },
  Up: { mac: '↑', other: '↑' },
  Down: { mac: '↓', other: '↓' },
  Escape: { mac: 'esc', other: 'Esc' },
  PageUp: { mac: 'Page Up', other: 'Page Up' },
  PageDown: { mac: 'Page Down', other: 'Page Down' },
};

/**
 * The keys of a shortcut as they are shown to a person.
 *
 * @param shortcut as Electron writes it, such as `CmdOrCtrl+Shift+Z`
 */
export function shortcutKeys(shortcut: string, platform: Platform): readonly string[] {
  return shortcut.split('+').map((key) => NAMES[key]?.[platform === 'darwin' ? 'mac' : 'other'] ?? key);
}

/** The same in one piece, for hints and descriptions. */
export function shortcutText(shortcut: string, platform: Platform): string {
  return shortcutKeys(shortcut, platform).join(platform === 'darwin' ? '' : '+');
}
