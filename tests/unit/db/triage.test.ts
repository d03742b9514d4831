import { beforeEach, describe, expect, it } from 'vitest';
import { NO_TERM_FILTERS } from '../../../src-main/domain/project-view.ts';
import type { TermFilters } from '../../../src-main/domain/project-view.ts';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import { listTextsOf } from '../../../src-main/text/search-text.ts';
import { addedTerm, AT, openOperations, ranked, rankedJson } from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let lease: ReturnType<Operations['startRun']>;

beforeEach(async () => {
  const opened = await openOperations();
  ({ read, write } = opened);
  lease = opened.startRun(1);
});

const extract = (...terms: readonly RankedTerm[]): void => write.publishTerms(lease, rankedJson(terms));

type Query = Parameters<Operations['read']['termPage']>[0];
const ALL: Query = {
  view: 'all',
  category: null,
  searchForms: [],
  sort: 'score',
  descending: true,
  offset: 0,
  limit: 100,
};
const keys = (filters: Partial<TermFilters>, query: Partial<Query> = {}): string[] =>
  read.termPage({ ...ALL, ...query, filters: { ...NO_TERM_FILTERS, ...filters } }).rows.map(({ key }) => key);

/** Terms by their scores, 3, 2 and so on. */
const scored = (...names: readonly string[]): RankedTerm[] =>
  names.map((name, index) => ranked(name, { score: names.length - index }));

describe('the filters of the list of terms', () => {
  it('show the terms of one document as the newest extraction found them', () => {
    const publish = (places: Readonly<Record<string, readonly number[]>>, paths: readonly string[]): void =>
      write.publishTerms(
        lease,
        JSON.stringify(
          Object.entries(places).map(([key, inDocuments]) => ({
            ...ranked(key),
            ...listTextsOf({ ...ranked(key) }),
            inDocuments,
          })),
        ),
        [],
        paths,
      );
    const paths = Array.from({ length: 13 }, (_nothing, number) => `${number}.md`);
    publish({ lathe: [1, 12], burr: [2], chisel: [11] }, paths);
    expect(keys({ document: '1.md' })).toEqual(['lathe']);
    expect(keys({ document: '12.md' })).toEqual(['lathe']);
    expect(keys({ document: '2.md' })).toEqual(['burr']);
    expect(keys({ document: 'gone.md' })).toEqual([]);

    write.decideTerms(['burr'], { status: 'accepted' }, AT);
    publish({ lathe: [0] }, ['2.md']);
    // The accepted term is still there, though extraction finds it nowhere.
    expect(keys({ document: '2.md' })).toEqual(['lathe']);
    expect(keys({})).toContain('burr');
  });

  it('show so many of the best, with those that are as good as the last of them', () => {
    extract(ranked('a', { score: 3 }), ranked('b', { score: 2 }), ranked('c', { score: 2 }), ranked('d'));
    expect(keys({ best: 1 })).toEqual(['a']);
    expect(keys({ best: 2 })).toEqual(['a', 'b', 'c']);
    expect(keys({ best: 50 })).toEqual(['a', 'b', 'c', 'd']);
    write.decideTerms(['a'], { status: 'rejected' }, AT);
    expect(keys({ best: 2 }, { view: 'wanted' })).toEqual(['b', 'c']);
  });

  it('show what the newest extraction found first, and nothing of the first extraction', () => {
    extract(...scored('a', 'b'));
    expect(keys({ isNew: true })).toEqual([]);
    extract(...scored('a', 'b', 'c', 'd'));
    expect(keys({ isNew: true })).toEqual(['c', 'd']);
    write.decideTerms(['c'], { status: 'rejected' }, AT);
    expect(write.undoDecision().kind).toBe('done');
    expect(keys({ isNew: true })).toEqual(['c', 'd']);
    extract(...scored('a', 'b', 'c', 'd'));
    expect(keys({ isNew: true })).toEqual([]);
  });

  it('tell what a person added from what was found, together with a category and a search', () => {
    extract(ranked('lathe', { category: 'title' }), ranked('late shift'), ranked('burr'));
    write.addTerm(addedTerm('latch'), AT);
    expect(keys({ origin: 'user' })).toEqual(['latch']);
    expect(keys({ origin: 'extraction' }, { searchForms: ['lat'], category: 'title' })).toEqual(['lathe']);
  });
});

describe('what is left out', () => {
  const reasonOf = (key: string) => read.termDetails(key)?.leftOut;

  it('W11: says by whom or by which rule, and comes back by a decision', () => {
    const terms = [
      ranked('proposed'),
      ranked('by a person'),
      ranked('by a model'),
      ranked('common', { proposed: false, category: 'common-noun' }),
      ranked('low', { proposed: false }),
    ];
    extract(ranked('gone'), ...terms);
    write.decideTerms(['gone'], { notes: 'ask the workshop' }, AT);
    extract(...terms);
    write.decideTerms(['by a person'], { status: 'rejected' }, AT);
    write.publishJudgements(lease, [
      {
        termKey: 'by a model',
        verdict: 'general-word',
        category: 'common-noun',
        reason: 'Everyday words.',
        model: 'a model',
        isDropped: true,
      },
    ]);
    const reasons = {
      proposed: null,
      'by a person': 'person',
      'by a model': 'model',
      common: 'common-noun',
      low: 'score',
      gone: 'not-found',
    } as const;
    for (const [key, reason] of Object.entries(reasons)) expect(reasonOf(key), key).toBe(reason);
    expect(keys({}, { view: 'unproposed' }).toSorted()).toEqual(['by a model', 'common', 'gone', 'low']);

    const all = Object.keys(reasons);
    write.decideTerms(all, { status: 'accepted' }, AT);
    for (const key of all) expect(reasonOf(key), key).toBe(null);
    expect(keys({}, { view: 'unproposed' })).toEqual([]);
  });

  it('a category that a person chose is not why a term is left out', () => {
    extract(ranked('low', { proposed: false }));
    write.decideTerms(['low'], { category: 'common-noun' }, AT);
    expect(reasonOf('low')).toBe('score');
  });

  it('a rejected term stays rejected in every later extraction', () => {
    extract(...scored('a', 'b'));
    write.decideTerms(['a'], { status: 'rejected', required: false }, AT);
    extract(...scored('a', 'b'));
    extract(...scored('b', 'a'));
    expect(keys({}, { view: 'rejected' })).toEqual(['a']);
    expect(reasonOf('a')).toBe('person');
  });
});

describe('decisions about all terms that fit', () => {
  const WANTED = { view: 'wanted', category: null, searchForms: [] } as const;
  const MANY = 2_000;

  it('W42: 2,000 terms but one are rejected as one step, which is taken back as one', () => {
    extract(...Array.from({ length: MANY }, (_nothing, number) => ranked(`term ${number}`)));
    const range = { seen: MANY, except: ['term 7'] };
    expect(write.decideSelectedTerms(WANTED, range, { status: 'rejected' }, AT)).toBe(MANY - 1);
    expect(read.termCounts()).toMatchObject({ rejected: MANY - 1, candidate: 1 });
    expect(keys({}, { view: 'wanted' })).toEqual(['term 7']);
    expect(read.decisionState().undo).toMatchObject({ kind: 'terms-rejected', count: MANY - 1 });
    expect(write.undoDecision().kind).toBe('done');
    expect(read.termCounts()).toMatchObject({ rejected: 0, candidate: MANY });
    expect(read.decisionState().undo).toBe(null);
  });

  it('nothing is decided where the list has more or fewer terms than the person has seen', () => {
    extract(...scored('a', 'b', 'c'));
    expect(write.decideSelectedTerms(WANTED, { seen: 2, except: [] }, { status: 'rejected' }, AT)).toBe(null);
    expect(read.termCounts().rejected).toBe(0);
    expect(read.decisionState().undo).toBe(null);
  });

  it('terms that do not fit stay as they are', () => {
    extract(...scored('lathe', 'late shift', 'burr'));
    const filters = { ...NO_TERM_FILTERS, best: 1 };
    const selection = { ...WANTED, searchForms: ['lat'], filters };
    expect(write.decideSelectedTerms(selection, { seen: 1, except: [] }, { status: 'accepted' }, AT)).toBe(1);
    expect(keys({}, { view: 'accepted' })).toEqual(['lathe']);
  });
});

describe('what was decided by rank', () => {
  it('H05: counts accepted and decided terms, 50 ranks together, without ranks where nothing is decided', () => {
    extract(...scored(...Array.from({ length: 160 }, (_nothing, number) => `term ${number}`)));
    write.decideTerms(['term 0', 'term 49', 'term 150'], { status: 'accepted' }, AT);
    write.decideTerms(['term 10', 'term 151', 'term 159'], { status: 'rejected' }, AT);
    expect(read.termRankBands()).toEqual([
      { first: 1, last: 50, decided: 3, accepted: 2 },
      { first: 151, last: 200, decided: 3, accepted: 1 },
    ]);
  });

  it('is nothing before the first decision', () => {
    extract(...scored('a'));
    expect(read.termRankBands()).toEqual([]);
  });
});

it('to want a term always in the glossary is called so, also where it accepts it', () => {
  extract(ranked('lathe'));
  write.decideTerms(['lathe'], { status: 'rejected', required: false }, AT);
  write.decideTerms(['lathe'], { status: 'accepted', required: true }, AT);
  expect(read.decisionState().undo?.kind).toBe('terms-required');
  expect(keys({}, { view: 'wanted' })).toEqual(['lathe']);
});
