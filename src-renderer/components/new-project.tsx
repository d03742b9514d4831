import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/queries.ts';
import { useOpenedProject } from '../api/use-opened-project.ts';
import { NameDialog } from './name-dialog.tsx';
import { newProjectDialog } from './new-project-opening.ts';

/** Asks for the name of an empty project, makes it and shows it. One is in every window. */
export function NewProjectDialog(): ReactElement {
  const { t } = useTranslation('projects');
  const isOpen = useSyncExternalStore(newProjectDialog.listen, newProjectDialog.get) !== null;
  const showOpened = useOpenedProject();
  const create = useAction('projects:create');
  return (
    <NameDialog
      isOpen={isOpen}
      title={t('newTitle')}
      initialName=""
      submitLabel={t('create')}
      isPending={create.isPending}
      onSubmit={(name) =>
        create.mutate(
          { name },
          {
            onSuccess: (project) => {
              newProjectDialog.close();
              showOpened(project);
            },
          },
        )
      }
      onClose={newProjectDialog.close}
    />
  );
}
