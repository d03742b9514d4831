import { useEffect, useState } from 'react';
import type { Run } from '../../src-main/domain/run.ts';

/** How often the time of an active run is told anew, in milliseconds. */
const EVERY_MS = 1000;

/** How long a run took, or has been at work so far, in milliseconds; goes on by itself. */
export function useRunDuration({ startedAt, finishedAt }: Pick<Run, 'startedAt' | 'finishedAt'>): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (finishedAt !== null) return;
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, [finishedAt]);
  const end = finishedAt === null ? now : Date.parse(finishedAt);
  // A clock that was set back must not make the past the future.
  return Math.max(0, end - Date.parse(startedAt));
}
