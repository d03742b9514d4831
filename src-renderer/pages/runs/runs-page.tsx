import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive } from '../../../src-main/domain/run.ts';
import { useRuns } from '../../api/use-runs.ts';
import { useProject } from '../../api/window-state.tsx';
import { goOn } from '../../components/go-on.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { nameInPart, PLACES, runPlace } from '../../places.ts';
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
  const watchedId = useRef<string | null>(null);
  const activeId = activeRun?.id ?? null;
  // A short run may be over before it was seen at work.
  const [startedId, setStartedId] = useState<string | null>(null);
  const isStartedOver = runs?.some(({ id, status }) => id === startedId && !isActive(status)) === true;
  const overId = isStartedOver ? startedId : null;
  const lastOverId = useRef<string | null>(null);
  useEffect(() => {
    const earlier = watchedId.current;
    watchedId.current = part === undefined ? activeId : null;
    // The log of a run that ends while one reads it stays.
    const justOver = overId === lastOverId.current ? null : overId;
    lastOverId.current = overId;
    const ended = activeId === null ? (earlier ?? justOver) : null;
    if (part === undefined && ended !== null) goOn(PLACES.runs, runPlace(ended));
  }, [part, activeId, overId]);

  if (runs === undefined) {
    return (
      <PageFrame title={t('title')}>
        {error === null ? <SlowLoading /> : <ProblemNotice error={error} onRetry={retry} />}
      </PageFrame>
    );
  }
  if (part !== undefined) {
    const runId = nameInPart(part);
    const run = runs.find(({ id }) => id === runId) ?? null;
    return <RunPage key={runId} projectId={projectId} run={run} isNewest={runs[0]?.id === runId} />;
  }
  const ended = runs.filter(({ id }) => id !== activeRun?.id);
  return (
    <PageFrame title={t('title')}>
      <KeptFocus className={styles['page']}>
        {activeRun === null ? (
          <StartPanel newest={runs[0] ?? null} onStarted={setStartedId} />
        ) : (
          <section className={styles['active']} aria-label={t(`scope.${activeRun.scope}`)}>
            <RunProgressPanel projectId={projectId} run={activeRun} />
            <RunLogView key={activeRun.id} projectId={projectId} runId={activeRun.id} />
          </section>
        )}
        <RunHistory runs={ended} />
      </KeptFocus>
    </PageFrame>
  );
}
