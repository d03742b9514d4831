import { useTranslation } from 'react-i18next';
import { useAction } from '../api/queries.ts';
import { showDone } from './notices.tsx';

/** Writes a copy of a project file where the person wants it. */
export function useSaveCopy(): (file: string) => void {
  const { t } = useTranslation('backups');
  const { mutate } = useAction('projects:saveCopy');
  return (file) =>
    mutate(
      { file },
      {
        onSuccess: (copy) => {
          if (copy !== null) showDone(t('copySaved', { name: copy.name }));
        },
      },
    );
}
