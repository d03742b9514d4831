import type { MenuCommand } from '../../../src-preload/contract.ts';

/** What the window can do from anywhere, and its keys. */
export const commands = {
  names: {
    'show-projects': 'Go to Projects',
    'show-documents': 'Go to Documents',
    'show-terms': 'Go to Terms',
    'show-glossary': 'Go to the Glossary',
    'show-issues': 'Go to Issues',
    'show-runs': 'Go to Runs',
    'show-settings': 'Go to Settings',
    'new-project': 'Make a new project',
    'add-files': 'Add files',
    'add-folder': 'Add a folder',
    build: 'Build the glossary',
    'stop-run': 'Stop the run',
    export: 'Export the glossary',
    'save-copy': 'Save a copy of the project',
    backups: 'Show the backups',
    find: 'Find on this page',
    palette: 'Go to or do anything',
    undo: 'Undo',
    redo: 'Redo',
    shortcuts: 'Show the keyboard shortcuts',
  } satisfies Record<MenuCommand, string>,
  palette: {
    title: 'Go to or do anything',
    open: 'Search and commands ({{shortcut}})',
    placeholder: 'Search for terms, entries, documents and commands',
    results: 'What was found',
    commands: 'Commands',
    entries: 'Glossary',
    terms: 'Terms',
    documents: 'Documents',
    nothing: 'Nothing fits.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    everywhere: 'Everywhere',
  },
  parts: {
    list: 'In lists',
    terms: 'In the list of terms',
  },
  keys: {
    move: 'Row above or below',
    moveFar: 'By pages, to the beginning or end',
    open: 'Open the row',
    accept: 'Accept',
    reject: 'Reject',
    undecided: 'Leave undecided',
  },
};
