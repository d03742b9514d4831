import type { MenuCommand } from './contract.ts';

/** The keys of the menu, as Electron writes them. The page shows them beside what they do. */
export const MENU_SHORTCUTS: Readonly<Partial<Record<MenuCommand, string>>> = {
  'new-project': 'CmdOrCtrl+N',
  export: 'CmdOrCtrl+E',
  find: 'CmdOrCtrl+F',
  palette: 'CmdOrCtrl+K',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
  build: 'CmdOrCtrl+B',
  'stop-run': 'CmdOrCtrl+.',
  'show-projects': 'CmdOrCtrl+1',
  'show-documents': 'CmdOrCtrl+2',
  'show-terms': 'CmdOrCtrl+3',
  'show-glossary': 'CmdOrCtrl+4',
  'show-issues': 'CmdOrCtrl+5',
  'show-runs': 'CmdOrCtrl+6',
  'show-settings': 'CmdOrCtrl+,',
  shortcuts: 'F1',
};
