import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../src-main/domain/backup.ts';
import { problemOf, request } from '../api/bridge.ts';
import { refresh } from '../api/queries.ts';
import { useOpenedProject } from '../api/use-opened-project.ts';
import { useWindowState } from '../api/window-state.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { showDone, showProblem } from './notices.tsx';
import { formatDate } from './times.ts';
import { withTypedTextsSaved } from './use-saved-text.ts';

/**
 * Gives what goes back to a backup of a project file. A notice says so and takes it back. What it gives throws
 * RequestFailure where the project stayed as it was.
 */
export function useRestore(): (file: string, backup: Backup) => Promise<void> {
  const { t } = useTranslation(['backups', 'common']);
  const language = useLanguage();
  const client = useQueryClient();
  const { project } = useWindowState();
  const showOpened = useOpenedProject();

  /** A damaged file can only be replaced while nobody has it open: this window leaves it for that long. */
  const replaceClosed = async (file: string, name: string): Promise<void> => {
    await request('projects:leave', undefined);
    let failure: { readonly error: unknown } | null = null;
    try {
      await request('backups:restore', { file, name });
    } catch (error) {
      failure = { error };
    }
    try {
      showOpened(await request('projects:open', { file }));
    } catch (error) {
      // The window shows the list of projects.
      refresh(client, ['project']);
      failure ??= { error };
    }
    if (failure !== null) throw failure.error;
  };

  const replace = async (file: string, name: string): Promise<void> => {
    try {
      await request('backups:restore', { file, name });
    } catch (error) {
      if (problemOf(error).code !== 'project-in-use' || project?.file !== file) throw error;
      await replaceClosed(file, name);
    }
  };

  return async function restore(file, { name, at }): Promise<void> {
    const earlier = new Set((await request('backups:list', { file })).map((backup) => backup.name));
    await withTypedTextsSaved(() => replace(file, name));
    // Everything may be another.
    void client.invalidateQueries();
    const present = (await request('backups:list', { file })).find(
      (backup) => backup.kind === 'before-restore' && !earlier.has(backup.name),
    );
    showDone(
      t('backups:restored', { when: formatDate(at, language) }),
      present && {
        label: t('common:undo'),
        onClick: () => void restore(file, present).catch(showProblem),
      },
      'restored',
    );
  };
}
