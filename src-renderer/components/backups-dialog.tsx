import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { DatabaseBackup } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../src-main/domain/backup.ts';
import type { ListedProject } from '../../src-main/domain/project-view.ts';
import { request } from '../api/bridge.ts';
import { useAnswer } from '../api/queries.ts';
import { useWindowState } from '../api/window-state.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { BackupList } from './backup-list.tsx';
import { BackupPreviewTable } from './backup-preview.tsx';
import classes from './backups-dialog.module.css';
import { backupsDialog } from './backups-opening.ts';
import { EmptyState } from './empty-state.tsx';
import { showDone, showProblem } from './notices.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { SlowLoading } from './slow-loading.tsx';
import { formatDate } from './times.ts';
import { useRestore } from './use-restore.ts';

/** The backups of a project: what each holds, and the way back to it. One is in every window; `backupsDialog` opens it. */
export function BackupsDialog(): ReactElement {
  const { t } = useTranslation(['backups', 'common']);
  const subject = useSyncExternalStore(backupsDialog.listen, backupsDialog.get);
  const { project } = useWindowState();
  const about = subject === 'shown' ? project : subject;
  return (
    <Modal
      opened={about !== null}
      onClose={backupsDialog.close}
      title={about === null ? '' : t('backups:title', { name: about.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size={760}
      centered
    >
      {about === null ? null : <Backups key={about.file} file={about.file} />}
    </Modal>
  );
}

function Backups({ file }: { readonly file: string }): ReactElement {
  const client = useQueryClient();
  const { data: backups, error, isFetching, refetch } = useAnswer('backups:list', { file });
  const projects = useAnswer('projects:list', undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const [toRestore, setToRestore] = useState<Backup | null>(null);
  useEffect(() => {
    // Backups are made without a word, by other programs too.
    void client.invalidateQueries({ queryKey: ['backups:list'] });
    void client.invalidateQueries({ queryKey: ['projects:list'] });
  }, [client]);

  if (error !== null)
    return <ProblemNotice error={error} offersBackups={false} onRetry={() => void refetch()} />;
  if (backups === undefined) return <SlowLoading />;
  if (toRestore !== null) {
    return <Confirmation file={file} backup={toRestore} onCancel={() => setToRestore(null)} />;
  }
  const selected =
    backups.find(({ name }) => name === chosen) ??
    backups.find(({ kind }) => kind !== 'damaged') ??
    backups[0] ??
    null;
  return (
    <Choice
      file={file}
      state={projects.data?.find((project) => project.file === file)?.state ?? null}
      isStateKnown={projects.data !== undefined || projects.error !== null}
      backups={backups}
      isUpToDate={!isFetching}
      selected={selected}
      onChoose={setChosen}
      onRestore={setToRestore}
    />
  );
}

/** The list of backups, and what the selected one holds. */
function Choice({
  file,
  state,
  isStateKnown,
  backups,
  isUpToDate,
  selected,
  onChoose,
  onRestore,
}: {
  readonly file: string;
  /** How the project stands now; null where that could not be read, or is being read. */
  readonly state: ListedProject['state'] | null;
  readonly isStateKnown: boolean;
  readonly backups: readonly Backup[];
  /** Whether there is no newer list on its way. */
  readonly isUpToDate: boolean;
  readonly selected: Backup | null;
  readonly onChoose: (name: string) => void;
  readonly onRestore: (backup: Backup) => void;
}): ReactElement {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const preview = useAnswer('backups:preview', selected === null ? null : { file, name: selected.name });
  const creation = useDialogWork();
  const isShown = preview.data !== undefined && !preview.isPlaceholderData;
  return (
    <Stack gap="md">
      {creation.failure === null ? null : (
        <ProblemNotice error={creation.failure.error} offersBackups={false} />
      )}
      {selected === null ? (
        <EmptyState icon={DatabaseBackup} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <div className={classes['columns']}>
          <BackupList backups={backups} isUpToDate={isUpToDate} chosen={selected.name} onChoose={onChoose} />
          <div className={classes['preview']} aria-live="polite" aria-busy={!isShown}>
            {preview.error !== null ? (
              <ProblemNotice
                error={preview.error}
                offersBackups={false}
                onRetry={() => void client.invalidateQueries({ queryKey: ['backups:list'] })}
              />
            ) : preview.data === undefined || !isStateKnown ? (
              <SlowLoading />
            ) : (
              <BackupPreviewTable preview={preview.data} now={state?.kind === 'ready' ? state : null} />
            )}
          </div>
        </div>
      )}
      <Group justify="space-between" gap="sm">
        <Text size="xs" c="dimmed" className={classes['kept']}>
          {t('kept')}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            disabled={state?.kind === 'unavailable'}
            aria-busy={creation.isPending}
            onClick={() =>
              creation.start(async () => {
                const { name } = await request('backups:create', { file });
                onChoose(name);
                void client.invalidateQueries({ queryKey: ['backups:list'] });
                showDone(t('created'));
              })
            }
          >
            {t('create')}
          </Button>
          {selected === null ? null : (
            <Button
              disabled={!isShown || preview.data.kind === 'unusable'}
              onClick={() => onRestore(selected)}
            >
              {t('restore')}
            </Button>
          )}
        </Group>
      </Group>
    </Stack>
  );
}

/** Says what going back means, and goes back. */
function Confirmation({
  file,
  backup,
  onCancel,
}: {
  readonly file: string;
  readonly backup: Backup;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation(['backups', 'common']);
  const language = useLanguage();
  const restore = useRestore();
  const { start, isPending, failure } = useDialogWork();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), []);

  const goBack = async (): Promise<void> => {
    const opened = backupsDialog.get();
    await restore(file, backup);
    // Not what was opened meanwhile.
    if (backupsDialog.get() === opened) backupsDialog.close();
  };

  return (
    <Stack gap="sm">
      <Title order={3} size="h4" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {t('backups:confirm.title', { when: formatDate(backup.at, language) })}
      </Title>
      <Text size="sm">{t('backups:confirm.replaced')}</Text>
      <Text size="sm">{t('backups:confirm.first')}</Text>
      <Text size="sm">{t('backups:confirm.kept')}</Text>
      {failure === null ? null : <ProblemNotice error={failure.error} offersBackups={false} />}
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button variant="default" disabled={isPending} onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button loading={isPending} onClick={() => start(goBack)}>
          {t('backups:confirm.action')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What the dialog waits for. */
interface DialogWork {
  /** Begins it, unless it has begun. */
  readonly start: (work: () => Promise<void>) => void;
  readonly isPending: boolean;
  readonly failure: { readonly error: unknown } | null;
}

/** Does something that the dialog waits for. A failure is shown in it, or by a notice where it was closed meanwhile. */
function useDialogWork(): DialogWork {
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<DialogWork['failure']>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const perform = async (work: () => Promise<void>): Promise<void> => {
    setIsPending(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      if (isThere.current) setFailure({ error });
      else showProblem(error);
    } finally {
      setIsPending(false);
    }
  };
  return {
    start: (work) => {
      if (!isPending) void perform(work);
    },
    isPending,
    failure,
  };
}
