import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ActiveRun } from '../../src-main/domain/errors.ts';
import type { RunScope } from '../../src-main/domain/run.ts';
import { problemOf, request } from '../api/bridge.ts';
import { refresh, useAction } from '../api/queries.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { runPlace } from '../places.ts';
import { showProblem } from './notices.tsx';
import { programName } from './run-texts.ts';
import { formatDate } from './times.ts';

/** Starts runs, from wherever in the window. */
export interface RunStart {
  /** Starts a run; whatever stands in the way is told. */
  readonly startRun: (scope: RunScope) => void;
  /** Goes on where the newest run stopped. */
  readonly resumeRun: () => void;
  readonly stopRun: (runId: string) => void;
  /** While a start is on its way. */
  readonly isStarting: boolean;
}

const RunStartContext = createContext<RunStart | null>(null);

/** How to start and stop runs of the project of this window. */
export function useRunStart(): RunStart {
  const start = use(RunStartContext);
  if (start === null) throw new Error('useRunStart is used outside of RunStartProvider.');
  return start;
}

/** Lets everything in it start runs, and shows which run stands in the way when one is active already. */
export function RunStartProvider({
  projectId,
  children,
}: {
  readonly projectId: string;
  readonly children: ReactNode;
}): ReactElement {
  const client = useQueryClient();
  const [blocking, setBlocking] = useState<ActiveRun | null>(null);
  const { mutate: cancel } = useAction('runs:cancel');
  const { mutate: start, isPending: isStarting } = useMutation({
    mutationFn: async (scope: RunScope | 'resume') => {
      await (scope === 'resume'
        ? request('runs:resume', { projectId })
        : request('runs:start', { projectId, scope }));
      // Until the run is on the list it could be started again by a second click.
      await client.refetchQueries({ queryKey: ['runs:list'] });
    },
    onError: (error) => {
      const { activeRun } = problemOf(error);
      if (activeRun === null) showProblem(error);
      else setBlocking(activeRun);
    },
  });

  const value = useMemo<RunStart>(
    () => ({
      startRun: (scope) => start(scope),
      resumeRun: () => start('resume'),
      stopRun: (runId) => cancel({ projectId, runId }, { onSettled: () => refresh(client, ['runs']) }),
      isStarting,
    }),
    [client, projectId, start, cancel, isStarting],
  );

  return (
    <RunStartContext value={value}>
      {children}
      <BlockingRunDialog run={blocking} onStop={value.stopRun} onClose={() => setBlocking(null)} />
    </RunStartContext>
  );
}

function BlockingRunDialog({
  run,
  onStop,
  onClose,
}: {
  readonly run: ActiveRun | null;
  readonly onStop: (runId: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['runs', 'common']);
  const { t: tRuns } = useTranslation('runs');
  const language = useLanguage();
  const [, navigate] = useLocation();
  return (
    <Modal
      opened={run !== null}
      onClose={onClose}
      title={t('runs:active.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      {run === null ? null : (
        <>
          <Text size="sm">
            {t('runs:active.text', {
              scope: t(`runs:scope.${run.scope}`),
              since: formatDate(run.startedAt, language),
              program: programName(tRuns, run.program),
            })}
          </Text>
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button
              variant="default"
              onClick={() => {
                onClose();
                onStop(run.id);
              }}
            >
              {t('runs:active.stop')}
            </Button>
            <Button
              data-autofocus
              onClick={() => {
                onClose();
                navigate(runPlace(run.id));
              }}
            >
              {t('runs:active.watch')}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
