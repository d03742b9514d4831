import { Button, Group } from '@mantine/core';
import { Play } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { Run } from '../../../src-main/domain/run.ts';
import { useRunStart } from '../../components/run-start.tsx';
import { runPlace } from '../../places.ts';

/** What can be done with a run that has ended: each starts another one and shows it. */
export function RunActions({
  run,
  isNewest,
}: {
  readonly run: Run;
  /** Only the newest run can be gone on with. */
  readonly isNewest: boolean;
}): ReactElement {
  const { t } = useTranslation('runs');
  const { resumeRun, retryFailed, runAgain, isStarting } = useRunStart();
  const show = (runId: string): void => navigate(runPlace(runId));
  const isResumable = isNewest && run.status !== 'completed';
  return (
    <Group gap="xs">
      {isResumable ? (
        <Button
          size="xs"
          leftSection={<Play size={14} aria-hidden />}
          disabled={isStarting}
          onClick={() => resumeRun(show)}
        >
          {t('resume.button')}
        </Button>
      ) : null}
      {run.unitsFailed > 0 ? (
        <Button
          size="xs"
          variant={isResumable ? 'default' : 'filled'}
          disabled={isStarting}
          onClick={() => retryFailed(run.id, show)}
        >
          {t('retryFailed', { count: run.unitsFailed })}
        </Button>
      ) : null}
      <Button size="xs" variant="default" disabled={isStarting} onClick={() => runAgain(run.id, show)}>
        {t('again')}
      </Button>
    </Group>
  );
}
