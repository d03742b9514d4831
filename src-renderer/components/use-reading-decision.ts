import { useQueryClient } from '@tanstack/react-query';
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
  /** @param onStored not called where the reading could not be stored, which the action itself tells */
  readonly store: (reading: string, onStored: () => void) => void;
  readonly isStoring: boolean;
} {
  const { t } = useTranslation(['common', 'glossary']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { mutate, isPending } = useAction('terms:setReading');
  const { takeBack } = useUndo(projectId);
  const store = (reading: string, onStored: () => void): void =>
    mutate(
      { projectId, termKey, reading },
      {
        onSuccess: () => {
          refresh(client, ['terms', 'entries', 'issues', 'decisions']);
          showDone(t('common:reading.changed', { term }), {
            label: t('common:undo'),
            onClick: () =>
              takeBack({ kind: 'reading-changed', subject: term }, () =>
                showWarning(t('glossary:decided.notNewest')),
              ),
          });
          onStored();
        },
      },
    );
  return { store, isStoring: isPending };
}
