import { Button } from '@mantine/core';
import { BookOpenText, CircleCheck, Hourglass, ListChecks } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useRunStart } from '../../components/run-start.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { PLACES } from '../../places.ts';
import { IssueList } from './issue-list.tsx';
import { issuesState } from './issues-state.ts';
import type { IssuesState } from './issues-state.ts';

/** What the checks of the glossary found, and what a person decided about it. */
export function IssuesPage(): ReactElement {
  const { t } = useTranslation('issues');
  return (
    <PageFrame title={t('title')}>
      <IssuesContent />
    </PageFrame>
  );
}

function IssuesContent(): ReactElement {
  const { id: projectId } = useProject();
  const issues = useAnswer('issues:list', { projectId });
  const counts = useAnswer('entries:counts', { projectId });
  const runs = useAnswer('runs:list', { projectId });
  const failed = [issues, counts, runs].find(({ error }) => error !== null);
  if (failed !== undefined) {
    return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (issues.data === undefined || counts.data === undefined || runs.data === undefined)
    return <SlowLoading />;
  const state = issuesState(issues.data.length, counts.data.all, runs.data);
  return state === 'issues' ? <IssueList issues={issues.data} /> : <NoIssues reason={state} />;
}

/** Says why there are no issues: there is a difference between none and none known. */
function NoIssues({ reason }: { readonly reason: Exclude<IssuesState, 'issues'> }): ReactElement {
  const { t } = useTranslation('issues');
  const { startRun, isStarting } = useRunStart();
  switch (reason) {
    case 'checking':
      return (
        <EmptyState
          icon={Hourglass}
          title={t('empty.checking.title')}
          text={t('empty.checking.text')}
          actions={
            <Button component={Link} href={PLACES.runs} variant="default">
              {t('empty.checking.action')}
            </Button>
          }
        />
      );
    case 'no-entries':
      return (
        <EmptyState
          icon={BookOpenText}
          title={t('empty.noEntries.title')}
          text={t('empty.noEntries.text')}
          actions={
            <Button component={Link} href={PLACES.glossary}>
              {t('empty.noEntries.action')}
            </Button>
          }
        />
      );
    case 'not-checked':
      return (
        <EmptyState
          icon={ListChecks}
          title={t('empty.notChecked.title')}
          text={t('empty.notChecked.text')}
          actions={
            <Button loading={isStarting} onClick={() => startRun('review')}>
              {t('empty.notChecked.action')}
            </Button>
          }
        />
      );
    case 'all-good':
      return (
        <EmptyState
          icon={CircleCheck}
          title={t('empty.allGood.title')}
          text={t('empty.allGood.text')}
          actions={
            <Button component={Link} href={PLACES.glossary} variant="default">
              {t('empty.allGood.action')}
            </Button>
          }
        />
      );
  }
}
