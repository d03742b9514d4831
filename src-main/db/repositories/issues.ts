import { z } from 'zod';
import { citationSchema } from '../../domain/entry-schema.ts';
import type { FoundIssue, IssueState, IssueType } from '../../domain/issue.ts';
import type { IssueRow } from '../../domain/project-view.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { IS_SYNONYM } from './synonym-conditions.ts';

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

interface StoredRow {
  readonly term_key: string;
  readonly term: string;
  readonly type: IssueType;
  readonly reason: string;
  readonly remark: string | null;
  readonly related: string;
  readonly passages: string;
  readonly cause: string;
  readonly state: IssueState;
  readonly dismissal: string;
  readonly has_proposal: number;
}

/** Names one issue. */
export interface IssueName {
  readonly termKey: string;
  readonly type: IssueType;
  readonly cause: string;
}

/** What a person decides about an issue. */
export interface IssueDecision {
  readonly state: Extract<IssueState, 'open' | 'dismissed'>;
  /** Why, in their words; empty where they do not say, and for an issue that is open again. */
  readonly dismissal: string;
}

const relatedSchema = z.array(z.string());
const passagesSchema = z.array(citationSchema);

/**
 * From the table itself: a damaged index would lead to issues of other entries, or to none. A glossary has a few thousand
 * of them at most.
 */
const ROWS = `SELECT terms.key AS term_key, terms.term, type, reason, remark, related, passages, cause, state, dismissal,
    EXISTS (SELECT 1 FROM entries WHERE entries.term_id = issues.term_id AND proposal IS NOT NULL) AS has_proposal
  FROM issues NOT INDEXED JOIN terms ON terms.id = issues.term_id`;

/** Reads of the `issues` table. */
export function issueReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], StoredRow>(
    `${ROWS} WHERE NOT ${IS_SYNONYM} ORDER BY terms.key, type, cause`,
  );
  const shown = connection.prepare<[], StoredRow>(
    `${ROWS} WHERE terms.status <> 'rejected' AND NOT ${IS_SYNONYM} ORDER BY terms.sort_text, terms.key, type, cause`,
  );
  const ofTerm = connection.prepare<[string], StoredRow>(`${ROWS} WHERE terms.key = ? ORDER BY type, cause`);
  const dismissed = connection.prepare<[], { cause: string }>(
    `SELECT DISTINCT cause FROM issues WHERE state = 'dismissed'`,
  );
  const termOf = connection.prepare<[string], { term: string }>('SELECT term FROM terms WHERE key = ?');

  const toRow = ({
    term_key,
    term,
    type,
    cause,
    state,
    remark,
    dismissal,
    has_proposal,
    related,
    passages,
  }: StoredRow): IssueRow => ({
    termKey: term_key,
    term,
    type,
    cause,
    state,
    remark,
    dismissal,
    hasProposal: has_proposal === 1,
    related: relatedSchema
      .parse(JSON.parse(related))
      .map((key) => ({ key, term: termOf.get(key)?.term ?? key })),
    passages: passagesSchema.parse(JSON.parse(passages)),
  });

  return {
    /** All issues in every state, by term; not those of synonyms, whose entries are no part of the glossary. */
    list: (): StoredIssue[] =>
      list.all().map((row) => ({
        termKey: row.term_key,
        term: row.term,
        type: row.type,
        reason: row.reason,
        ...(row.remark === null ? {} : { remark: row.remark }),
        relatedKeys: relatedSchema.parse(JSON.parse(row.related)),
        passages: passagesSchema.parse(JSON.parse(row.passages)),
        cause: row.cause,
        state: row.state,
      })),

    /** What caused the issues that a person has dismissed. */
    dismissedCauses: (): string[] => dismissed.all().map(({ cause }) => cause),

    /** The issues of the glossary as a list shows them, by the reading of their terms. Call it inside a transaction. */
    rows: (): IssueRow[] => shown.all().map(toRow),

    /** The issues of one term in every state. Call it inside a transaction. */
    rowsOf: (termKey: string): IssueRow[] => ofTerm.all(termKey).map(toRow),
  };
}

/** Writes of the `issues` table. Call them inside a transaction. */
export function issueWriter({ connection }: WriteHandle) {
  const insert = connection.prepare(
    `INSERT INTO issues (term_id, type, reason, remark, related, passages, cause, run_id, created_at)
     SELECT id, @type, @reason, @remark, @related, @passages, @cause, @runId, @at FROM terms WHERE key = @termKey
     ON CONFLICT (term_id, type, cause) DO UPDATE SET reason = excluded.reason, remark = excluded.remark, related = excluded.related,
       passages = excluded.passages, run_id = excluded.run_id`,
  );
  // A decision stays on record; what a check merely no longer finds has no reason to stay.
  const removeOthers = connection.prepare(
    `DELETE FROM issues WHERE state <> 'dismissed' AND (run_id IS NULL OR run_id <> @runId)
       AND (@termKeys IS NULL OR term_id IN (SELECT id FROM terms WHERE key IN (SELECT value FROM json_each(@termKeys))))`,
  );
  const conclude = connection.prepare(
    `UPDATE issues SET state = @state WHERE state <> 'dismissed' AND type = @type AND cause = @cause
       AND term_id = (SELECT id FROM terms WHERE key = @termKey)`,
  );
  const decide = connection.prepare(
    `UPDATE issues SET state = @state, dismissal = @dismissal WHERE type = @type AND cause = @cause
       AND term_id = (SELECT id FROM terms WHERE key = @termKey)`,
  );
  const resolve = connection.prepare<[string, IssueType]>(
    `UPDATE issues SET state = 'resolved' WHERE state = 'open'
       AND term_id = (SELECT id FROM terms WHERE key = ?) AND type = ?`,
  );
  const resolveDuplicates = connection.prepare<[string]>(
    `UPDATE issues SET state = 'resolved' WHERE type = 'duplicate' AND state = 'open'
       AND term_id = (SELECT id FROM terms WHERE key = ?)
       AND NOT EXISTS (SELECT 1 FROM json_each(related) JOIN terms ON terms.key = value
         WHERE NOT ${IS_SYNONYM} OR term_id NOT IN (SELECT main_term_id FROM synonym_groups
           JOIN synonym_members ON group_id = synonym_groups.id WHERE synonym_members.term_id = terms.id))`,
  );
  return {
    /** Marks the open duplicates of a main term as resolved that have the same definition as its own synonyms alone. */
    resolveDuplicates: (mainKey: string): void => {
      resolveDuplicates.run(mainKey);
    },

    /** Marks the open issues of a type that a term has as resolved. Tells whether there were any. */
    resolve: (termKey: string, type: IssueType): boolean => resolve.run(termKey, type).changes > 0,

    /**
     * Puts the findings of a review in place of the earlier ones; an issue found again keeps its state.
     *
     * @param termKeys the terms whose issues they are; null for all terms
     */
    replace: (
      issues: readonly IssueToStore[],
      runId: string,
      at: string,
      termKeys: readonly string[] | null,
    ): void => {
      for (const { termKey, type, reason, remark = null, relatedKeys, passages, cause } of issues) {
        const columns = { related: JSON.stringify(relatedKeys), passages: JSON.stringify(passages) };
        insert.run({ termKey, type, reason, remark, ...columns, cause, runId, at });
      }
      removeOthers.run({ runId, termKeys: termKeys === null ? null : JSON.stringify(termKeys) });
    },

    /** Marks issues as resolved or open, as refinement left them. Dismissed ones stay dismissed. */
    conclude: (outcomes: readonly IssueOutcome[]): void => {
      for (const { isResolved, ...issue } of outcomes) {
        conclude.run({ ...issue, state: isResolved ? 'resolved' : 'open' });
      }
    },

    /** Keeps a person's decision about an issue. Tells whether there is such an issue. */
    decide: ({ termKey, type, cause }: IssueName, { state, dismissal }: IssueDecision): boolean =>
      decide.run({ termKey, type, cause, state, dismissal }).changes > 0,
  };
}
