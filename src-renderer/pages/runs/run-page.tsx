import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Run } from '../../../src-main/domain/run.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { formatDate } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { PLACES } from '../../places.ts';
import { RunLogView } from './run-log-view.tsx';
import { RunProgressPanel } from './run-progress-panel.tsx';
import styles from './runs-page.module.css';

/** One run with its log, which stays when the run has ended. */
export function RunPage({
  projectId,
  run,
}: {
  readonly projectId: string;
  /** Null where the project has no such run. */
  readonly run: Run | null;
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
      <div className={styles['run']}>
        <RunProgressPanel run={run} />
        <RunLogView projectId={projectId} runId={run.id} />
      </div>
    </PageFrame>
  );
}
