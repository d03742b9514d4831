import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh, useAction } from '../api/queries.ts';
import { useProject } from '../api/window-state.tsx';
import { showDone, showWarning } from './notices.tsx';
import { useUndo } from './use-undo.ts';

/** Gives what keeps how a person reads a term. A notice says so and takes it back. */
export function useReadingDecision(
  termKey: string,
  term: string,
): {
  /** Also where what asked for it is not shown any more. Answers whether it could be stored; a failure is told. */
  readonly store: (reading: string) => Promise<boolean>;
  readonly isStoring: boolean;
} {
  const { t } = useTranslation(['common', 'glossary']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { mutateAsync, isPending } = useAction('terms:setReading');
  const { takeBack } = useUndo(projectId);
  const store = useCallback(
    async (reading: string): Promise<boolean> => {
      try {
        await mutateAsync({ projectId, termKey, reading });
      } catch {
        // The action has told it.
        return false;
      }
      refresh(client, ['terms', 'entries', 'issues', 'decisions']);
      showDone(t('common:reading.changed', { term }), {
        label: t('common:undo'),
        onClick: () =>
          takeBack({ kind: 'reading-changed', subject: term }, () =>
            showWarning(t('glossary:decided.notNewest')),
          ),
      });
      return true;
    },
    [mutateAsync, takeBack, client, projectId, termKey, term, t],
  );
  return { store, isStoring: isPending };
}
