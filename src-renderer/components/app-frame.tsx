import { AppShell, Group, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToldRuns } from '../api/use-runs.ts';
import { useWindowState } from '../api/window-state.tsx';
import styles from './app-frame.module.css';
import { OVERLAYS_ID } from '../theme.ts';
import { BackupsDialog } from './backups-dialog.tsx';
import { DropZone } from './drop-zone.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { IntakeDialog } from './intake-report.tsx';
import { ProjectMenuCommands, StartMenuCommands } from './menu-commands.tsx';
import { Navigation } from './navigation.tsx';
import { NewProjectDialog } from './new-project.tsx';
import { RunControl } from './run-control.tsx';
import { RunEndNotices } from './run-end-notices.tsx';
import { PaletteButton } from './palette-button.tsx';
import { RunStartProvider } from './run-start.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';

const CONTENT_ID = 'content';

/** Puts the keyboard at the beginning of the page. */
function skipToContent(): void {
  document.querySelector<HTMLElement>(`#${CONTENT_ID} h1`)?.focus();
}

/** What stays around the pages: the project, its run, the way from page to page, and what belongs to the whole window. */
export function AppFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation(['common', 'navigation']);
  const { project } = useWindowState();
  useToldRuns(project?.id ?? null);

  const shell = (
    <>
      <AppShell header={{ height: 52 }} navbar={{ width: 190, breakpoint: 0 }} padding={0}>
        <AppShell.Header>
          {/* A button, since the part of the address behind the # says which page is shown. */}
          <button type="button" className={styles['skip']} onClick={skipToContent}>
            {t('navigation:skip')}
          </button>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="md">
            <Text fw={600} truncate title={project?.name}>
              {project?.name ?? t('app')}
            </Text>
            <Group wrap="nowrap" gap="sm">
              <PaletteButton />
              {project === null ? null : <RunControl projectId={project.id} />}
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs">
          <Navigation />
        </AppShell.Navbar>
        <AppShell.Main id={CONTENT_ID} h="100dvh">
          {children}
          <DropZone />
          <div id={OVERLAYS_ID} className={styles['overlays']} />
        </AppShell.Main>
      </AppShell>
      <IntakeDialog />
      <NewProjectDialog />
      <BackupsDialog />
      <ShortcutSheet />
    </>
  );

  if (project === null) {
    return (
      <>
        <StartMenuCommands />
        {shell}
      </>
    );
  }
  return (
    // Another project is another frame: no run and no answer of the earlier one may stay in it.
    <RunStartProvider key={project.id} projectId={project.id}>
      <ProjectMenuCommands project={project} />
      <RunEndNotices projectId={project.id} />
      <ExportDialog projectId={project.id} />
      {shell}
    </RunStartProvider>
  );
}
