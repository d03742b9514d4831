import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import type { Decision } from '../../../src-main/domain/decision.ts';
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
let read: Operations['read'];
let write: Operations['write'];
let db: Operations['db'];
let startRun: Operations['startRun'];
let generateFor: Operations['generate'];
let lease: ReturnType<Operations['startRun']>;
let runs = 0;

beforeEach(async () => {
  ({ read, write, db, startRun, generate: generateFor } = await openOperations());
  lease = startRun((runs += 1));
});

const extract = (...terms: readonly RankedTerm[]): void => write.publishTerms(lease, rankedJson(terms));
const generate = (contents: Readonly<Record<string, EntryContent>>): void => generateFor(lease, contents);
const later = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const issue = (termKey: string, type: 'undefined' | 'circular' = 'circular') =>
  ({ termKey, type, reason: 'So it is.', relatedKeys: [], passages: [], cause: 'because' }) as const;
const stateOf = (termKey: string): unknown => read.listIssues().find((one) => one.termKey === termKey)?.state;
const entryOf = (termKey: string) => read.entryDetails(termKey);
const textsOf = (termKey: string): unknown[] =>
  read.listRevisions(termKey).map(({ author, content }) => [author, content.definition]);

/** Ends the present run and begins the next one. */
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

/** How the steps are named, the next one to be taken back last. */
function steps(): string[] {
  return db.connection
    .prepare<[], { kind: string; subject: string; count: number; undone: number }>(
      'SELECT * FROM decisions ORDER BY id',
    )
    .all()
    .map(
      ({ kind, subject, count, undone }) =>
        `${kind} ${subject}${count === 1 ? '' : ` and ${count - 1} more`}${undone === 1 ? ' (undone)' : ''}`,
    );
}

describe('a decision of a person', () => {
  it('is one step, named by what it is and the first term that it changed', () => {
    extract(ranked('chisel', { term: 'Chisel' }), ranked('lathe'), ranked('plane'));
    generate({ lathe: defined('A lathe turns.') });
    write.publishIssues(lease, [issue('lathe')], AT);
    write.decideTerms(['chisel', 'gone', 'lathe'], { status: 'accepted' }, AT);
    write.decideTerms(['lathe'], { status: 'rejected', notes: 'x' }, AT);
    write.decideTerms(['lathe'], { status: 'candidate' }, AT);
    write.decideTerms(['chisel', 'plane'], { required: true }, AT);
    // The first of them is required already.
    write.decideTerms(['chisel', 'lathe'], { required: true, category: 'person' }, AT);
    write.decideTerms(['plane'], { required: false }, AT);
    write.decideTerms(['plane'], { category: 'person', notes: 'n' }, AT);
    write.decideTerms(['plane'], { notes: 'm' }, AT);
    write.addTerm(addedTerm('burr'), AT);
    write.saveUserText('lathe', 'Mine.', AT);
    write.setApproval('lathe', true, AT);
    write.setApproval('lathe', false, AT);
    write.decideIssues([issue('lathe')], { state: 'dismissed', dismissal: '' }, AT);
    write.decideIssues([issue('lathe')], { state: 'open', dismissal: '' }, AT);
    expect(steps()).toEqual([
      'terms-accepted Chisel and 1 more',
      'terms-rejected lathe',
      'terms-undecided lathe',
      'terms-required Chisel and 1 more',
      'terms-required Chisel and 1 more',
      'terms-not-required plane',
      'category-changed plane',
      'note-changed plane',
      'term-added burr',
      'definition-changed lathe',
      'entry-approved lathe',
      'entry-reopened lathe',
      'issue-dismissed lathe',
      'issue-reopened lathe',
    ]);
    expect(read.decisionState()).toEqual({
      undo: { kind: 'issue-reopened', subject: 'lathe', count: 1, at: AT },
      redo: null,
    });
  });

  it('that changes nothing is no step', () => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
    write.publishIssues(lease, [issue('lathe')], AT);
    const before = read.revisions();
    write.decideTerms(['lathe'], { status: 'candidate', notes: '' }, AT);
    write.decideTerms(['gone'], { status: 'rejected' }, AT);
    write.saveUserText('lathe', 'A lathe turns.', AT);
    write.setApproval('lathe', false, AT);
    write.setApproval('gone', true, AT);
    write.decideIssues([issue('lathe')], { state: 'open', dismissal: '' }, AT);
    expect(steps()).toEqual([]);
    expect(read.decisionState()).toEqual({ undo: null, redo: null });
    expect(read.revisions().decisions).toBe(before.decisions);
    expect(write.undoDecision()).toEqual({ kind: 'nothing' });
    expect(write.redoDecision()).toEqual({ kind: 'nothing' });
  });

  it('that fails leaves no step', () => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
    db.connection.exec(`CREATE TRIGGER broken BEFORE INSERT ON entry_revisions
      BEGIN SELECT RAISE(ABORT, 'on fire'); END`);
    expect(() => write.saveUserText('lathe', 'Mine.', AT)).toThrow('on fire');
    db.connection.exec('DROP TRIGGER broken');
    expect(steps()).toEqual([]);
    write.setApproval('lathe', true, AT);
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect(entryOf('lathe')).toMatchObject({ definition: 'A lathe turns.', status: 'draft' });
  });

  it('drops what was taken back before', () => {
    extract(ranked('lathe'), ranked('plane'));
    write.decideTerms(['lathe'], { status: 'accepted' }, AT);
    write.decideTerms(['plane'], { status: 'accepted' }, AT);
    write.undoDecision();
    expect(steps()).toEqual(['terms-accepted lathe', 'terms-accepted plane (undone)']);
    expect(read.decisionState()).toMatchObject({ undo: { subject: 'lathe' }, redo: { subject: 'plane' } });
    write.decideTerms(['lathe'], { required: true }, AT);
    expect(steps()).toEqual(['terms-accepted lathe', 'terms-required lathe']);
    expect(write.redoDecision()).toEqual({ kind: 'nothing' });
  });

  it('is kept with the newest thousand', () => {
    extract(ranked('lathe'));
    for (let number = 0; number <= 1_000; number += 1) {
      write.decideTerms(['lathe'], { required: number % 2 === 0 }, AT);
    }
    const undone: Decision[] = [];
    for (let outcome = write.undoDecision(); outcome.kind === 'done'; outcome = write.undoDecision()) {
      undone.push(outcome.decision);
    }
    expect(undone).toHaveLength(1_000);
    expect(read.getTerm('lathe')?.required).toBe(true);
    expect(read.decisionState().redo?.kind).toBe('terms-not-required');
  });

  it('by a run is none', () => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
    write.publishIssues(lease, [issue('lathe')], AT);
    write.publishRefined(lease, { results: [], outcomes: [{ ...issue('lathe'), isResolved: true }] }, AT);
    write.publishDocuments(lease, { stored: [documentToStore('a.md', 'x')], removed: [] }, AT);
    expect(steps()).toEqual([]);
  });
});

describe('what a person writes in one sitting', () => {
  beforeEach(() => {
    extract(ranked('lathe'), ranked('plane'));
    generate({ lathe: defined('A lathe turns.') });
  });

  it('is one step for ten minutes, and goes back to what was there before', () => {
    write.saveUserText('lathe', 'M', AT);
    write.saveUserText('lathe', 'Mi', later(1));
    nextRun();
    generate({ lathe: defined('A lathe spins.') });
    write.saveUserText('lathe', 'Mine', later(9));
    expect(steps()).toEqual(['definition-changed lathe']);
    write.saveUserText('lathe', 'Mine.', later(10));
    expect(steps()).toHaveLength(2);
    expect(textsOf('lathe')).toEqual([
      ['generate', 'A lathe turns.'],
      ['user', 'Mine'],
      ['user', 'Mine.'],
    ]);
    write.undoDecision();
    expect(entryOf('lathe')?.definition).toBe('Mine');
    write.undoDecision();
    expect(entryOf('lathe')).toMatchObject({ ...defined('A lathe turns.'), edited: false });
    expect(textsOf('lathe')).toEqual([['generate', 'A lathe turns.']]);
    // What the run proposes was not the person's, and stays.
    expect(read.listEntries()[0]?.proposal).toEqual(defined('A lathe spins.'));
    write.redoDecision();
    write.redoDecision();
    expect(entryOf('lathe')).toMatchObject({ definition: 'Mine.', edited: true });
    expect(textsOf('lathe')).toHaveLength(3);
  });

  it('is one step for notes as well, and none where all is as it was', () => {
    for (const [place, notes] of ['o', 'on', 'one'].entries()) {
      write.decideTerms(['lathe'], { notes }, later(place));
    }
    expect(steps()).toEqual(['note-changed lathe']);
    write.undoDecision();
    expect(read.getTerm('lathe')?.notes).toBe('');
    write.redoDecision();
    expect(read.getTerm('lathe')?.notes).toBe('one');
    write.decideTerms(['lathe'], { notes: '' }, later(4));
    expect(steps()).toEqual([]);
  });

  it('ends where they decide something else, take something back or turn to another term', () => {
    write.saveUserText('lathe', 'One.', AT);
    write.decideTerms(['plane'], { status: 'rejected' }, AT);
    write.saveUserText('lathe', 'Two.', AT);
    write.saveUserText('plane', 'Three.', AT);
    write.undoDecision();
    write.saveUserText('lathe', 'Four.', AT);
    write.decideTerms(['lathe'], { notes: 'a' }, AT);
    write.decideTerms(['plane'], { notes: 'b' }, AT);
    write.decideTerms(['lathe', 'plane'], { notes: 'c' }, AT);
    write.decideTerms(['lathe'], { notes: 'd' }, AT);
    expect(steps()).toEqual([
      'definition-changed lathe',
      'terms-rejected plane',
      'definition-changed lathe',
      'definition-changed lathe',
      'note-changed lathe',
      'note-changed plane',
      'note-changed lathe and 1 more',
      'note-changed lathe',
    ]);
    expect(textsOf('lathe').slice(1)).toEqual([
      ['user', 'One.'],
      ['user', 'Two.'],
      ['user', 'Four.'],
    ]);
  });
});

describe('taking back, after a run', () => {
  it('puts back what was decided and leaves what the run found', () => {
    extract(ranked('lathe', { score: 1 }), ranked('plane'));
    write.decideTerms(['lathe', 'plane'], { status: 'accepted', category: 'person' }, AT);
    extract(ranked('lathe', { score: 7, category: 'place', variants: ['lathes'] }));
    write.undoDecision();
    expect(read.getTerm('lathe')).toMatchObject({
      status: 'candidate',
      category: 'technical-term',
      score: 7,
      variants: ['lathes'],
    });
    expect(read.getTerm('plane')).toMatchObject({ status: 'candidate', frequency: 0 });
    extract(ranked('lathe', { category: 'place' }));
    expect(read.getTerm('lathe')?.category).toBe('place');
    expect(read.getTerm('plane')).toBeNull();
    // The other one is nowhere to be found: it is made again, as extraction leaves a term that it does not find.
    expect(write.redoDecision()).toMatchObject({ kind: 'done', decision: { count: 2 } });
    expect(read.getTerm('plane')).toMatchObject({
      status: 'accepted',
      category: 'person',
      proposed: false,
      score: 0,
      frequency: 0,
      variants: [],
    });
  });

  it('finds a term that was removed and found anew, whatever has its number now', () => {
    extract(ranked('lathe'), ranked('plane'));
    write.decideTerms(['plane'], { status: 'rejected' }, AT);
    write.undoDecision();
    extract(ranked('lathe'));
    extract(ranked('lathe'), ranked('saw'), ranked('plane'));
    write.redoDecision();
    expect(read.termPage({ ...EVERYTHING, view: 'rejected' }).rows.map(({ key }) => key)).toEqual(['plane']);
  });

  it('makes a term that a person added a candidate if a run found it too', () => {
    write.addTerm(addedTerm('burr'), AT);
    extract(ranked('burr', { score: 4, category: 'place' }));
    generate({ burr: defined('A burr is rough.') });
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect(read.getTerm('burr')).toMatchObject({ status: 'candidate', origin: 'extraction', score: 4 });
    expect(entryOf('burr')?.definition).toBe('A burr is rough.');
    extract(ranked('burr', { score: 4, category: 'place' }));
    expect(read.getTerm('burr')?.category).toBe('place');
    expect(write.redoDecision()).toMatchObject({ kind: 'done' });
    expect(read.getTerm('burr')).toMatchObject({
      status: 'accepted',
      origin: 'user',
      score: 4,
      category: 'technical-term',
    });
  });

  it('removes a term that a person added with what runs made of it', () => {
    write.addTerm(addedTerm('burr'), AT);
    extract();
    generate({ burr: defined('A burr is rough.') });
    write.publishIssues(lease, [issue('burr')], AT);
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect([read.getTerm('burr'), entryOf('burr'), read.listIssues()]).toEqual([null, null, []]);
    write.redoDecision();
    expect(read.getTerm('burr')?.status).toBe('accepted');
  });

  it('does not remove a term with what a person did about it', () => {
    write.addTerm(addedTerm('burr'), AT);
    extract();
    generate({ burr: defined('A burr is rough.') });
    write.setApproval('burr', true, AT);
    // The step of the approval is lost, the approval is not.
    db.connection.exec(`DELETE FROM decisions WHERE kind = 'entry-approved'`);
    expect(write.undoDecision()).toMatchObject({ kind: 'changed-since', decision: { kind: 'term-added' } });
    expect(entryOf('burr')).toMatchObject({ status: 'approved', definition: 'A burr is rough.' });
    expect(steps()).toEqual([]);
  });

  it('does not approve a text again that has become another', () => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
    write.setApproval('lathe', true, AT);
    write.setApproval('lathe', false, AT);
    generate({ lathe: defined('A lathe spins.') });
    const before = [entryOf('lathe'), textsOf('lathe')];
    expect(write.undoDecision()).toMatchObject({
      kind: 'changed-since',
      decision: { kind: 'entry-reopened' },
    });
    expect(write.undoDecision()).toMatchObject({
      kind: 'changed-since',
      decision: { kind: 'entry-approved' },
    });
    expect([entryOf('lathe'), textsOf('lathe')]).toEqual(before);
    expect(write.undoDecision()).toEqual({ kind: 'nothing' });
    write.setApproval('lathe', true, AT);
    write.undoDecision();
    generate({ lathe: defined('A lathe whirls.') });
    expect(write.redoDecision()).toMatchObject({ kind: 'changed-since' });
    expect(entryOf('lathe')).toMatchObject({ status: 'draft', definition: 'A lathe whirls.' });
  });

  it('gives an approved text back whose draft has gone meanwhile', () => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
    write.setApproval('lathe', true, AT);
    write.setApproval('lathe', false, AT);
    extract(ranked('lathe', { proposed: false }));
    generate({});
    expect(entryOf('lathe')).toBeNull();
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect(entryOf('lathe')).toMatchObject({ status: 'approved', ...defined('A lathe turns.') });
  });

  it('refuses a part where the whole cannot be had', () => {
    extract(ranked('lathe'), ranked('plane'));
    write.decideTerms(['lathe', 'plane'], { status: 'accepted' }, AT);
    db.connection.exec(`UPDATE terms SET status = 'rejected' WHERE key = 'plane'`);
    expect(write.undoDecision()).toMatchObject({ kind: 'changed-since', decision: { count: 2 } });
    expect([read.getTerm('lathe')?.status, read.getTerm('plane')?.status]).toEqual(['accepted', 'rejected']);
  });

  it('takes the first text of an entry out, and does not write it over a run’s afterwards', () => {
    extract(ranked('lathe'));
    write.saveUserText('lathe', 'Mine.', AT);
    write.undoDecision();
    expect(entryOf('lathe')).toBeNull();
    write.redoDecision();
    expect(textsOf('lathe')).toEqual([['user', 'Mine.']]);
    // With a proposal beside it, the entry stays for that.
    generate({ lathe: defined('A lathe turns.') });
    write.undoDecision();
    expect(read.listEntries()).toMatchObject([
      { definition: null, citations: [], edited: false, proposal: defined('A lathe turns.') },
    ]);
    expect(write.redoDecision()).toMatchObject({ kind: 'done' });
    expect(read.listEntries()).toMatchObject([
      { definition: 'Mine.', edited: true, proposal: defined('A lathe turns.') },
    ]);
    write.undoDecision();
    nextRun();
    generate({ lathe: defined('A lathe turns.') });
    expect(read.listEntries()).toMatchObject([{ ...defined('A lathe turns.'), proposal: null }]);
    expect(write.redoDecision()).toMatchObject({ kind: 'changed-since' });
    expect(entryOf('lathe')?.definition).toBe('A lathe turns.');
  });

  it('opens the issue again that a text had settled, also where a review has put it away', () => {
    extract(ranked('lathe'));
    generate({ lathe: { ...defined(''), definition: null, citations: [], confidence: 0 } });
    write.publishIssues(lease, [issue('lathe', 'undefined')], AT);
    write.saveUserText('lathe', 'Mine.', AT);
    expect(stateOf('lathe')).toBe('resolved');
    write.undoDecision();
    expect(stateOf('lathe')).toBe('open');
    write.redoDecision();
    nextRun();
    write.publishIssues(lease, [], AT);
    expect(stateOf('lathe')).toBeUndefined();
    write.undoDecision();
    expect(stateOf('lathe')).toBe('open');
  });

  it('dismisses an issue again that was opened and that no review finds any more', () => {
    extract(ranked('lathe'));
    write.publishIssues(lease, [issue('lathe')], AT);
    write.decideIssues([issue('lathe')], { state: 'dismissed', dismissal: '' }, AT);
    write.decideIssues([issue('lathe')], { state: 'open', dismissal: '' }, AT);
    nextRun();
    write.publishIssues(lease, [], AT);
    write.undoDecision();
    expect(stateOf('lathe')).toBe('dismissed');
    write.undoDecision();
    expect(stateOf('lathe')).toBe('open');
  });

  it('leaves the text of a person that another one took the place of', () => {
    extract(ranked('lathe'));
    write.saveUserText('lathe', 'One.', AT);
    write.decideTerms(['lathe'], { notes: 'n' }, AT);
    write.saveUserText('lathe', 'Two.', AT);
    db.connection.exec(`DELETE FROM decisions WHERE id = 3`);
    write.undoDecision();
    expect(write.undoDecision()).toMatchObject({ kind: 'changed-since' });
    expect(entryOf('lathe')?.definition).toBe('Two.');
  });

  it('gives a revision another number where a run has used its own', () => {
    extract(ranked('lathe'), ranked('plane'));
    write.saveUserText('lathe', 'Mine.', AT);
    write.undoDecision();
    generate({ plane: defined('A plane is flat.') });
    write.redoDecision();
    expect(textsOf('lathe')).toEqual([['user', 'Mine.']]);
    expect(textsOf('plane')).toEqual([['generate', 'A plane is flat.']]);
    write.undoDecision();
    write.redoDecision();
    write.undoDecision();
    expect(entryOf('lathe')).toBeNull();
    expect(textsOf('plane')).toEqual([['generate', 'A plane is flat.']]);
  });

  it('works for synonyms as for everything else that a decision changes', async () => {
    extract(ranked('lathe'), ranked('turning machine'), ranked('plane'));
    const rows = (): unknown[] => [
      db.connection.prepare('SELECT * FROM synonym_groups ORDER BY id').all(),
      db.connection.prepare('SELECT * FROM synonym_members ORDER BY term_id').all(),
    ];
    const empty = rows();
    write.addTerm(addedTerm('burr'), AT);
    // No operation writes them yet: the step is given what one would change.
    db.connection.exec(`
      INSERT INTO synonym_groups (id, main_term_id) SELECT 5, id FROM terms WHERE key = 'lathe';
      INSERT INTO synonym_members (term_id, group_id) SELECT id, 5 FROM terms WHERE key = 'turning machine';`);
    const full = rows();
    db.connection.prepare(`UPDATE decisions SET changes = ?`).run(
      JSON.stringify([
        { kind: 'inserted', table: 'synonym_groups', row: { id: 5, main_term_id: 'lathe' } },
        {
          kind: 'inserted',
          table: 'synonym_members',
          row: { term_id: 'turning machine', group_id: 'lathe' },
        },
      ]),
    );
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect(rows()).toEqual(empty);
    expect(write.redoDecision()).toMatchObject({ kind: 'done' });
    expect(rows()).toEqual(full);
  });
});

const EVERYTHING = {
  view: 'all',
  category: null,
  searchForms: [],
  sort: 'term',
  descending: false,
  offset: 0,
  limit: 100,
} as const;
