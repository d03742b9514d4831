import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive } from '../../../src-main/domain/run.ts';
import type { Run } from '../../../src-main/domain/run.ts';
import { useRunDetails, useRunLog } from '../../api/use-runs.ts';
import type { RunLogReading } from '../../api/use-runs.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { Link } from '../../components/link.tsx';
import { modelUseOf } from '../../components/model-cost.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { formatDate } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { PLACES } from '../../places.ts';
import { FailedUnits } from './failed-units.tsx';
import { ActiveProgress } from './active-progress.tsx';
import { RunActions } from './run-actions.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunLogLines } from './run-log-view.tsx';
import styles from './run-page.module.css';
import { StepTable } from './step-table.tsx';

/** One run: how it stands or ended, what its steps did, what failed, and its log, which stays when it has ended. */
export function RunPage({
  projectId,
  run,
  isNewest,
}: {
  readonly projectId: string;
  /** Null where the project has no such run. */
  readonly run: Run | null;
  readonly isNewest: boolean;
}): ReactElement {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const back = (
    <Button
      component={Link}
      href={PLACES.runs}
      variant="default"
      leftSection={<ArrowLeft size={16} aria-hidden />}
    >
      {t('details.back')}
    </Button>
  );
  if (run === null) {
    return (
      <PageFrame title={t('details.gone')} actions={back}>
        {null}
      </PageFrame>
    );
  }
  const title = t('details.title', {
    scope: t(`scope.${run.scope}`),
    started: formatDate(run.startedAt, language),
  });
  return (
    <PageFrame title={title} actions={back}>
      <div className={styles['page']}>
        <KeptFocus className={styles['run']}>
          <RunWithLog projectId={projectId} run={run} isNewest={isNewest} />
        </KeptFocus>
      </div>
    </PageFrame>
  );
}

/** What there is to know of a run, some of it from its log, and the log itself. */
function RunWithLog({
  projectId,
  run,
  isNewest,
}: {
  readonly projectId: string;
  readonly run: Run;
  readonly isNewest: boolean;
}): ReactElement {
  const reading = useRunLog(projectId, run.id);
  return (
    <>
      <RunDetailsPanel projectId={projectId} run={run} isNewest={isNewest} lines={reading.log.lines} />
      <RunLogLines projectId={projectId} runId={run.id} reading={reading} />
    </>
  );
}

function RunDetailsPanel({
  projectId,
  run,
  isNewest,
  lines,
}: {
  readonly projectId: string;
  readonly run: Run;
  readonly isNewest: boolean;
  readonly lines: RunLogReading['log']['lines'];
}): ReactElement {
  const { t } = useTranslation('runs');
  const { details, error, retry } = useRunDetails(projectId, run);
  const use = useMemo(() => modelUseOf(lines), [lines]);
  const failed = details?.failedUnits ?? [];
  return (
    <section
      className={styles['details']}
      aria-label={t('details.about')}
      // A region that scrolls has to be within reach of the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {isActive(run.status) ? <ActiveProgress run={run} /> : <RunActions run={run} isNewest={isNewest} />}
      <RunFacts run={run} settings={details?.settings} use={use} />
      {error === null ? null : <ProblemNotice error={error} onRetry={retry} />}
      {details === undefined ? null : <StepTable run={run} details={details} />}
      {failed.length === 0 ? null : (
        <FailedUnits
          units={failed}
          count={Math.max(run.unitsFailed, failed.length)}
          isActive={isActive(run.status)}
        />
      )}
    </section>
  );
}
