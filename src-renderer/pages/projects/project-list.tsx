import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProject } from '../../../src-main/domain/project-view.ts';
import { refresh, useAction } from '../../api/queries.ts';
import { useOpenedProject } from '../../api/use-opened-project.ts';
import { useWindowState } from '../../api/window-state.tsx';
import { backupsDialog } from '../../components/backups-opening.ts';
import { NameDialog } from '../../components/name-dialog.tsx';
import { showDone } from '../../components/notices.tsx';
import { useSaveCopy } from '../../components/use-save-copy.ts';
import { neighbourOf } from './neighbour.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import styles from './project-list.module.css';
import { ProjectRow } from './project-row.tsx';
import type { ProjectAction } from './project-row.tsx';
import { useOpening } from './use-opening.ts';

/** Height of a row, with the line between two, in pixels. */
const ROW_HEIGHT = 68;

/** What is asked about a project. */
interface Question {
  readonly kind: 'rename' | 'clone' | 'delete';
  readonly project: ListedProject;
}

/** The list of projects, with what can be done with each. */
export function ProjectList({ projects }: { readonly projects: readonly ListedProject[] }): ReactElement {
  const { t } = useTranslation(['projects', 'common']);
  const client = useQueryClient();
  const { project: openProject } = useWindowState();
  const { open } = useOpening();
  const showOpened = useOpenedProject();
  const [question, setQuestion] = useState<Question | null>(null);
  /** The project that gets the keyboard when it is next seen: a row that is gone hands it to its neighbour. */
  const focusNext = useRef<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- rows are drawn anew with each scroll, as they have to be
  const rows = useVirtualizer({
    count: projects.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => projects[index]?.file ?? index,
    overscan: 8,
  });

  const rename = useAction('projects:rename');
  const clone = useAction('projects:clone');
  const remove = useAction('projects:delete');
  const undoDelete = useAction('projects:undoDelete');
  const forget = useAction('projects:forget');
  const leave = useAction('projects:leave');
  const saveCopy = useSaveCopy();
  const readAgain = (): void => refresh(client, ['project']);
  const close = (): void => setQuestion(null);

  useEffect(() => {
    const file = focusNext.current;
    if (file === null) return;
    const index = projects.findIndex((project) => project.file === file);
    if (index === -1) return;
    focusNext.current = null;
    rows.scrollToIndex(index);
    // The row may only be drawn after scrolling, and a closing dialog gives the keyboard back before.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus(),
      ),
    );
  }, [projects, rows]);

  const act = (project: ListedProject, action: ProjectAction): void => {
    const { file, name } = project;
    switch (action) {
      case 'open':
        if (openProject?.file === file) showOpened(openProject);
        else open(project);
        return;
      case 'close':
        leave.mutate(undefined, { onSuccess: readAgain });
        return;
      case 'forget':
        focusNext.current = neighbourOf(projects, file);
        forget.mutate(
          { file },
          {
            onSuccess: () => {
              readAgain();
              showDone(t('projects:forgotten', { name }));
            },
          },
        );
        return;
      case 'save-copy':
        saveCopy(file);
        return;
      case 'backups':
        backupsDialog.open({ file, name });
        return;
      case 'rename':
      case 'clone':
      case 'delete':
        setQuestion({ kind: action, project });
    }
  };

  const deleteProject = async ({ file, name }: ListedProject): Promise<void> => {
    // A project that a window shows cannot be deleted.
    if (openProject?.file === file) {
      await leave.mutateAsync(undefined);
      readAgain();
    }
    await remove.mutateAsync({ file });
    focusNext.current = neighbourOf(projects, file);
    close();
    readAgain();
    showDone(t('projects:deleted', { name }), {
      label: t('common:undo'),
      onClick: () =>
        undoDelete.mutate(
          { file },
          {
            onSuccess: () => {
              focusNext.current = file;
              readAgain();
            },
          },
        ),
    });
  };

  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul aria-label={t('projects:list')} className={styles['list']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const project = projects[index];
          return project === undefined ? null : (
            <ProjectRow
              key={key}
              project={project}
              isOpen={openProject?.file === project.file}
              index={index}
              count={projects.length}
              offset={start}
              onAct={(action) => act(project, action)}
            />
          );
        })}
      </ul>
      <NameDialog
        isOpen={question?.kind === 'rename'}
        title={t('projects:renameTitle')}
        initialName={question?.project.name ?? ''}
        submitLabel={t('projects:renameButton')}
        isPending={rename.isPending}
        onSubmit={(name) => {
          if (question === null) return;
          rename.mutate(
            { file: question.project.file, name },
            {
              onSuccess: () => {
                close();
                readAgain();
              },
            },
          );
        }}
        onClose={close}
      />
      <NameDialog
        isOpen={question?.kind === 'clone'}
        title={t('projects:cloneTitle')}
        initialName={question === null ? '' : t('projects:cloneName', { name: question.project.name })}
        submitLabel={t('projects:cloneButton')}
        isPending={clone.isPending}
        onSubmit={(name) => {
          if (question === null) return;
          clone.mutate(
            { file: question.project.file, name },
            {
              onSuccess: (copy) => {
                focusNext.current = copy.file;
                close();
                readAgain();
                showDone(t('projects:cloned', { name: copy.name }));
              },
            },
          );
        }}
        onClose={close}
      />
      <DeleteDialog
        project={question?.kind === 'delete' ? question.project : null}
        isPending={remove.isPending || leave.isPending}
        onDelete={(project) => {
          // What fails was told by the action itself; the dialog stays for another try.
          deleteProject(project).catch(() => undefined);
        }}
        onClose={close}
      />
    </div>
  );
}
