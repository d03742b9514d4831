import { useTranslation } from 'react-i18next';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { useAction } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { showDone } from '../../components/notices.tsx';
import { useUndo } from '../../components/use-undo.ts';

/** Gives what approves an entry or withdraws that. A notice says what was done and takes it back. */
export function useApproval({
  termKey,
  term,
}: Pick<EntryDetails, 'termKey' | 'term'>): (approved: boolean) => void {
  const { t } = useTranslation(['glossary', 'common']);
  const { id: projectId } = useProject();
  const { mutate, isPending } = useAction('entries:setApproval');
  const { takeBack } = useUndo(projectId);
  return (approved) => {
    if (isPending) return;
    mutate(
      { projectId, termKey, approved },
      {
        onSuccess: () =>
          showDone(t(approved ? 'glossary:approved' : 'glossary:withdrawn', { term }), {
            label: t('common:undo'),
            onClick: () =>
              takeBack({ kind: approved ? 'entry-approved' : 'entry-reopened', subject: term }, () =>
                mutate({ projectId, termKey, approved: !approved }),
              ),
          }),
      },
    );
  };
}
