import { Button, Group, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, FolderPlus, Plus } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useWindowState } from '../../api/window-state.tsx';
import { newProjectDialog } from '../../components/new-project-opening.ts';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProjectList } from './project-list.tsx';
import { useOpening } from './use-opening.ts';
import { Welcome } from './welcome.tsx';

/** The projects of this computer, or a welcome where there are none. */
export function ProjectsPage(): ReactElement {
  const { t } = useTranslation('projects');
  const client = useQueryClient();
  const { project } = useWindowState();
  const { data: projects, error, refetch } = useAnswer('projects:list', undefined);
  const { openFromFolder, openSample, openFile, isOpening } = useOpening();

  useEffect(() => {
    // Other windows and programs change the list, and do not say so.
    const readAgain = (): void => void client.invalidateQueries({ queryKey: ['projects:list'] });
    readAgain();
    window.addEventListener('focus', readAgain);
    return () => window.removeEventListener('focus', readAgain);
  }, [client]);

  if (projects === undefined) {
    return (
      <PageFrame title={t('title')}>
        {error === null ? <SlowLoading /> : <ProblemNotice error={error} onRetry={() => void refetch()} />}
      </PageFrame>
    );
  }
  if (projects.length === 0) return <Welcome />;
  return (
    <PageFrame
      title={t('title')}
      actions={
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={openFile} disabled={isOpening}>
            {t('open')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                leftSection={<Plus size={16} aria-hidden />}
                rightSection={<ChevronDown size={16} aria-hidden />}
                variant={project === null ? 'filled' : 'default'}
                loading={isOpening}
              >
                {t('new')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<FolderPlus size={16} aria-hidden />} onClick={openFromFolder}>
                {t('fromFolder')}
              </Menu.Item>
              <Menu.Item
                leftSection={<Plus size={16} aria-hidden />}
                onClick={() => newProjectDialog.open('empty')}
              >
                {t('empty')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={openSample}>{t('sample')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      }
    >
      <ProjectList projects={projects} />
    </PageFrame>
  );
}
