import type { RunStep } from '../../domain/run.ts';
import { textOf } from '../../threads/packed.ts';
import type { LongText } from '../../threads/packed.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** A unit's answer under the hash of everything that went into it. */
export interface UnitResult {
  readonly hash: string;
  readonly step: RunStep;
  /** What the unit was about, for people: a document's path or a term. */
  readonly subject: string;
  /** JSON. */
  readonly result: LongText;
}

/** Reads of the `unit_results` table. */
export function unitResultReader({ connection }: ReadHandle) {
  const byHash = connection.prepare<[string], { result: string }>(
    'SELECT result FROM unit_results WHERE hash = ?',
  );
  const exists = connection.prepare<[string], { hash: string }>(
    'SELECT hash FROM unit_results WHERE hash = ?',
  );
  const latest = connection.prepare<[RunStep, string], { hash: string }>(
    'SELECT hash FROM unit_results WHERE step = ? AND subject = ? ORDER BY id DESC LIMIT 1',
  );
  return {
    /** Which of these hashes have a stored answer. */
    known: (hashes: readonly string[]): string[] => hashes.filter((hash) => exists.get(hash) !== undefined),
    /** The stored answers, in the order asked for; null where there is none. */
    get: (hashes: readonly string[]): (string | null)[] =>
      hashes.map((hash) => byHash.get(hash)?.result ?? null),
    /** Hash of the newest answer about a subject, whatever it was computed from. */
    latestHash: (step: RunStep, subject: string): string | null => latest.get(step, subject)?.hash ?? null,
  };
}

/** Writes of the `unit_results` table. Call them inside a transaction. */
export function unitResultWriter({ connection }: WriteHandle) {
  const insert = connection.prepare(
    `INSERT INTO unit_results (hash, step, subject, result, run_id, created_at)
     VALUES (@hash, @step, @subject, @result, @runId, @createdAt) ON CONFLICT (hash) DO NOTHING`,
  );
  return {
    store: (runId: string, results: readonly UnitResult[], createdAt: string): void => {
      for (const { result, ...unit } of results) {
        insert.run({ ...unit, result: textOf(result), runId, createdAt });
      }
    },
  };
}
