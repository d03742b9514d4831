import { z } from 'zod';
import type { FoundIssue, IssueState, IssueType } from '../../domain/issue.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** An issue with the hash of what caused it. */
export interface IssueToStore extends FoundIssue {
  readonly cause: string;
}

/** An issue as the project holds it. */
export interface StoredIssue extends IssueToStore {
  readonly term: string;
  readonly state: IssueState;
}

/** What refinement made of an issue. */
export interface IssueOutcome {
  readonly termKey: string;
  readonly type: IssueType;
  readonly cause: string;
  readonly isResolved: boolean;
}

interface IssueRow {
  readonly term_key: string;
  readonly term: string;
  readonly type: IssueType;
  readonly reason: string;
  readonly related: string;
  readonly cause: string;
  readonly state: IssueState;
}

/** Reads of the `issues` table. */
export function issueReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], IssueRow>(
    `SELECT terms.key AS term_key, terms.term, type, reason, related, cause, state
     FROM issues JOIN terms ON terms.id = issues.term_id ORDER BY terms.key, type, cause`,
  );
  return {
    /** All issues in every state, by term. */
    list: (): StoredIssue[] =>
      list.all().map((row) => ({
        termKey: row.term_key,
        term: row.term,
        type: row.type,
        reason: row.reason,
        relatedKeys: z.array(z.string()).parse(JSON.parse(row.related)),
        cause: row.cause,
        state: row.state,
      })),
  };
}

/** Writes of the `issues` table. Call them inside a transaction. */
export function issueWriter({ connection }: WriteHandle) {
  const insert = connection.prepare(
    `INSERT INTO issues (term_id, type, reason, related, cause, run_id, created_at)
     SELECT id, @type, @reason, @related, @cause, @runId, @at FROM terms WHERE key = @termKey
     ON CONFLICT (term_id, type, cause) DO UPDATE SET reason = excluded.reason, related = excluded.related, run_id = excluded.run_id`,
  );
  // A decision stays on record; what a check merely no longer finds has no reason to stay.
  const removeOthers = connection.prepare<[string]>(
    `DELETE FROM issues WHERE state <> 'dismissed' AND (run_id IS NULL OR run_id <> ?)`,
  );
  const conclude = connection.prepare(
    `UPDATE issues SET state = @state WHERE state <> 'dismissed' AND type = @type AND cause = @cause
       AND term_id = (SELECT id FROM terms WHERE key = @termKey)`,
  );
  return {
    /** Puts the findings of a review in place of the earlier ones; an issue found again keeps its state. */
    replace: (issues: readonly IssueToStore[], runId: string, at: string): void => {
      for (const { termKey, type, reason, relatedKeys, cause } of issues) {
        insert.run({ termKey, type, reason, related: JSON.stringify(relatedKeys), cause, runId, at });
      }
      removeOthers.run(runId);
    },

    /** Marks issues as resolved or open, as refinement left them. Dismissed ones stay dismissed. */
    conclude: (outcomes: readonly IssueOutcome[]): void => {
      for (const { isResolved, ...issue } of outcomes) {
        conclude.run({ ...issue, state: isResolved ? 'resolved' : 'open' });
      }
    },
  };
}
