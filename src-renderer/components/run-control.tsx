import { Button, Group, Progress } from '@mantine/core';
import { Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../src-main/domain/run.ts';
import { useRuns, useTimeLeft } from '../api/use-runs.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { runPlace } from '../places.ts';
import { BuildButton } from './build-button.tsx';
import { KeptFocus } from './kept-focus.tsx';
import { Link } from './link.tsx';
import styles from './run-control.module.css';
import { useRunStart } from './run-start.tsx';
import { activityText, stepShare } from './run-texts.ts';
import { formatDuration } from './times.ts';

/** Starts a run from every page, and shows how it stands, whoever started it. */
export function RunControl({ projectId }: { readonly projectId: string }): ReactElement {
  const { activeRun } = useRuns(projectId);
  return (
    <KeptFocus className={styles['control']}>
      {activeRun === null ? <BuildButton size="xs" /> : <ActiveRunControl run={activeRun} />}
    </KeptFocus>
  );
}

function ActiveRunControl({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const left = useTimeLeft(run.progress);
  const share = stepShare(run);
  const activity = activityText(t, run);
  return (
    <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
      <Link href={runPlace(run.id)} className={styles['activity']} title={t('showLog')}>
        <span className={styles['step']}>{activity}</span>
        <Progress.Root size="sm" className={styles['bar']}>
          <Progress.Section
            value={(share ?? 1) * 100}
            striped={share === null}
            animated={share === null}
            aria-label={t('progress')}
          />
        </Progress.Root>
        <span className={styles['numbers']}>{share === null ? '' : t('share', { share })}</span>
        <span className={styles['left']}>
          {left === null ? '' : t('timeLeftShort', { time: formatDuration(left, language) })}
        </span>
      </Link>
      <StopButton run={run} />
    </Group>
  );
}

/** Stops an active run. */
export function StopButton({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  const { stopRun } = useRunStart();
  const isStopping = run.status === 'cancelling';
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Square size={12} aria-hidden />}
      aria-disabled={isStopping}
      {...(isStopping ? { 'data-disabled': true } : {})}
      onClick={() => {
        if (!isStopping) stopRun(run.id);
      }}
    >
      {isStopping ? t('stopping') : t('stop')}
    </Button>
  );
}
