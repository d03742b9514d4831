import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { isActive } from '../../src-main/domain/run.ts';
import type { Run, RunDetails, RunProgress } from '../../src-main/domain/run.ts';
import { listen, request } from './bridge.ts';
import { useAnswer } from './queries.ts';
import { EMPTY_LOG } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import { followRunLog } from './run-log-reader.ts';
import type { RunLogReader } from './run-log-reader.ts';
import { activeRunOf, joinRuns, withToldState } from './runs.ts';
import { observeStep, timeLeft } from './time-left.ts';
import type { StepObservation } from './time-left.ts';

/** How often what is shown of an active run is read again at most, in milliseconds. */
const DETAILS_PAUSE_MS = 1000;

const NOTHING_TOLD: readonly Run[] = [];

/** Under which key is kept what the runs of a project have told. */
function toldKey(projectId: string | null): readonly unknown[] {
  return ['runs:told', projectId];
}

/**
 * Keeps what runs tell: every run that begins or goes on, in whatever program, is told. So the list of runs need
 * not be read again while they work. Once in a window.
 */
export function useToldRuns(projectId: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    // Whoever looks for the first time after a while must not find it forgotten.
    client.setQueryDefaults(['runs:told'], { gcTime: Infinity });
    return listen('run:activity', (activity) => {
      if (activity.projectId !== projectId) return;
      client.setQueryData<readonly Run[]>(toldKey(projectId), (told = NOTHING_TOLD) =>
        withToldState(told, activity.run),
      );
    });
  }, [client, projectId]);
}

/** The runs of the project, newest first, and the active one; undefined while they are being read. */
export function useRuns(projectId: string): {
  readonly runs: readonly Run[] | undefined;
  readonly activeRun: Run | null;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const { data: read, error, refetch } = useAnswer('runs:list', { projectId });
  const { data: told = NOTHING_TOLD } = useQuery<readonly Run[]>({
    queryKey: toldKey(projectId),
    queryFn: skipToken,
  });
  const runs = useMemo(() => (read === undefined ? undefined : joinRuns(read, told)), [read, told]);
  return { runs, activeRun: activeRunOf(runs ?? []), error, retry: () => void refetch() };
}

/** Everything about a run but its log: read again about once a second while it works, and when it has ended. */
export function useRunDetails(
  projectId: string,
  run: Run,
): {
  readonly details: RunDetails | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const { data: details, error, refetch } = useAnswer('runs:get', { projectId, runId: run.id });
  const seen = useRef<Run | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    const before = seen.current;
    if (before === run) return;
    seen.current = run;
    // What is kept of an earlier look may be of before the end.
    if (before !== null && isActive(run.status)) {
      timer.current ??= setTimeout(() => {
        timer.current = null;
        void refetch();
      }, DETAILS_PAUSE_MS);
    } else {
      void refetch();
    }
  }, [run, refetch]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return { details, error, retry: () => void refetch() };
}

/** The log of a run as far as it is read. */
export interface RunLogReading {
  readonly log: RunLog;
  readonly error: unknown;
  readonly readEarlier: () => void;
  /** Reads whatever there is before the lines that are kept. */
  readonly readBeginning: () => Promise<void>;
}

/** The log of a run, live. Another run wants another component: give it a key. */
export function useRunLog(projectId: string, runId: string): RunLogReading {
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
  return {
    log,
    error,
    readEarlier: () => void reader.current?.readEarlier(),
    readBeginning: async () => reader.current?.readBeginning(),
  };
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
