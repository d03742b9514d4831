import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ProposalPart } from '../../../src-main/domain/entry.ts';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone, showProblem, showWarning } from '../../components/notices.tsx';
import { withTypedTextsSaved } from '../../components/use-saved-text.ts';
import { useUndo } from '../../components/use-undo.ts';

/** Gives what makes a part of a proposed text a person's own definition. A notice says so and takes it back. */
export function useTakenPart({ termKey, term }: Pick<EntryDetails, 'termKey' | 'term'>): {
  readonly takePart: (part: ProposalPart) => void;
  readonly isTaking: boolean;
} {
  const { t } = useTranslation(['glossary', 'common']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const { takeBack } = useUndo(projectId);

  const { mutate: takePart, isPending: isTaking } = useMutation({
    mutationFn: (part: ProposalPart) =>
      withTypedTextsSaved(() => request('entries:takePartOfProposal', { projectId, termKey, ...part })),
    onSuccess: () =>
      showDone(t('glossary:proposal.partTaken', { term }), {
        label: t('common:undo'),
        onClick: () =>
          takeBack({ kind: 'proposal-part-taken', subject: term }, () =>
            showWarning(t('glossary:decided.notNewest')),
          ),
      }),
    onError: (error) => showProblem(error),
    // Also where the texts were others by then: they are to be seen as they are now.
    onSettled: () => refresh(client, ['entries', 'decisions']),
  });
  return { takePart, isTaking };
}
