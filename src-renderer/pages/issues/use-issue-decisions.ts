import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { useAction } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone } from '../../components/notices.tsx';
import { useUndo } from '../../components/use-undo.ts';

/** What a person can decide about an issue. */
export interface IssueDecisions {
  readonly dismiss: (issue: IssueRow) => void;
  readonly reopen: (issue: IssueRow) => void;
}

/** Dismisses and reopens issues. A notice says what was done and takes it back. */
export function useIssueDecisions(): IssueDecisions {
  const { t } = useTranslation(['issues', 'common']);
  const { id: projectId } = useProject();
  const { mutateAsync } = useAction('issues:setState');
  const { takeBack } = useUndo(projectId);

  const decide = async (issue: IssueRow, state: 'open' | 'dismissed'): Promise<void> => {
    const { termKey, term, type, cause } = issue;
    try {
      await mutateAsync({ projectId, termKey, type, cause, state });
    } catch {
      // The action itself has told why.
      return;
    }
    const isDismissed = state === 'dismissed';
    showDone(t(isDismissed ? 'issues:dismissed' : 'issues:reopened', { term }), {
      label: t('common:undo'),
      onClick: () =>
        takeBack(
          { kind: isDismissed ? 'issue-dismissed' : 'issue-reopened', subject: term },
          () => void decide(issue, isDismissed ? 'open' : 'dismissed'),
        ),
    });
  };

  return {
    dismiss: (issue) => void decide(issue, 'dismissed'),
    reopen: (issue) => void decide(issue, 'open'),
  };
}
