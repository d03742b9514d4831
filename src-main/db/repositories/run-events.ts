import type { Message } from '../../domain/message.ts';
import type { RunEvent } from '../../domain/run.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { parseMessage } from './messages.ts';

/** All events at once, in SQLite's words. */
const ALL = -1;

/** An event before it has its sequence number. */
export type NewRunEvent = Omit<RunEvent, 'sequence'>;

/** What a step of a run has said about what it asked of a model. */
export interface ModelUseOfStep {
  readonly step: RunEvent['step'];
  readonly values: Message['values'];
}

/** Reads of the `run_events` table. */
export function runEventReader({ connection }: ReadHandle) {
  const after = connection.prepare<
    [string, number, number],
    Omit<RunEvent, 'details'> & { readonly details: string | null }
  >(
    `SELECT sequence, at, level, step, message, details FROM run_events
     WHERE run_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
  );
  const modelUse = connection.prepare<[number], Pick<RunEvent, 'step'> & { readonly details: string }>(
    `SELECT run_events.step, details FROM run_events JOIN runs ON runs.id = run_id
     WHERE details LIKE '{"code":"model-asked",%' ORDER BY runs.rowid DESC, sequence DESC LIMIT ?`,
  );
  return {
    /** What runs have said about what they asked of models, the newest first. */
    modelUse: (limit: number): ModelUseOfStep[] =>
      modelUse.all(limit).map(({ step, details }) => ({ step, values: parseMessage(details)?.values ?? {} })),
    /** The events of a run after a sequence number (0 for the first), oldest first; all of them without a limit. */
    listAfter: (runId: string, sequence: number, limit = ALL): RunEvent[] =>
      after
        .all(runId, sequence, limit)
        .map(({ details, ...event }) => ({ ...event, details: parseMessage(details) })),
  };
}

/** Writes of the `run_events` table. Call them inside a transaction. */
export function runEventWriter({ connection }: WriteHandle) {
  const last = connection.prepare<[string], { sequence: number }>(
    'SELECT coalesce(max(sequence), 0) AS sequence FROM run_events WHERE run_id = ?',
  );
  const insert = connection.prepare(
    `INSERT INTO run_events (run_id, sequence, at, level, step, message, details)
     VALUES (@runId, @sequence, @at, @level, @step, @message, @details)`,
  );
  return {
    /** Appends events to a run's log under the next sequence numbers, without gaps. */
    append: (runId: string, events: readonly NewRunEvent[]): RunEvent[] => {
      const first = (last.get(runId)?.sequence ?? 0) + 1;
      return events.map((event, index) => {
        const numbered = { sequence: first + index, ...event };
        const details = event.details === null ? null : JSON.stringify(event.details);
        insert.run({ runId, ...numbered, details });
        return numbered;
      });
    },
  };
}
