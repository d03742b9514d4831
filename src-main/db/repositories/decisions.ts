import Database from 'better-sqlite3';
import type { Decision, DecisionKind, DecisionOutcome, DecisionState } from '../../domain/decision.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { ChangedSinceError, changeApplier } from '../row-changes/apply-changes.ts';
import type { Direction } from '../row-changes/apply-changes.ts';
import { changeRecorder } from '../row-changes/record-changes.ts';
import { combineChanges, parseChanges, termKeyOf } from '../row-changes/row-change.ts';
import type { RowChange } from '../row-changes/row-change.ts';
import type { TrackedTable } from '../row-changes/tracked-tables.ts';

/** Decisions that can be taken back. */
const MOST_DECISIONS = 1_000;

/** What a person writes about one term within this time, and does nothing else, is one step: a window saves while they type. */
const SITTING_MS = 10 * 60 * 1000;

interface StoredDecision extends Decision {
  readonly id: number;
}

/** A decision that a person is about to make. */
export interface NewDecision {
  readonly kind: DecisionKind;
  /**
   * The key of the term whose text they write, where it is writing: such a change belongs to the step before if that was
   * made over the same text in the last ten minutes. Null for any other decision.
   */
  readonly sitting: string | null;
  /** The term that it is about, where the first row that it changes does not tell. */
  readonly subject?: string;
}

const COLUMNS = 'id, kind, subject, count, at';
const NEWEST_DONE = `SELECT ${COLUMNS} FROM decisions WHERE undone = 0 ORDER BY id DESC LIMIT 1`;
const OLDEST_UNDONE = `SELECT ${COLUMNS} FROM decisions WHERE undone = 1 ORDER BY id LIMIT 1`;

function toDecision({ kind, subject, count, at }: StoredDecision): Decision {
  return { kind, subject, count, at };
}

/** Reads of the `decisions` table. */
export function decisionReader({ connection }: ReadHandle) {
  const newestDone = connection.prepare<[], StoredDecision>(NEWEST_DONE);
  const oldestUndone = connection.prepare<[], StoredDecision>(OLDEST_UNDONE);
  return {
    /** What can be taken back and repeated. Call it inside a transaction. */
    state: (): DecisionState => {
      const undo = newestDone.get();
      const redo = oldestUndone.get();
      return {
        undo: undo === undefined ? null : toDecision(undo),
        redo: redo === undefined ? null : toDecision(redo),
      };
    },
  };
}

/**
 * Writes of the `decisions` table, and the changes that they are about. Call them inside a transaction.
 *
 * A decision is kept as the rows that it changed, as they were and as they became (see `row-changes`). Taking one back
 * leaves what runs have done since: a row is put back where it is still as the decision left it, otherwise the whole
 * decision stays as it is and can never be taken back. All decisions that were taken back are newer than all others; a
 * new decision drops them.
 */
export function decisionWriter(db: WriteHandle) {
  const { connection } = db;
  const recorder = changeRecorder(db);
  const applier = changeApplier(db);
  const newestDone = connection.prepare<[], StoredDecision>(NEWEST_DONE);
  const oldestUndone = connection.prepare<[], StoredDecision>(OLDEST_UNDONE);
  const changesOf = connection.prepare<[number], { changes: string }>(
    'SELECT changes FROM decisions WHERE id = ?',
  );
  const termOf = connection.prepare<[string], { term: string }>('SELECT term FROM terms WHERE key = ?');
  const insert = connection.prepare(
    `INSERT INTO decisions (kind, subject, count, at, changes) VALUES (@kind, @subject, @count, @at, @changes)`,
  );
  const rewrite = connection.prepare<[string, number]>('UPDATE decisions SET changes = ? WHERE id = ?');
  const mark = connection.prepare<[0 | 1, number]>('UPDATE decisions SET undone = ? WHERE id = ?');
  const remove = connection.prepare<[number]>('DELETE FROM decisions WHERE id = ?');
  const removeUndone = connection.prepare('DELETE FROM decisions WHERE undone = 1');
  const removeOldest = connection.prepare<[number]>(
    'DELETE FROM decisions WHERE id <= (SELECT id FROM decisions ORDER BY id DESC LIMIT 1 OFFSET ?)',
  );

  const readChanges = (id: number): RowChange[] => parseChanges(changesOf.get(id)?.changes ?? '[]');

  /** The step of a sitting that goes on: the person has decided nothing else since, and taken nothing back. */
  const sitting = (kind: DecisionKind, termKey: string, at: string): StoredDecision | null => {
    const newest = newestDone.get();
    if (newest === undefined || newest.kind !== kind || newest.count > 1) return null;
    if (Date.parse(at) - Date.parse(newest.at) >= SITTING_MS || oldestUndone.get() !== undefined) return null;
    const [first] = readChanges(newest.id);
    return first !== undefined && termKeyOf(first) === termKey ? newest : null;
  };

  const subjectOf = (change: RowChange): string => {
    if (change.table === 'separate_forms') return String(change.row['form']);
    const key = termKeyOf(change);
    return termOf.get(key)?.term ?? key;
  };

  const store = ({ kind, subject }: NewDecision, changes: readonly RowChange[], at: string): void => {
    const [first] = changes;
    if (first === undefined) return;
    removeUndone.run();
    insert.run({
      kind,
      subject: subject ?? subjectOf(first),
      count: countOf(changes),
      at,
      changes: JSON.stringify(changes),
    });
    removeOldest.run(MOST_DECISIONS);
  };

  /** Takes a decision back or repeats it; what has changed since makes it vanish from the list. */
  const go = (decision: StoredDecision | undefined, direction: Direction): DecisionOutcome => {
    if (decision === undefined) return { kind: 'nothing' };
    const { id } = decision;
    connection.exec('SAVEPOINT decision');
    try {
      const changes = readChanges(id);
      const applied = applier.apply(changes, direction);
      if (applied.some((change, place) => change !== changes[place])) {
        rewrite.run(JSON.stringify(applied), id);
      }
      mark.run(direction === 'undo' ? 1 : 0, id);
      connection.exec('RELEASE decision');
      return { kind: 'done', decision: toDecision(decision) };
    } catch (error) {
      if (!standsAgainst(error)) throw error;
      connection.exec('ROLLBACK TO decision; RELEASE decision');
      remove.run(id);
      return { kind: 'changed-since', decision: toDecision(decision) };
    }
  };

  return {
    /** Whether a person still sits over the text of one term: see `deciding`. */
    isSitting: (kind: DecisionKind, termKey: string, at: string): boolean =>
      sitting(kind, termKey, at) !== null,

    /**
     * Does what a person decided and keeps it as one step, if it changes anything.
     *
     * @param at UTC, ISO 8601
     * @returns what the work returns, and whether there is a step more or another one
     */
    deciding: <Result>(
      decision: NewDecision,
      at: string,
      work: () => Result,
    ): { readonly result: Result; readonly isRecorded: boolean } => {
      const step = decision.sitting === null ? null : sitting(decision.kind, decision.sitting, at);
      const { result, changes } = recorder.record(work);
      if (changes.length === 0) return { result, isRecorded: false };
      if (step === null) {
        store(decision, changes, at);
      } else {
        const combined = combineChanges([...readChanges(step.id), ...changes]);
        if (combined.length === 0) remove.run(step.id);
        else rewrite.run(JSON.stringify(combined), step.id);
      }
      return { result, isRecorded: true };
    },

    /** Takes the newest decision back. Throws ActionableError `entry-damaged`. */
    undo: (): DecisionOutcome => go(newestDone.get(), 'undo'),
    /** Repeats the decision that was taken back last. Throws ActionableError `entry-damaged`. */
    redo: (): DecisionOutcome => go(oldestUndone.get(), 'redo'),
  };
}

/** Tables by whose rows one tells how many terms a decision is about. */
const COUNTED_TABLES: readonly TrackedTable[] = ['terms', 'entries', 'issues'];

/** The number of terms that a decision is about; at least 1. */
function countOf(changes: readonly RowChange[]): number {
  const counts = COUNTED_TABLES.map(
    (table) => new Set(changes.filter((change) => change.table === table).map(termKeyOf)).size,
  );
  return Math.max(1, ...counts);
}

/** Whether an error tells that what is there now stands against a change, rather than that something is broken. */
function standsAgainst(error: unknown): boolean {
  return (
    error instanceof ChangedSinceError ||
    (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))
  );
}
