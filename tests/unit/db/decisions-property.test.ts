import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { listTextsOf } from '../../../src-main/text/search-text.ts';
import { findDamagedRows } from '../../../src-main/db/check-rows.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { openForWriting } from '../../../src-main/db/open-file.ts';
import type { WriteHandle } from '../../../src-main/db/handle.ts';
import { createWriteOperations } from '../../../src-main/db/write-operations.ts';
import type { WriteOperations } from '../../../src-main/db/write-operations.ts';
import { ISSUE_TYPES } from '../../../src-main/domain/issue.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../../src-main/domain/term.ts';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import {
  AT,
  NO_CHANGES,
  addedTerm,
  defined,
  documentToStore,
  openOperations,
  ranked,
  rankedJson,
} from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let db: Operations['db'];
let read: Operations['read'];
let write: Operations['write'];
let startRun: Operations['startRun'];
let generateFor: Operations['generate'];
let lease: ReturnType<Operations['startRun']>;
/** The file opened once more: what can be taken back is in the file alone. */
let other: WriteOperations;
let runs = 0;
let minutes = 0;

const KEYS = ['burr', 'chisel', 'lathe', 'plane'] as const;

beforeEach(async () => {
  ({ db, read, write, startRun, generate: generateFor } = await openOperations());
  const second: WriteHandle = await openForWriting(db.connection.name, MIGRATIONS);
  onTestFinished(() => {
    second.connection.close();
  });
  other = createWriteOperations(second);
  // Thousands of transactions: what a power cut would do to them is not the question here.
  for (const { connection } of [db, second]) connection.pragma('synchronous = OFF');
  lease = startRun((runs += 1));
});

const at = (): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

function nextRun(): void {
  const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
  write.finishRun(
    lease,
    { status: 'completed', finishedAt: AT, reason: null, reasonDetails: null, counts },
    [],
    NO_CHANGES,
  );
  lease = startRun((runs += 1));
}

/** A term with two forms. */
function found(one: string, changes: Partial<RankedTerm> = {}): RankedTerm {
  const forms = [one, `${one}s`].map((form) => ({ form, count: 1, key: one }));
  return ranked(one, { variants: [`${one}s`], forms, ...changes });
}

/** A run over all terms, as every project begins and ends here. */
function completeRun(text: string): void {
  nextRun();
  write.publishDocuments(lease, { stored: [documentToStore('a.md', text)], removed: [] }, AT);
  write.publishTerms(lease, rankedJson(KEYS.map((key) => found(key))));
  generateFor(lease, Object.fromEntries(KEYS.map((key) => [key, defined(`${key} ${text}`)])));
  write.publishIssues(lease, [issue('lathe', 'circular'), issue('plane', 'undefined')], AT);
}

function issue(termKey: string, type: (typeof ISSUE_TYPES)[number]) {
  return { termKey, type, reason: 'So it is.', relatedKeys: [], passages: [], cause: 'because' } as const;
}

function empty(): void {
  for (const table of [
    'entry_revisions',
    'entries',
    'issues',
    'separate_forms',
    'terms',
    'documents',
    'decisions',
  ]) {
    db.connection.exec(`DELETE FROM ${table}`);
  }
}

/** What extraction found, but for the forms that a person took out of it. */
function foundTerms(): unknown[] {
  return db.connection
    .prepare(
      `SELECT key, score, variants, forms FROM terms WHERE frequency > 0 AND key <> '=' || term ORDER BY key`,
    )
    .all();
}

/** Everything that a person's decisions may change. */
function everything(): unknown {
  return ['terms', 'entries', 'entry_revisions', 'issues', 'synonym_groups', 'synonym_members']
    .map((table) => db.connection.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all())
    .concat(db.connection.prepare('SELECT * FROM separate_forms ORDER BY form').all());
}

const key = fc.constantFrom(...KEYS);
const text = fc.constantFrom('', 'one', 'two', '三');
const decision = fc.oneof(
  fc.record({
    kind: fc.constant('decide' as const),
    keys: fc.uniqueArray(key, { minLength: 1 }),
    decision: fc.oneof(
      fc.record({ status: fc.constantFrom(...TERM_STATUSES) }),
      fc.record({ required: fc.boolean() }),
      fc.record({ category: fc.constantFrom(...TERM_CATEGORIES) }),
      fc.record({ notes: text }),
      fc.record({ status: fc.constantFrom(...TERM_STATUSES), notes: text }),
    ),
  }),
  fc.record({ kind: fc.constant('add' as const), key: fc.constantFrom(...KEYS, 'saw') }),
  fc.record({ kind: fc.constant('write' as const), key: fc.constantFrom(...KEYS, 'saw'), text }),
  fc.record({ kind: fc.constantFrom('separate' as const, 'join' as const), key }),
  fc.record({ kind: fc.constant('write separate' as const), key, text }),
  fc.record({ kind: fc.constant('approve' as const), key, approved: fc.boolean() }),
  fc.record({
    kind: fc.constant('issue' as const),
    key: fc.constantFrom('lathe', 'plane'),
    state: fc.constantFrom('open' as const, 'dismissed' as const),
  }),
  fc.record({ kind: fc.constant('read' as const), key, text }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 20) }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
);
const run = fc.oneof(
  fc.record({ kind: fc.constant('extract' as const), keys: fc.uniqueArray(key), proposed: fc.boolean() }),
  fc.record({ kind: fc.constant('generate' as const), keys: fc.uniqueArray(key), text }),
  fc.record({ kind: fc.constant('refine' as const), key, text }),
  fc.record({ kind: fc.constant('review' as const), keys: fc.uniqueArray(key) }),
  fc.record({ kind: fc.constant('documents' as const), text }),
);
type Action =
  typeof decision extends fc.Arbitrary<infer One>
    ? One | (typeof run extends fc.Arbitrary<infer Another> ? Another : never)
    : never;

function perform(action: Action): void {
  switch (action.kind) {
    case 'decide':
      write.decideTerms(action.keys, action.decision, at());
      return;
    case 'add':
      write.addTerm(addedTerm(action.key), at());
      return;
    case 'write':
      write.saveUserText(action.key, action.text, at());
      return;
    case 'separate':
      write.separateForm(action.key, { form: `${action.key}s`, searchText: '', sortText: '' }, at());
      return;
    case 'join':
      write.joinForm(`=${action.key}s`, at());
      return;
    case 'write separate':
      write.saveUserText(`=${action.key}s`, action.text, at());
      return;
    case 'approve':
      write.setApproval(action.key, action.approved, at());
      return;
    case 'issue':
      for (const type of ISSUE_TYPES)
        write.decideIssues([issue(action.key, type)], { state: action.state, dismissal: '' }, at());
      return;
    case 'read': {
      const { key: termKey, text: reading } = action;
      const texts = listTextsOf({ key: termKey, term: termKey, reading, variants: [] });
      write.setReading(termKey, { own: reading === '' ? null : reading, ...texts }, at());
      return;
    }
    case 'wait':
      minutes += action.minutes;
      return;
    case 'undo':
      other.undoDecision();
      return;
    case 'redo':
      other.redoDecision();
      return;
    case 'extract':
      nextRun();
      write.publishTerms(
        lease,
        rankedJson(action.keys.map((one) => found(one, { proposed: action.proposed, score: runs }))),
      );
      return;
    case 'generate':
      nextRun();
      generateFor(
        lease,
        Object.fromEntries(action.keys.map((one) => [one, defined(`${one} ${action.text}`)])),
      );
      return;
    case 'refine':
      write.publishRefined(
        lease,
        {
          results: [{ termKey: action.key, content: defined(`${action.key} ${action.text}`) }],
          outcomes: [],
        },
        AT,
      );
      return;
    case 'review':
      nextRun();
      write.publishIssues(
        lease,
        action.keys.map((one) => issue(one, 'circular')),
        AT,
      );
      return;
    case 'documents':
      write.publishDocuments(lease, { stored: [documentToStore('a.md', action.text)], removed: [] }, AT);
      return;
  }
}

/** Goes back or forth as far as it goes; answers how each step ended. */
function goAll(go: () => { readonly kind: string }): string[] {
  const kinds: string[] = [];
  for (let outcome = go(); outcome.kind !== 'nothing'; outcome = go()) kinds.push(outcome.kind);
  return kinds;
}

it('whatever a person decides, all of it can be taken back and repeated, to the last column', () => {
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 25, size: 'max' }), (actions) => {
      empty();
      completeRun('first');
      const beginning = everything();
      for (const action of actions) perform(action);
      expect(new Set(goAll(other.redoDecision)).has('changed-since')).toBe(false);
      const end = everything();
      const back = goAll(other.undoDecision);
      expect(everything()).toEqual(beginning);
      const forth = goAll(write.redoDecision);
      expect(everything()).toEqual(end);
      expect([...back, ...forth].every((kind) => kind === 'done')).toBe(true);
      expect(forth).toHaveLength(back.length);
      goAll(write.undoDecision);
      expect(everything()).toEqual(beginning);
      expect(findDamagedRows(db)).toEqual({ documents: [], entries: [] });
    }),
    { numRuns: 150 },
  );
});

it('whatever runs do in between, what is taken back leaves nothing of a person and all of the runs', () => {
  empty();
  completeRun('last');
  const undisturbed = [read.listTerms(-1), read.listEntries(), read.listIssues()];
  let complete = 0;
  fc.assert(
    fc.property(fc.array(fc.oneof(decision, run), { maxLength: 30, size: 'max' }), (actions) => {
      empty();
      completeRun('first');
      for (const action of actions) perform(action);
      goAll(other.redoDecision);
      const before = foundTerms();
      const outcomes = goAll(other.undoDecision);
      // What extraction found last is there, as it found it.
      const now = foundTerms();
      expect(now.filter((term) => before.some((one) => isDeepStrictEqual(one, term)))).toEqual(before);
      expect(findDamagedRows(db)).toEqual({ documents: [], entries: [] });
      expect(db.connection.pragma('foreign_key_check')).toEqual([]);
      if (outcomes.includes('changed-since')) return;
      complete += 1;
      const isOfPerson = (sql: string): unknown[] => db.connection.prepare(sql).all();
      expect(
        isOfPerson(`SELECT * FROM terms WHERE status <> 'candidate' OR required = 1 OR notes <> ''
          OR origin = 'user' OR category_by = 'user' OR reading_by = 'user'`),
      ).toEqual([]);
      expect(isOfPerson(`SELECT * FROM entries WHERE status = 'approved' OR edited = 1`)).toEqual([]);
      expect(isOfPerson(`SELECT * FROM entry_revisions WHERE author = 'user'`)).toEqual([]);
      expect(isOfPerson(`SELECT * FROM issues WHERE state = 'dismissed'`)).toEqual([]);
      expect(isOfPerson('SELECT * FROM separate_forms')).toEqual([]);
      completeRun('last');
      expect([read.listTerms(-1), read.listEntries(), read.listIssues()]).toEqual(undisturbed);
      // The run has changed texts since: whatever can be repeated is whole, and the rest says so.
      goAll(other.redoDecision);
      expect(findDamagedRows(db)).toEqual({ documents: [], entries: [] });
    }),
    { numRuns: 300 },
  );
  // Otherwise it would say little.
  expect(complete).toBeGreaterThan(100);
});
