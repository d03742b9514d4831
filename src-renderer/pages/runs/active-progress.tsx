import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../src-main/domain/run.ts';
import { useTimeLeft } from '../../api/use-runs.ts';
import { StopButton } from '../../components/run-control.tsx';
import { useRunStart } from '../../components/run-start.tsx';
import { activityText, stepShare } from '../../components/run-texts.ts';
import { formatDuration } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './run-progress-panel.module.css';

/** How far the step of an active run has come, and what ends the run. */
export function ActiveProgress({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const { mayTakeOver, takeOver } = useRunStart();
  const left = useTimeLeft(run.progress);
  const share = stepShare(run);
  return (
    <Group gap="xs">
      <Group wrap="nowrap" gap="md" className={styles['progress']}>
        <Progress.Root size="lg" className={styles['bar']}>
          <Progress.Section
            value={(share ?? 1) * 100}
            striped={share === null}
            animated={share === null}
            aria-label={t('progress')}
          />
        </Progress.Root>
        <Text size="sm" className={styles['numbers']}>
          {share === null ? activityText(t, run) : t('share', { share })}
          {left === null ? '' : ` · ${t('timeLeft', { time: formatDuration(left, language) })}`}
        </Text>
      </Group>
      <StopButton run={run} />
      {mayTakeOver(run) ? (
        <Button size="xs" variant="default" onClick={() => takeOver(run)}>
          {t('takeOver.button')}
        </Button>
      ) : null}
    </Group>
  );
}
