import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback } from 'react';
import type { DecisionKind } from '../../../src-main/domain/decision.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone, showProblem, showWarning } from '../../components/notices.tsx';
import { withTypedTextsSaved } from '../../components/use-saved-text.ts';
import { useUndo } from '../../components/use-undo.ts';

/** What can be decided about several entries at once. */
export type EntriesDecision = 'take' | 'dismiss' | 'approve';

const REQUESTS = {
  take: 'entries:takeProposals',
  dismiss: 'entries:dismissProposals',
  approve: 'entries:approve',
} as const;

const KINDS: Readonly<Record<EntriesDecision, DecisionKind>> = {
  take: 'proposal-taken',
  dismiss: 'proposal-dismissed',
  approve: 'entry-approved',
};

/**
 * Gives what takes or dismisses the texts that runs propose, or approves entries: one or many as one step. A notice says
 * what was done and takes it back.
 */
export function useEntriesDecision(): {
  readonly decide: (decision: EntriesDecision, termKeys: readonly string[], onDone?: () => void) => void;
  readonly isDeciding: boolean;
} {
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { takeBack } = useUndo(projectId);

  const { mutate, isPending } = useMutation({
    mutationFn: async ({
      decision,
      termKeys,
      onDone,
    }: {
      readonly decision: EntriesDecision;
      readonly termKeys: readonly string[];
      readonly onDone: (() => void) | undefined;
    }) => {
      if (termKeys.length === 0) return { count: 0, subject: null };
      // A definition that is being typed is stored before another one takes its place.
      return withTypedTextsSaved(async () => {
        const count = await request(REQUESTS[decision], { projectId, termKeys: [...termKeys] });
        const { undo } = await request('decisions:state', { projectId });
        const [only] = termKeys;
        // Whoever goes on with the text that was taken has to find it there.
        if (onDone !== undefined && termKeys.length === 1) {
          await client.refetchQueries({ queryKey: ['entries:get', { projectId, termKey: only }] });
        }
        return { count, subject: undo?.kind === KINDS[decision] ? undo.subject : null };
      });
    },
    onSuccess: ({ count, subject }, { decision, onDone }) => {
      refresh(client, ['entries', 'issues', 'decisions']);
      const t = i18next.getFixedT(null, ['glossary', 'common']);
      if (count === 0) showDone(t(`glossary:decided.none.${decision}`));
      else {
        showDone(
          t(`glossary:decided.${count === 1 ? 'one' : 'several'}.${decision}`, {
            count,
            term: subject ?? '',
          }),
          {
            label: t('common:undo'),
            onClick: () =>
              takeBack({ kind: KINDS[decision], subject: subject ?? '' }, () =>
                showWarning(t('glossary:decided.notNewest')),
              ),
          },
        );
      }
      onDone?.();
    },
    onError: (error) => showProblem(error),
  });

  const decide = useCallback(
    (decision: EntriesDecision, termKeys: readonly string[], onDone?: () => void) =>
      mutate({ decision, termKeys, onDone }),
    [mutate],
  );
  return { decide, isDeciding: isPending };
}
