import { Button, Tooltip } from '@mantine/core';
import { Sparkles } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/queries.ts';
import { useRuns } from '../api/use-runs.ts';
import { useProject } from '../api/window-state.tsx';
import styles from './build-button.module.css';
import { useRunStart } from './run-start.tsx';
import { useWriter, useWriterText } from './use-writer.ts';

/** Starts building the glossary. Shows nothing while a run is active: the header tells of it then. */
export function BuildButton({ size = 'sm' }: { readonly size?: 'xs' | 'sm' | 'md' }): ReactElement | null {
  const { t } = useTranslation(['runs', 'provider']);
  const { id: projectId } = useProject();
  const { runs, activeRun } = useRuns(projectId);
  const { data: documents } = useAnswer('documents:list', { projectId });
  const { startRun, isStarting } = useRunStart();
  const writer = useWriter();
  const writerText = useWriterText();
  if (runs === undefined || documents === undefined || activeRun !== null) return null;
  const isImpossible = documents.length === 0;
  const hint = isImpossible ? t('runs:noDocuments') : writerText;
  return (
    // A button that cannot be used says why, so it has to be reachable by keyboard.
    <Tooltip label={hint} disabled={hint === null} multiline maw={300}>
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
        {writer.kind === 'model' && !isImpossible ? (
          <span className={styles['asks']}>
            <span className={styles['name']}>{t('provider:asks.build', { model: writer.model })}</span>
            {writer.isLocal ? null : <span className={styles['name']}>· {writer.host}</span>}
          </span>
        ) : (
          t('runs:build')
        )}
      </Button>
    </Tooltip>
  );
}
