import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuns } from '../../api/use-runs.ts';
import { useProject } from '../../api/window-state.tsx';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { nameInPart } from '../../places.ts';
import { RunHistory } from './run-history.tsx';
import { RunPage } from './run-page.tsx';
import { RunProgressPanel } from './run-progress-panel.tsx';
import { RunLogView } from './run-log-view.tsx';
import styles from './runs-page.module.css';
import { StartPanel } from './start-panel.tsx';

/** The runs of the project: what is going on, what can be started, what was. With a run: that one and its log. */
export function RunsPage({ run: part }: { readonly run: string | undefined }): ReactElement {
  const { t } = useTranslation('runs');
  const { id: projectId } = useProject();
  const { runs, activeRun, error, retry } = useRuns(projectId);
  if (runs === undefined) {
    return (
      <PageFrame title={t('title')}>
        {error === null ? <SlowLoading /> : <ProblemNotice error={error} onRetry={retry} />}
      </PageFrame>
    );
  }
  if (part !== undefined) {
    const runId = nameInPart(part);
    return <RunPage key={runId} projectId={projectId} run={runs.find(({ id }) => id === runId) ?? null} />;
  }
  const ended = runs.filter(({ id }) => id !== activeRun?.id);
  return (
    <PageFrame title={t('title')}>
      <KeptFocus className={styles['page']}>
        {activeRun === null ? (
          <StartPanel newest={runs[0] ?? null} />
        ) : (
          <section className={styles['active']} aria-label={t(`scope.${activeRun.scope}`)}>
            <RunProgressPanel run={activeRun} />
            <RunLogView key={activeRun.id} projectId={projectId} runId={activeRun.id} />
          </section>
        )}
        <RunHistory runs={ended} />
      </KeptFocus>
    </PageFrame>
  );
}
