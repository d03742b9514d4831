import { beforeEach, describe, expect, it } from 'vitest';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import { AT, defined, NO_CHANGES, openOperations, ranked, rankedJson } from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let startRun: Operations['startRun'];
let generate: Operations['generate'];
let lease: ReturnType<Operations['startRun']>;

const ACCESS = ranked('role based access control', {
  term: 'role-based access control',
  frequency: 7,
  documents: 2,
  score: 4,
  variants: ['RBAC', 'Role-based access control'],
  forms: [
    { form: 'role-based access control', count: 4, key: 'role based access control' },
    { form: 'RBAC', count: 2, key: 'rbac' },
    { form: 'Role-based access control', count: 1, key: 'role based access control' },
  ],
});
const MAIN = ACCESS.key;
const FORM = { form: 'RBAC', searchText: 'rbac', sortText: 'rbac' };

const extract = (...terms: readonly RankedTerm[]): void => write.publishTerms(lease, rankedJson(terms));
const separate = (): boolean => write.separateForm(MAIN, FORM, AT);

beforeEach(async () => {
  ({ read, write, startRun, generate } = await openOperations());
  lease = startRun(1);
  extract(ACCESS);
});

function nextRun(): void {
  const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
  const end = { status: 'completed', finishedAt: AT, reason: null, reasonDetails: null, counts } as const;
  write.finishRun(lease, end, [], NO_CHANGES);
  lease = startRun(2);
}

describe('a variant that a person makes a term of its own', () => {
  it('has what was found of it, and the other term no longer counts it', () => {
    expect(separate()).toBe(true);
    expect(read.getTerm('=RBAC')).toMatchObject({
      term: 'RBAC',
      separatedFrom: MAIN,
      frequency: 2,
      variants: [],
      forms: [{ form: 'RBAC', count: 2, key: 'rbac' }],
      status: 'accepted',
      score: 4,
    });
    expect(read.getTerm(MAIN)).toMatchObject({
      frequency: 5,
      variants: ['Role-based access control'],
      separatedFrom: null,
    });
  });

  it('is no alias in the glossary any more, and is one again when it is joined', () => {
    generate(lease, { [MAIN]: defined('It grants access by role.') });
    const aliases = (): unknown => [read.entryDetails(MAIN)?.aliases, read.listEntries()[0]?.aliases];
    separate();
    expect(aliases()).toEqual([['Role-based access control'], ['Role-based access control']]);
    expect(write.joinForm('=RBAC', AT)).toBe('joined');
    expect(aliases()).toEqual([ACCESS.variants, ACCESS.variants]);
    expect(read.getTerm(MAIN)).toMatchObject({ frequency: 7, variants: ACCESS.variants });
  });

  it('is separate only once, and neither the form that the term is known by nor one that is none', () => {
    separate();
    expect(separate()).toBe(false);
    expect(write.separateForm(MAIN, { ...FORM, form: 'role-based access control' }, AT)).toBe(false);
    expect(write.separateForm(MAIN, { ...FORM, form: 'ABAC' }, AT)).toBe(false);
    expect(write.joinForm(MAIN, AT)).toBe('no-such-form');
    expect(read.rankingDecisions().separateForms).toEqual(['RBAC']);
  });

  it('is a mere candidate where the other term is not wanted', () => {
    extract({ ...ACCESS, proposed: false });
    separate();
    expect(read.getTerm('=RBAC')).toMatchObject({ status: 'candidate', proposed: false });
  });

  it('stays a term of its own when extraction runs again, whatever form the other one is known by then', () => {
    separate();
    const own = ranked('=RBAC', { term: 'RBAC', forms: [{ form: 'RBAC', count: 2, key: 'rbac' }] });
    extract({ ...ACCESS, key: 'access control' }, own);
    expect(read.getTerm('=RBAC')).toMatchObject({ separatedFrom: 'access control', status: 'accepted' });
    expect(read.getTerm('access control')?.variants).not.toContain('RBAC');
    expect(write.joinForm('=RBAC', AT)).toBe('joined');
    expect(read.getTerm('access control')?.variants).toContain('RBAC');
  });

  it('is a variant again when the decision is taken back, also after another run, and separate when it is repeated', () => {
    separate();
    const separated = [read.getTerm('=RBAC'), read.getTerm(MAIN)];
    nextRun();
    generate(lease, { '=RBAC': defined('RBAC grants.') });
    expect(write.undoDecision()).toMatchObject({ kind: 'done', decision: { subject: 'RBAC' } });
    expect(read.getTerm('=RBAC')).toBeNull();
    expect(read.getTerm(MAIN)).toMatchObject({ frequency: 7, variants: ACCESS.variants });
    expect(write.redoDecision().kind).toBe('done');
    expect([read.getTerm('=RBAC'), read.getTerm(MAIN)]).toEqual(separated);
  });
});

describe('joining a form again', () => {
  beforeEach(() => {
    separate();
  });

  it.each([
    ['notes', () => write.decideTerms(['=RBAC'], { notes: 'ask the auditors' }, AT)],
    ['a definition of a person', () => write.saveUserText('=RBAC', 'Access by role.', AT)],
    [
      'an approved entry',
      () => {
        generate(lease, { '=RBAC': defined('RBAC grants.') });
        write.setApproval('=RBAC', true, AT);
      },
    ],
  ])('W10: is refused where it would lose %s', (_name, write_) => {
    write_();
    const before = [read.listTerms(-1), read.listEntries()];
    expect(write.joinForm('=RBAC', AT)).toBe('has-text');
    expect([read.listTerms(-1), read.listEntries()]).toEqual(before);
  });

  it('is possible again once the text is emptied', () => {
    write.saveUserText('=RBAC', 'Access by role.', AT);
    write.saveUserText('=RBAC', '', AT);
    expect(write.joinForm('=RBAC', AT)).toBe('joined');
  });

  it('takes the draft of a run with it, and brings it back when it is taken back', () => {
    generate(lease, { '=RBAC': defined('RBAC grants.') });
    const before = [
      read.getTerm('=RBAC'),
      read.getTerm(MAIN),
      read.listEntries(),
      read.listRevisions('=RBAC'),
    ];
    expect(write.joinForm('=RBAC', AT)).toBe('joined');
    expect(read.listEntries()).toEqual([]);
    expect(write.undoDecision()).toMatchObject({ kind: 'done', decision: { subject: 'RBAC' } });
    expect([
      read.getTerm('=RBAC'),
      read.getTerm(MAIN),
      read.listEntries(),
      read.listRevisions('=RBAC'),
    ]).toEqual(before);
  });
});
