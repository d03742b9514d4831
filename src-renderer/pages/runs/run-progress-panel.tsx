import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { Circle, CircleCheck, LoaderCircle } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../src-main/domain/run.ts';
import { useAnswer } from '../../api/queries.ts';
import { Link } from '../../components/link.tsx';
import { runPlace } from '../../places.ts';
import { ActiveProgress } from './active-progress.tsx';
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

/** How the active run stands: its steps, how far the present one has come, and what was done. */
export function RunProgressPanel({
  projectId,
  run,
}: {
  readonly projectId: string;
  readonly run: Run;
}): ReactElement {
  const { t } = useTranslation('runs');
  return (
    <div className={styles['panel']}>
      <Steps projectId={projectId} run={run} />
      <ActiveProgress run={run} />
      <Group justify="space-between" gap="xs">
        <Text size="sm" className={styles['quiet']}>
          {t('details.counts', { done: run.unitsDone, reused: run.unitsReused, failed: run.unitsFailed })}
          {run.resumes === null ? '' : ` · ${t('details.resumes')}`}
        </Text>
        <Button component={Link} href={runPlace(run.id)} size="compact-sm" variant="default">
          {t('details.show')}
        </Button>
      </Group>
    </div>
  );
}

function Steps({ projectId, run }: { readonly projectId: string; readonly run: Run }): ReactElement {
  const { t } = useTranslation('runs');
  // With which settings a run was started does not change.
  const { data: details } = useAnswer('runs:get', { projectId, runId: run.id });
  return (
    <ol className={styles['steps']} aria-label={t('details.steps')}>
      {stepStates(run, details?.settings).map(({ step, state }) => {
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
