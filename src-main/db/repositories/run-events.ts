import type { RunEvent } from '../../domain/run.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** An event before it has its sequence number. */
export type NewRunEvent = Omit<RunEvent, 'sequence'>;

/** Reads of the `run_events` table. */
export function runEventReader({ connection }: ReadHandle) {
  const after = connection.prepare<[string, number], RunEvent>(
    'SELECT sequence, at, level, step, message FROM run_events WHERE run_id = ? AND sequence > ? ORDER BY sequence',
  );
  return {
    /** The events of a run after a sequence number (0 for all), oldest first. */
    listAfter: (runId: string, sequence: number): RunEvent[] => after.all(runId, sequence),
  };
}

/** Writes of the `run_events` table. Call them inside a transaction. */
export function runEventWriter({ connection }: WriteHandle) {
  const last = connection.prepare<[string], { sequence: number }>(
    'SELECT coalesce(max(sequence), 0) AS sequence FROM run_events WHERE run_id = ?',
  );
  const insert = connection.prepare(
    `INSERT INTO run_events (run_id, sequence, at, level, step, message)
     VALUES (@runId, @sequence, @at, @level, @step, @message)`,
  );
  return {
    /** Appends events to a run's log under the next sequence numbers, without gaps. */
    append: (runId: string, events: readonly NewRunEvent[]): RunEvent[] => {
      const first = (last.get(runId)?.sequence ?? 0) + 1;
      return events.map((event, index) => {
        const numbered = { sequence: first + index, ...event };
        insert.run({ runId, ...numbered });
        return numbered;
      });
    },
  };
}
