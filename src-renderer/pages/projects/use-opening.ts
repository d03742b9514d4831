import { useMutation } from '@tanstack/react-query';
import type { ListedProject } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { useOpenedProject } from '../../api/use-opened-project.ts';
import { tellIntake } from '../../components/intake-telling.ts';
import { showProblem } from '../../components/notices.tsx';
import { useLanguage } from '../../i18n/use-language.ts';

/** The ways to open a project in this window. Whatever fails is told. */
export function useOpening(): {
  readonly open: (project: Pick<ListedProject, 'file' | 'name'>) => void;
  readonly openFile: () => void;
  readonly openFromFolder: () => void;
  readonly openSample: () => void;
  readonly isOpening: boolean;
} {
  const language = useLanguage();
  const showOpened = useOpenedProject();
  const { mutate, isPending } = useMutation({
    mutationFn: async (open: () => Promise<void>) => open(),
    onError: (error) => showProblem(error),
  });
  return {
    open: ({ file, name }) =>
      mutate(async () => {
        try {
          showOpened(await request('projects:open', { file }));
        } catch (error) {
          showProblem(error, { file, name });
        }
      }),
    openFile: () =>
      mutate(async () => {
        const project = await request('projects:choose', undefined);
        if (project !== null) showOpened(project);
      }),
    openFromFolder: () =>
      mutate(async () => {
        const made = await request('projects:createFromFolder', undefined);
        if (made === null) return;
        showOpened(made.project);
        tellIntake(made.intake);
      }),
    openSample: () =>
      mutate(async () => {
        showOpened(await request('projects:openSample', { language }));
      }),
    isOpening: isPending,
  };
}
