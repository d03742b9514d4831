import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone, showProblem, showWarning } from '../../components/notices.tsx';
import { useRunStart } from '../../components/run-start.tsx';
import { useUndo } from '../../components/use-undo.ts';
import { entryPlace } from '../../places.ts';
import { openInEditor } from '../glossary/editor-opening.ts';
import { useEntriesDecision } from '../glossary/use-entries-decision.ts';
import { useSynonymDecisions } from '../terms/synonyms/use-synonym-decisions.ts';
import { groupsToMerge } from './remedies.ts';
import type { Remedy } from './remedies.ts';

/** Gives what does something about issues: about one, or about several as one step. Editing opens the first of them. */
export function useRemedies(): (remedy: Remedy, issues: readonly IssueRow[]) => void {
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { startRun } = useRunStart();
  const { decide } = useEntriesDecision();
  const { mergeGroups } = useSynonymDecisions();
  const { takeBack } = useUndo(projectId);

  const { mutate: exclude } = useMutation({
    mutationFn: async (termKeys: readonly string[]) => {
      const decision = { status: 'rejected' } as const;
      const gone = await request('terms:decide', { projectId, termKeys: [...termKeys], decision });
      const { undo } = await request('decisions:state', { projectId });
      return { undo, count: termKeys.length - gone.length };
    },
    onSuccess: ({ undo, count }) => {
      refresh(client, ['terms', 'entries', 'issues', 'decisions']);
      const t = i18next.getFixedT(null, ['issues', 'glossary', 'common']);
      const subject = undo?.subject ?? '';
      showDone(t(`issues:excluded.${count === 1 ? 'one' : 'several'}`, { count, term: subject }), {
        label: t('common:undo'),
        onClick: () =>
          takeBack({ kind: 'terms-rejected', subject }, () => showWarning(t('glossary:decided.notNewest'))),
      });
    },
    onError: (error) => showProblem(error),
  });

  return (remedy, issues) => {
    const termKeys = [...new Set(issues.map(({ termKey }) => termKey))];
    const [first] = termKeys;
    if (first === undefined) return;
    switch (remedy) {
      case 'take-proposal':
        return decide('take', termKeys);
      case 'merge':
        return mergeGroups(groupsToMerge(issues));
      case 'write-anew':
        return startRun('generate', { termKeys });
      case 'exclude':
        return exclude(termKeys);
      case 'edit':
        openInEditor(first);
        return navigate(entryPlace(first));
    }
  };
}
