import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { refresh, useAction } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone, showWarning } from '../../components/notices.tsx';
import { useUndo } from '../../components/use-undo.ts';

/** What a person can decide about issues, one or many as one step. */
export interface IssueDecisions {
  /** @param reason why, in the person's words; empty where they do not say */
  readonly dismiss: (issues: readonly IssueRow[], reason?: string) => void;
  readonly reopen: (issues: readonly IssueRow[]) => void;
}

/** Dismisses and reopens issues. A notice says what was done and takes it back. */
export function useIssueDecisions(): IssueDecisions {
  const { t } = useTranslation(['issues', 'common']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { mutateAsync } = useAction('issues:decide');
  const { takeBack } = useUndo(projectId);

  const decide = async (
    issues: readonly IssueRow[],
    state: 'open' | 'dismissed',
    dismissal: string,
  ): Promise<void> => {
    const [first] = issues;
    if (first === undefined) return;
    const names = issues.map(({ termKey, type, cause }) => ({ termKey, type, cause }));
    let decided: number;
    try {
      decided = await mutateAsync({ projectId, issues: names, decision: { state, dismissal } });
    } catch {
      // The action itself has told why.
      return;
    }
    refresh(client, ['issues', 'decisions']);
    const { term } = first;
    const isDismissed = state === 'dismissed';
    // A run may have looked anew since the page did.
    const gone = issues.length - decided;
    if (gone > 0) showWarning(t('issues:goneMeanwhile', { count: gone }));
    const several = issues.length === 1 ? '' : 'Several';
    const said = t(`issues:${isDismissed ? 'dismissed' : 'reopened'}${several}`, {
      count: decided,
      term,
    });
    showDone(said, {
      label: t('common:undo'),
      onClick: () =>
        takeBack(
          { kind: isDismissed ? 'issue-dismissed' : 'issue-reopened', subject: term },
          // What was said of several issues may have been different things: their reasons are not known any more.
          () => void decide(issues, isDismissed ? 'open' : 'dismissed', ''),
        ),
    });
  };

  return {
    dismiss: (issues, reason = '') => void decide(issues, 'dismissed', reason),
    reopen: (issues) => void decide(issues, 'open', ''),
  };
}
