import type { RunEvent } from '../../src-main/domain/run.ts';

/** How many lines of a log are kept to be shown, unless more are asked for. */
export const LINES_KEPT = 50_000;

/** What a window knows of a run's log. */
export interface RunLog {
  /** Lines without a gap between them, the earliest first. Earlier ones may have been let go. */
  readonly lines: readonly RunEvent[];
  /** Lines that came while some before them are missing, in order. */
  readonly ahead: readonly RunEvent[];
  /** How many lines are kept. */
  readonly limit: number;
}

export const EMPTY_LOG: RunLog = { lines: [], ahead: [], limit: LINES_KEPT };

/** Sequence number of the last line without a gap before it; 0 where there is none. Lines after it are to be asked for. */
export function lastSequence({ lines }: RunLog): number {
  return lines.at(-1)?.sequence ?? 0;
}

/** Tells whether lines are missing before some that came already. */
export function hasGap({ ahead }: RunLog): boolean {
  return ahead.length > 0;
}

/** Takes new lines in, in whatever order and however often they come. */
export function receiveLines(log: RunLog, received: readonly RunEvent[]): RunLog {
  const last = lastSequence(log);
  const news = new Map(
    [...log.ahead, ...received]
      .filter(({ sequence }) => sequence > last)
      .map((line) => [line.sequence, line] as const),
  );
  if (news.size === 0) return log.ahead.length === 0 ? log : { ...log, ahead: [] };
  const inOrder = [...news.values()].sort((left, right) => left.sequence - right.sequence);
  const gapAt = inOrder.findIndex(({ sequence }, index) => sequence !== last + 1 + index);
  const joined = gapAt === -1 ? inOrder : inOrder.slice(0, gapAt);
  const ahead = gapAt === -1 ? [] : inOrder.slice(gapAt);
  return {
    ...log,
    lines: joined.length === 0 ? log.lines : [...log.lines, ...joined].slice(-log.limit),
    // What does not fit is in the file and is read again when its turn comes.
    ahead: ahead.slice(0, log.limit),
  };
}

/** Tells whether the log has lines before those that are kept. */
export function hasEarlier({ lines }: RunLog): boolean {
  return (lines[0]?.sequence ?? 1) > 1;
}

/**
 * The sequence number after which to ask for the lines before those that are kept.
 *
 * @param count how many lines are asked for
 */
export function beforeEarlier({ lines }: RunLog, count: number): number {
  return Math.max(0, (lines[0]?.sequence ?? 1) - 1 - count);
}

/** Puts earlier lines, which were asked for, before those that are kept; from now on so many more are kept. */
export function receiveEarlier(log: RunLog, earlier: readonly RunEvent[]): RunLog {
  const first = log.lines[0]?.sequence ?? 1;
  const fitting = earlier.filter(({ sequence }) => sequence < first);
  if (fitting.at(-1)?.sequence !== first - 1) return log;
  return { ...log, lines: [...fitting, ...log.lines], limit: log.limit + fitting.length };
}
