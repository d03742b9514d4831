import { isActive } from '../../src-main/domain/run.ts';
import type { Run, RunEvent } from '../../src-main/domain/run.ts';
import {
  beforeEarlier,
  EMPTY_LOG,
  hasEarlier,
  hasGap,
  lastSequence,
  receiveEarlier,
  receiveLines,
} from './run-log.ts';
import type { RunLog } from './run-log.ts';

/** How many lines one request answers at most. */
export const LINES_PER_REQUEST = 1000;

/** What a reader needs from outside. */
export interface RunLogSource {
  /** Reads the lines after a sequence number, at most `LINES_PER_REQUEST` of them. */
  readonly readAfter: (sequence: number) => Promise<readonly RunEvent[]>;
  /** Listens to the run; returns what ends the listening. */
  readonly listen: (listener: (run: Run, lines: readonly RunEvent[]) => void) => () => void;
  readonly onChange: (log: RunLog) => void;
  readonly onError: (error: unknown) => void;
}

export interface RunLogReader {
  /** Reads lines before those that are kept. */
  readonly readEarlier: () => Promise<void>;
  /** Reads all lines before those that are kept. */
  readonly readBeginning: () => Promise<void>;
  readonly end: () => void;
}

/**
 * Follows the log of one run: reads what there is, takes in what the run says, and asks for what it missed,
 * also once more when the run has ended. Nothing of the log is lost, whenever one begins to look.
 */
export function followRunLog({ readAfter, listen, onChange, onError }: RunLogSource): RunLogReader {
  let log = EMPTY_LOG;
  let isReading = false;
  let isReadAgain = false;
  let isEnded = false;

  const change = (next: RunLog): void => {
    if (next === log || isEnded) return;
    log = next;
    onChange(log);
  };

  const readMissing = async (): Promise<void> => {
    if (isReading) {
      isReadAgain = true;
      return;
    }
    isReading = true;
    try {
      let isMore = true;
      while (isMore && !isEnded) {
        isReadAgain = false;
        const lines = await readAfter(lastSequence(log));
        change(receiveLines(log, lines));
        isMore = lines.length >= LINES_PER_REQUEST || (lines.length > 0 && hasGap(log)) || isReadAgain;
      }
    } catch (error) {
      if (!isEnded) onError(error);
    } finally {
      isReading = false;
    }
  };

  const endListening = listen((run, lines) => {
    change(receiveLines(log, lines));
    if (hasGap(log) || !isActive(run.status)) void readMissing();
  });
  void readMissing();

  /** Answers whether there is more. */
  const readEarlier = async (): Promise<boolean> => {
    try {
      const before = log;
      change(receiveEarlier(log, await readAfter(beforeEarlier(log, LINES_PER_REQUEST))));
      return log !== before && hasEarlier(log);
    } catch (error) {
      if (!isEnded) onError(error);
      return false;
    }
  };

  return {
    readEarlier: async () => void (await readEarlier()),
    readBeginning: async () => {
      let isMore = hasEarlier(log);
      while (isMore && !isEnded) isMore = await readEarlier();
    },
    end: () => {
      isEnded = true;
      endListening();
    },
  };
}
