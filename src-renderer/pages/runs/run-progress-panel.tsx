import { Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { Circle, CircleCheck, LoaderCircle } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive } from '../../../src-main/domain/run.ts';
import type { Run } from '../../../src-main/domain/run.ts';
import { useTimeLeft } from '../../api/use-runs.ts';
import { useMessageText } from '../../components/use-message-text.ts';
import { StopButton } from '../../components/run-control.tsx';
import { RunStatusText } from '../../components/run-status.tsx';
import { activityText, programName, stepShare } from '../../components/run-texts.ts';
import { formatDuration } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './run-progress-panel.module.css';
import { stepStates } from './run-steps.ts';
import type { StepState } from './run-steps.ts';

const ICONS: Readonly<Record<StepState, LucideIcon>> = {
  done: CircleCheck,
  active: LoaderCircle,
  next: Circle,
};

const NAMES = {
  done: 'details.stepDone',
  active: 'details.stepActive',
  next: 'details.stepNext',
} as const;

/** How a run stands or ended: its steps, how far the present one has come, what was done, and why it ended. */
export function RunProgressPanel({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  const messageText = useMessageText();
  const language = useLanguage();
  const took =
    run.finishedAt === null
      ? null
      : formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt), language);
  return (
    <div className={styles['panel']}>
      {isActive(run.status) ? (
        <>
          <Steps run={run} />
          <ActiveProgress run={run} />
        </>
      ) : (
        <>
          <Group gap="lg">
            <RunStatusText status={run.status} />
            {took === null ? null : (
              <Text size="sm">
                {t('history.duration')}: {took}
              </Text>
            )}
            <Text size="sm">
              {t('history.program')}: {programName(t, run.program)}
            </Text>
          </Group>
          {run.reason === null ? null : <Text size="sm">{messageText(run.reasonDetails, run.reason)}</Text>}
        </>
      )}
      <Text size="sm" className={styles['quiet']}>
        {t('details.counts', { done: run.unitsDone, reused: run.unitsReused, failed: run.unitsFailed })}
        {run.resumes === null ? '' : ` · ${t('details.resumes')}`}
      </Text>
    </div>
  );
}

function Steps({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  return (
    <ol className={styles['steps']} aria-label={t('details.steps')}>
      {stepStates(run).map(({ step, state }) => {
        const Icon = ICONS[state];
        return (
          <li key={step} data-state={state} aria-current={state === 'active' ? 'step' : undefined}>
            <Icon size={16} aria-hidden />
            <span>{t(`step.${step}`)}</span>
            <VisuallyHidden>{t(NAMES[state])}</VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}

function ActiveProgress({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const left = useTimeLeft(run.progress);
  const share = stepShare(run);
  return (
    <Group wrap="nowrap" gap="md">
      <Progress.Root size="lg" style={{ flex: 1 }}>
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
      <StopButton run={run} />
    </Group>
  );
}
