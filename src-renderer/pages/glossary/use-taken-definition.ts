import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone, showProblem } from '../../components/notices.tsx';
import { withTypedTextsSaved } from '../../components/use-saved-text.ts';
import { useUndo } from '../../components/use-undo.ts';
import { isWriting } from './confidence.ts';
import { useSaveDefinition } from './use-save-definition.ts';

/**
 * Gives what makes a text of the documents the definition of an entry, as a person's own. A notice says so and takes
 * it back.
 */
export function useTakenDefinition({ termKey, term }: Pick<EntryDetails, 'termKey' | 'term'>): {
  readonly take: (text: string) => void;
  readonly isTaking: boolean;
} {
  const { t } = useTranslation(['glossary', 'common']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const save = useSaveDefinition(termKey);
  const { takeBack } = useUndo(projectId);

  const { mutate: take, isPending: isTaking } = useMutation({
    mutationFn: (text: string) =>
      withTypedTextsSaved(async () => {
        // As it is after what was typed has been saved.
        const before = await request('entries:get', { projectId, termKey });
        await save(text);
        return before;
      }),
    onSuccess: (before) => {
      refresh(client, ['entries', 'decisions']);
      const putBack = (): void =>
        void withTypedTextsSaved(() => save(before?.definition ?? '')).catch(showProblem);
      showDone(t('glossary:alternatives.used', { term }), {
        label: t('common:undo'),
        onClick: () => {
          // One step with what was typed before: taking it back would take that back as well.
          if (before !== null && isWriting(before)) putBack();
          else takeBack({ kind: 'definition-changed', subject: term }, putBack);
        },
      });
    },
    onError: (error) => showProblem(error),
  });
  return { take, isTaking };
}
