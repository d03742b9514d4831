import { MENU_COMMANDS } from '../../src-preload/contract.ts';
import type { MenuCommand } from '../../src-preload/contract.ts';
import { MENU_SHORTCUTS } from '../../src-preload/menu-shortcuts.ts';

/** What has a key in a part of the window. Names are those of the texts `commands:keys`. */
export const KEYS_BY_PART = {
  list: [
    { name: 'move', shortcuts: ['Up', 'Down'] },
    { name: 'moveFar', shortcuts: ['PageUp', 'PageDown', 'Home', 'End'] },
    { name: 'open', shortcuts: ['Enter'] },
  ],
  terms: [
    { name: 'accept', shortcuts: ['A'] },
    { name: 'reject', shortcuts: ['R'] },
    { name: 'undecided', shortcuts: ['U'] },
    { name: 'always', shortcuts: ['Q'] },
    { name: 'merge', shortcuts: ['M'] },
    { name: 'category', shortcuts: ['1', '6'] },
    { name: 'note', shortcuts: ['N'] },
    { name: 'several', shortcuts: ['Shift+Up', 'Shift+Down'] },
    { name: 'all', shortcuts: ['CmdOrCtrl+A'] },
  ],
  document: [
    { name: 'next', shortcuts: ['N'] },
    { name: 'previous', shortcuts: ['P'] },
    { name: 'card', shortcuts: ['Enter'] },
    { name: 'decide', shortcuts: ['A', 'R'] },
    { name: 'closeCard', shortcuts: ['Escape'] },
  ],
  glossary: [
    { name: 'approve', shortcuts: ['A'] },
    { name: 'edit', shortcuts: ['E'] },
    { name: 'take', shortcuts: ['T'] },
    { name: 'takeChosen', shortcuts: ['Shift+T'] },
    { name: 'dismissProposal', shortcuts: ['D'] },
    { name: 'mark', shortcuts: ['Space'] },
    { name: 'several', shortcuts: ['Shift+Up', 'Shift+Down'] },
    { name: 'markAll', shortcuts: ['CmdOrCtrl+A'] },
  ],
  issues: [
    { name: 'dismissIssue', shortcuts: ['D'] },
    { name: 'edit', shortcuts: ['E'] },
    { name: 'take', shortcuts: ['T'] },
    { name: 'mergeDuplicates', shortcuts: ['M'] },
    { name: 'mark', shortcuts: ['X'] },
  ],
} as const satisfies Readonly<
  Record<string, readonly { readonly name: string; readonly shortcuts: readonly string[] }[]>
>;

export type KeyPart = keyof typeof KEYS_BY_PART;

/** The parts of the window that have keys of their own, in the columns in which they are listed. */
export const KEY_COLUMNS: readonly (readonly KeyPart[])[] = [
  ['list', 'terms'],
  ['document', 'glossary', 'issues'],
];

/** The commands of the menu that have a key, in its order. */
export const MENU_KEYS: readonly { readonly command: MenuCommand; readonly shortcut: string }[] =
  MENU_COMMANDS.flatMap((command) => {
    const shortcut = MENU_SHORTCUTS[command];
    return shortcut === undefined ? [] : [{ command, shortcut }];
  });
