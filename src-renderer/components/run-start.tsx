import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { ActiveRun } from '../../src-main/domain/errors.ts';
import { PROGRAMS } from '../../src-main/domain/program.ts';
import type { RunScope } from '../../src-main/domain/run.ts';
import { problemOf, request } from '../api/bridge.ts';
import { useAction } from '../api/queries.ts';
import { useRuns } from '../api/use-runs.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { runPlace } from '../places.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import type { PlannedWork } from './consent-dialog.tsx';
import { showProblem } from './notices.tsx';
import { TakeOverDialog } from './run-take-over.tsx';
import { programName } from './run-texts.ts';
import { formatDate } from './times.ts';

/** Whoever has been asked to stop for so long, in milliseconds, does not answer: a run stops within a second. */
const UNANSWERING_MS = 10_000;

/** Hears the id of a run that was started. */
type OnStarted = (runId: string) => void;

/** Starts and ends runs, from wherever in the window. Whatever stands in the way is told. */
export interface RunStart {
  readonly startRun: (
    scope: RunScope,
    options?: { readonly termKeys?: readonly string[]; readonly onStarted?: OnStarted },
  ) => void;
  /** Goes on where the newest run stopped. */
  readonly resumeRun: (onStarted?: OnStarted) => void;
  /** Starts a run with the scope and the settings of an earlier one. */
  readonly runAgain: (runId: string, onStarted?: OnStarted) => void;
  /** Starts a run of what failed in an earlier one, and nothing else. */
  readonly retryFailed: (runId: string, onStarted?: OnStarted) => void;
  readonly stopRun: (runId: string) => void;
  /** Whether an active run may be taken away from its program: another one, or one that does not answer. */
  readonly mayTakeOver: (run: Pick<ActiveRun, 'id' | 'program'>) => boolean;
  /** Takes an active run away from its program, after asking. */
  readonly takeOver: (run: ActiveRun) => void;
  /** While a start is on its way. */
  readonly isStarting: boolean;
}

/** A start as it was asked for, to be repeated when a person has agreed to it. */
interface AskedStart {
  readonly ask: () => Promise<string>;
  readonly onStarted: OnStarted | undefined;
  readonly work: PlannedWork | null;
}

/** A start that waits for a person's agreement, and what it is about. */
interface WaitingStart {
  readonly host: string;
  readonly model: string;
  readonly start: AskedStart;
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
  const [waiting, setWaiting] = useState<WaitingStart | null>(null);
  const [taking, setTaking] = useState<ActiveRun | null>(null);
  const unansweringId = useUnansweringRun(projectId);
  const { mutate: cancel } = useAction('runs:cancel');
  const { mutate: start, isPending: isStarting } = useMutation({
    mutationFn: async ({ ask, onStarted }: AskedStart) => {
      const runId = await ask();
      // Until the run is on the list it could be started again by a second click.
      await client.refetchQueries({ queryKey: ['runs:list'] });
      onStarted?.(runId);
    },
    onError: (error, asked) => {
      const { code, values, activeRun } = problemOf(error);
      if (activeRun !== null) setBlocking(activeRun);
      else if (code === 'server-not-allowed') {
        setWaiting({ host: String(values['host']), model: String(values['model']), start: asked });
      } else showProblem(error);
    },
  });

  const value = useMemo<RunStart>(
    () => ({
      startRun: (scope, { termKeys, onStarted } = {}) =>
        start({
          ask: () =>
            request('runs:start', {
              projectId,
              scope,
              ...(termKeys === undefined ? {} : { termKeys: [...termKeys] }),
            }),
          onStarted,
          work: { scope, ...(termKeys === undefined ? {} : { termKeys }) },
        }),
      resumeRun: (onStarted) =>
        start({ ask: () => request('runs:resume', { projectId }), onStarted, work: null }),
      runAgain: (runId, onStarted) =>
        start({ ask: () => request('runs:again', { projectId, runId }), onStarted, work: null }),
      retryFailed: (runId, onStarted) =>
        start({ ask: () => request('runs:retryFailed', { projectId, runId }), onStarted, work: null }),
      stopRun: (runId) =>
        cancel(
          { projectId, runId },
          { onSettled: () => void client.invalidateQueries({ queryKey: ['runs:list'] }) },
        ),
      mayTakeOver: ({ id, program }) => program !== PROGRAMS.desktop || id === unansweringId,
      takeOver: setTaking,
      isStarting,
    }),
    [client, projectId, start, cancel, isStarting, unansweringId],
  );

  return (
    <RunStartContext value={value}>
      {children}
      <BlockingRunDialog run={blocking} runStart={value} onClose={() => setBlocking(null)} />
      <ConsentDialog
        projectId={projectId}
        asked={waiting === null ? null : { ...waiting, work: waiting.start.work }}
        onAgreed={() => {
          setWaiting(null);
          if (waiting !== null) start(waiting.start);
        }}
        onClose={() => setWaiting(null)}
      />
      <TakeOverDialog projectId={projectId} run={taking} onClose={() => setTaking(null)} />
    </RunStartContext>
  );
}

/** The id of the active run when it was asked to stop and does not answer. */
function useUnansweringRun(projectId: string): string | null {
  const { activeRun } = useRuns(projectId);
  const [unansweringId, setUnansweringId] = useState<string | null>(null);
  const stoppingId = activeRun?.status === 'cancelling' ? activeRun.id : null;
  useEffect(() => {
    if (stoppingId === null) return;
    const timer = setTimeout(() => setUnansweringId(stoppingId), UNANSWERING_MS);
    return () => clearTimeout(timer);
  }, [stoppingId]);
  return unansweringId;
}

function BlockingRunDialog({
  run,
  runStart,
  onClose,
}: {
  readonly run: ActiveRun | null;
  readonly runStart: RunStart;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['runs', 'common']);
  const { t: tRuns } = useTranslation('runs');
  const language = useLanguage();
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
            {runStart.mayTakeOver(run) ? (
              <Button
                variant="default"
                onClick={() => {
                  onClose();
                  runStart.takeOver(run);
                }}
              >
                {t('runs:takeOver.button')}
              </Button>
            ) : null}
            <Button
              variant="default"
              onClick={() => {
                onClose();
                runStart.stopRun(run.id);
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
