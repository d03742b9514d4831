import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Run, RunProgress } from '../../src-main/domain/run.ts';
import { listen, request } from './bridge.ts';
import { useAnswer } from './queries.ts';
import { EMPTY_LOG } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import { followRunLog } from './run-log-reader.ts';
import type { RunLogReader } from './run-log-reader.ts';
import { activeRunOf, withToldState } from './runs.ts';
import { observeStep, timeLeft } from './time-left.ts';
import type { StepObservation } from './time-left.ts';

/** Keeps the list of runs up to date with what runs tell. Once in a window. */
export function useToldRuns(projectId: string | null): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listen('run:activity', (activity) => {
        if (activity.projectId !== projectId) return;
        client.setQueryData<readonly Run[]>(['runs:list', { projectId }], (runs) =>
          runs === undefined ? undefined : withToldState(runs, activity.run),
        );
      }),
    [client, projectId],
  );
}

/** The runs of the project, newest first, and the active one; undefined while they are being read. */
export function useRuns(projectId: string): {
  readonly runs: readonly Run[] | undefined;
  readonly activeRun: Run | null;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const { data: runs, error, refetch } = useAnswer('runs:list', { projectId });
  return { runs, activeRun: activeRunOf(runs ?? []), error, retry: () => void refetch() };
}

/** The log of a run, live. Another run wants another component: give it a key. */
export function useRunLog(
  projectId: string,
  runId: string,
): {
  readonly log: RunLog;
  readonly error: unknown;
  readonly readEarlier: () => void;
} {
  const [log, setLog] = useState(EMPTY_LOG);
  const [error, setError] = useState<unknown>(null);
  const reader: RefObject<RunLogReader | null> = useRef(null);
  useEffect(() => {
    const following = followRunLog({
      readAfter: (after) => request('runs:events', { projectId, runId, after }),
      listen: (listener) =>
        listen('run:activity', ({ projectId: itsProject, run, events }) => {
          if (itsProject === projectId && run.id === runId) listener(run, events);
        }),
      onChange: setLog,
      onError: setError,
    });
    reader.current = following;
    return following.end;
  }, [projectId, runId]);
  return { log, error, readEarlier: () => void reader.current?.readEarlier() };
}

/** How long the step that a run is at will still take, in milliseconds; null where that cannot be told. */
export function useTimeLeft(progress: RunProgress | null): number | null {
  const observation = useRef<StepObservation | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    observation.current = progress === null ? null : observeStep(observation.current, progress, Date.now());
    const tell = (): void =>
      setLeft(observation.current === null ? null : timeLeft(observation.current, Date.now()));
    tell();
    const timer = setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [progress]);
  return left;
}
