import { Stack, Text } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { requestWithFiles } from '../api/bridge.ts';
import { useOpenedProject } from '../api/use-opened-project.ts';
import { useWindowState } from '../api/window-state.tsx';
import { bringsFiles, isTextField } from './drop-content.ts';
import styles from './drop-zone.module.css';
import { tellIntake } from './intake-telling.ts';
import { showProblem, showWhile } from './notices.tsx';

/**
 * Takes files that are dropped anywhere in the window: into the project, or to open them where there is none.
 * While files are dragged over the window it says which of the two. The page never goes to a dropped file.
 */
export function DropZone(): ReactElement | null {
  const { t } = useTranslation('navigation');
  const { project } = useWindowState();
  const showOpened = useOpenedProject();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const take = async (files: readonly File[]): Promise<void> => {
      if (project !== null) {
        const adding = requestWithFiles('documents:add', { projectId: project.id }, files);
        tellIntake(await showWhile(t('intake.working'), adding));
        return;
      }
      const opened = await showWhile(t('intake.working'), requestWithFiles('projects:openFiles', {}, files));
      showOpened(opened.project);
      if (opened.intake !== null) tellIntake(opened.intake);
    };

    const onEnter = (event: DragEvent): void => {
      if (!bringsFiles(event.dataTransfer?.types ?? [])) return;
      event.preventDefault();
      setOver(true);
    };
    const onOver = (event: DragEvent): void => {
      if (bringsFiles(event.dataTransfer?.types ?? [])) {
        event.preventDefault();
        if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      } else if (!isTextField(event.target)) {
        event.preventDefault();
        if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
      }
    };
    const onLeave = (event: DragEvent): void => {
      // What goes from one element of the page to another enters that one.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const hasFiles = bringsFiles(event.dataTransfer?.types ?? []);
      if (!hasFiles && isTextField(event.target)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (hasFiles && files.length > 0) take(files).catch(showProblem);
    };

    const aborting = new AbortController();
    const { signal } = aborting;
    window.addEventListener('dragenter', onEnter, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => aborting.abort();
  }, [project, showOpened, t]);

  if (!isOver) return null;
  return (
    <div className={styles['overlay']}>
      <Stack align="center" gap="xs" className={styles['card']}>
        <FileDown size={40} aria-hidden />
        <Text size="lg" fw={600} ta="center">
          {project === null ? t('drop.openTitle') : t('drop.addTitle', { project: project.name })}
        </Text>
        <Text size="sm" ta="center">
          {project === null ? t('drop.openText') : t('drop.addText')}
        </Text>
      </Stack>
    </div>
  );
}
