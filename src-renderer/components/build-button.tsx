import { Button, Tooltip } from '@mantine/core';
import { Sparkles } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/queries.ts';
import { useRuns } from '../api/use-runs.ts';
import { useProject } from '../api/window-state.tsx';
import { useRunStart } from './run-start.tsx';

/** Starts building the glossary. Shows nothing while a run is active: the header tells of it then. */
export function BuildButton({ size = 'sm' }: { readonly size?: 'xs' | 'sm' | 'md' }): ReactElement | null {
  const { t } = useTranslation('runs');
  const { id: projectId } = useProject();
  const { runs, activeRun } = useRuns(projectId);
  const { data: documents } = useAnswer('documents:list', { projectId });
  const { startRun, isStarting } = useRunStart();
  if (runs === undefined || documents === undefined || activeRun !== null) return null;
  const isImpossible = documents.length === 0;
  return (
    // A button that cannot be used says why, so it has to be reachable by keyboard.
    <Tooltip label={t('noDocuments')} disabled={!isImpossible} multiline maw={260}>
      <Button
        size={size}
        leftSection={<Sparkles size={16} aria-hidden />}
        loading={isStarting}
        variant={isImpossible ? 'default' : 'filled'}
        aria-disabled={isImpossible}
        {...(isImpossible ? { 'data-disabled': true } : {})}
        onClick={() => {
          if (!isImpossible) startRun('full');
        }}
      >
        {t('build')}
      </Button>
    </Tooltip>
  );
}
