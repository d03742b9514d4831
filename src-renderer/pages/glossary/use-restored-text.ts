import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone, showProblem, showWarning } from '../../components/notices.tsx';
import { withTypedTextsSaved } from '../../components/use-saved-text.ts';
import { useUndo } from '../../components/use-undo.ts';

/** Gives what goes back to a text of an entry's history, by its id. A notice says so and takes it back. */
export function useRestoredText(termKey: string, term: string): (versionId: number) => void {
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { takeBack } = useUndo(projectId);
  const { mutate, isPending } = useMutation({
    mutationFn: (versionId: number) =>
      withTypedTextsSaved(() => request('entries:restore', { projectId, termKey, versionId })),
    onSuccess: () => {
      refresh(client, ['entries', 'issues', 'decisions']);
      const t = i18next.getFixedT(null, ['glossary', 'common']);
      showDone(t('glossary:history.restored', { term }), {
        label: t('common:undo'),
        onClick: () =>
          takeBack({ kind: 'text-restored', subject: term }, () =>
            showWarning(t('glossary:decided.notNewest')),
          ),
      });
    },
    onError: (error) => showProblem(error),
  });
  return (versionId) => {
    if (!isPending) mutate(versionId);
  };
}
