import { useCallback, useEffect } from 'react';
import type { ReactElement } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { MENU_COMMANDS } from '../../src-preload/contract.ts';
import type { MenuCommand, OpenProject } from '../../src-preload/contract.ts';
import { listen } from '../api/bridge.ts';
import { useRuns } from '../api/use-runs.ts';
import { PLACES } from '../places.ts';
import { commandPalette } from './command-palette-opening.ts';
import { CommandPalette } from './command-palette.tsx';
import { backupsDialog } from './backups-opening.ts';
import { exportDialog } from './export-opening.ts';
import { undoInTextField } from './field-undo.ts';
import { newProjectDialog } from './new-project-opening.ts';
import { useRunStart } from './run-start.tsx';
import { shortcutSheet } from './shortcuts-opening.ts';
import type { UndoDirection } from './undo-key.ts';
import { useAddDocuments } from './use-add-documents.ts';
import { useSaveCopy } from './use-save-copy.ts';
import { useUndo } from './use-undo.ts';
import { useUndoKeys } from './use-undo-keys.ts';

/** Puts the keyboard into the search field of the page, if it has one. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
}

/** A dialog that keeps what is behind it as it is; not so a card beside the text that it is about. */
const QUESTION = '[role="dialog"][aria-modal="true"]';

function isDialogOpen(): boolean {
  return document.querySelector(QUESTION) !== null;
}

/** The same for others than the palette, which is still there when what was chosen in it is done. */
function isQuestionOpen(): boolean {
  return [...document.querySelectorAll(QUESTION)].some((dialog) => dialog.closest('[data-palette]') === null);
}

/** Opens what a person can choose from. What is asked in a dialog comes first. */
function openChoice(command: 'palette' | 'shortcuts'): void {
  if (isQuestionOpen()) return;
  if (command === 'palette') commandPalette.open();
  else shortcutSheet.open('all');
}

/** Calls `onCommand` for what is chosen in the menu. */
function useMenu(onCommand: (command: MenuCommand) => void): void {
  useEffect(() => listen('menu:command', onCommand));
}

/** Does what is chosen in the menu or the palette while the window shows a project. */
export function ProjectMenuCommands({ project }: { readonly project: OpenProject }): ReactElement {
  const { activeRun } = useRuns(project.id);
  const { startRun, stopRun } = useRunStart();
  const { choose } = useAddDocuments(project.id);
  const saveCopy = useSaveCopy();
  const { go } = useUndo(project.id);
  const undo = useCallback(
    (direction: UndoDirection): void => {
      // What is asked in a dialog comes first: nothing behind it changes.
      if (!undoInTextField(direction) && !isDialogOpen()) go(direction);
    },
    [go],
  );
  useUndoKeys(undo);
  const obey = (command: MenuCommand): void => {
    switch (command) {
      case 'show-projects':
        return navigate(PLACES.projects);
      case 'show-documents':
        return navigate(PLACES.documents);
      case 'show-terms':
        return navigate(PLACES.terms);
      case 'show-glossary':
        return navigate(PLACES.glossary);
      case 'show-issues':
        return navigate(PLACES.issues);
      case 'show-runs':
        return navigate(PLACES.runs);
      case 'show-settings':
        return navigate(PLACES.settings);
      case 'new-project':
        return newProjectDialog.open('empty');
      case 'add-files':
        return choose('files');
      case 'add-folder':
        return choose('folder');
      case 'build':
        return startRun('full');
      case 'stop-run':
        return activeRun === null ? undefined : stopRun(activeRun.id);
      case 'export':
        return exportDialog.open('glossary');
      case 'save-copy':
        return saveCopy(project.file);
      case 'backups':
        return backupsDialog.open('shown');
      case 'find':
        return focusSearch();
      case 'palette':
      case 'shortcuts':
        return openChoice(command);
      case 'undo':
      case 'redo':
        return undo(command);
    }
  };
  useMenu(obey);
  return (
    <CommandPalette
      projectId={project.id}
      commands={
        activeRun === null ? MENU_COMMANDS.filter((command) => command !== 'stop-run') : MENU_COMMANDS
      }
      onCommand={obey}
    />
  );
}

/** What makes sense without a project. */
const START_COMMANDS = ['show-projects', 'show-settings', 'new-project', 'shortcuts'] as const;

/**
 * Does what is chosen in the menu or the palette while the window shows no project: whatever needs one leads to the list
 * of projects.
 */
export function StartMenuCommands(): ReactElement {
  useUndoKeys(undoInTextField);
  const obey = (command: MenuCommand): void => {
    switch (command) {
      case 'show-settings':
        return navigate(PLACES.settings);
      case 'new-project':
        return newProjectDialog.open('empty');
      case 'find':
        return focusSearch();
      case 'undo':
      case 'redo':
        undoInTextField(command);
        return;
      case 'palette':
      case 'shortcuts':
        return openChoice(command);
      case 'show-projects':
      case 'show-documents':
      case 'show-terms':
      case 'show-glossary':
      case 'show-issues':
      case 'show-runs':
      case 'add-files':
      case 'add-folder':
      case 'build':
      case 'stop-run':
      case 'export':
      case 'save-copy':
      case 'backups':
        return navigate(PLACES.projects);
    }
  };
  useMenu(obey);
  return <CommandPalette projectId={null} commands={START_COMMANDS} onCommand={obey} />;
}
