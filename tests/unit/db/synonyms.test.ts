import { beforeEach, describe, expect, it } from 'vitest';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import { searchForms } from '../../../src-main/text/search-text.ts';
import {
  addedTerm,
  AT,
  defined,
  NO_CHANGES,
  openOperations,
  ranked,
  rankedJson,
} from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let startRun: Operations['startRun'];
let generate: Operations['generate'];
let lease: ReturnType<Operations['startRun']>;

const FOUND = [
  ranked('kiln', { frequency: 5, documents: 2, score: 4, variants: ['kilns'] }),
  ranked('oven', { frequency: 3, documents: 3, score: 3, variants: ['ovens'] }),
  ranked('furnace', { frequency: 1, score: 2 }),
  ranked('clay', { score: 1 }),
];
const extract = (...terms: readonly RankedTerm[]): void => write.publishTerms(lease, rankedJson(terms));
const wanted = (): string[] => read.listWantedTerms().map(({ key }) => key);
const entries = (): unknown => read.listEntries().map(({ termKey, definition }) => [termKey, definition]);
const aliases = (key: string): readonly string[] | undefined => read.entryDetails(key)?.aliases;
const merge = (main: string, ...others: readonly string[]) => write.mergeTerms(main, others, AT);
const found = (search: string): string[] =>
  read
    .termPage({
      view: 'all',
      category: null,
      searchForms: searchForms(search),
      sort: 'score',
      descending: true,
      offset: 0,
      limit: 10,
    })
    .rows.map(({ key }) => key);
/** All that a decision can change. */
const everything = (): unknown => [
  read.listTerms(-1),
  ...['kiln', 'oven', 'furnace', 'clay'].flatMap((key) => [
    read.termDetails(key),
    read.entryDetails(key),
    read.listRevisions(key),
  ]),
  read.listEntries(),
  read.issueRows(),
];

function nextRun(): void {
  const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
  const end = { status: 'completed', finishedAt: AT, reason: null, reasonDetails: null, counts } as const;
  write.finishRun(lease, end, [], NO_CHANGES);
  lease = startRun(2);
}

beforeEach(async () => {
  ({ read, write, startRun, generate } = await openOperations());
  lease = startRun(1);
  extract(...FOUND);
});

describe('terms that a person declares to mean the same', () => {
  it('stand below the main term, which is found by their names and counts their occurrences', () => {
    expect(merge('kiln', 'oven', 'furnace', 'no such term')).toEqual({
      main: { key: 'kiln', term: 'kiln' },
      count: 2,
      withOwnDefinition: [],
    });
    expect(found('')).toEqual(['kiln', 'clay']);
    expect(found('furnace')).toEqual(['kiln']);
    expect(wanted()).toEqual(['clay', 'kiln']);
    expect(read.termCounts()).toMatchObject({ wanted: 2, all: 2, candidate: 2 });
    expect(read.termDetails('kiln')).toMatchObject({
      frequency: 9,
      documents: 3,
      synonymNames: ['oven', 'furnace'],
      synonyms: [
        { key: 'oven', variants: ['ovens'], frequency: 3 },
        { key: 'furnace', variants: [], frequency: 1 },
      ],
      synonymOf: null,
    });
    expect(read.termDetails('oven')).toMatchObject({ synonymOf: { key: 'kiln' }, hasEntry: false });
    expect(read.formsOfTerm('kiln')).toEqual(['kiln', 'kilns', 'oven', 'ovens', 'furnace']);
    expect(merge('no such term', 'oven')).toBeNull();
  });

  it('give their names to the entry of the main term, and their own entries come back when they are split off', () => {
    generate(lease, { kiln: defined('A kiln bakes.'), oven: defined('An oven heats.') });
    merge('kiln', 'oven');
    expect(entries()).toEqual([['kiln', 'A kiln bakes.']]);
    expect(aliases('kiln')).toEqual(['kilns', 'oven', 'ovens']);
    expect(read.entryCounts().all).toBe(1);
    // A run that has planned their units before publishes nothing for them, and removes nothing.
    generate(lease, { kiln: defined('A kiln fires.'), oven: defined('An oven roasts.') });
    expect(write.splitSynonym('oven', AT)).toBe(true);
    expect(write.splitSynonym('oven', AT)).toBe(false);
    expect(entries()).toEqual([
      ['kiln', 'A kiln fires.'],
      ['oven', 'An oven heats.'],
    ]);
    expect(aliases('kiln')).toEqual(['kilns']);
    expect(wanted()).toEqual(['clay', 'furnace', 'kiln', 'oven']);
  });

  it('stay together when later documents lack all of them, and what is wanted for one is wanted for all', () => {
    merge('kiln', 'oven');
    write.decideTerms(['oven'], { required: true }, AT);
    nextRun();
    extract(ranked('clay'));
    expect(wanted()).toEqual(['clay', 'kiln']);
    extract(ranked('clay'), ranked('kiln', { proposed: false }), ranked('oven'));
    expect(read.termDetails('kiln')).toMatchObject({ frequency: 4, synonymNames: ['oven'] });
    expect(read.rankingDecisions().decidedKeys).toEqual(['kiln', 'oven']);
    write.decideTerms(['kiln'], { status: 'rejected' }, AT);
    expect(wanted()).toEqual(['clay']);
  });

  it('are joined with the synonyms that they have, also when a synonym is named for its main term', () => {
    merge('oven', 'furnace');
    expect(merge('kiln', 'furnace')).toMatchObject({ count: 2 });
    expect(read.termDetails('kiln')?.synonymNames).toEqual(['oven', 'furnace']);
    expect(merge('oven', 'clay', 'kiln')).toMatchObject({ main: { key: 'kiln' }, count: 1 });
    const before = read.decisionState();
    expect(merge('kiln', 'oven')).toMatchObject({ count: 0 });
    expect(read.decisionState()).toEqual(before);
  });

  it('can be led by another of them, which inherits the entry if it has none', () => {
    generate(lease, { kiln: defined('A kiln bakes.') });
    write.setApproval('kiln', true, AT);
    merge('kiln', 'oven', 'furnace');
    expect(write.chooseMainTerm('oven', AT)).toBe(true);
    expect(write.chooseMainTerm('oven', AT)).toBe(false);
    expect(read.termDetails('oven')?.synonymNames).toEqual(['kiln', 'furnace']);
    expect(read.listEntries()).toMatchObject([
      {
        termKey: 'oven',
        definition: 'A kiln bakes.',
        status: 'draft',
        edited: true,
        aliases: ['ovens', 'kiln', 'kilns', 'furnace'],
      },
    ]);
    write.undoDecision();
    expect(read.listEntries()).toMatchObject([{ termKey: 'kiln', status: 'approved' }]);
  });

  it('keep what a person wrote, which can be taken over', () => {
    generate(lease, { kiln: defined('A kiln bakes.'), oven: defined('An oven heats.') });
    write.saveUserText('oven', 'What I cook in.', AT);
    write.decideTerms(['oven'], { notes: 'mine' }, AT);
    expect(merge('kiln', 'oven', 'furnace')?.withOwnDefinition).toEqual([{ key: 'oven', term: 'oven' }]);
    expect(read.termDetails('kiln')?.synonyms[0]).toMatchObject({
      notes: 'mine',
      ownDefinition: 'What I cook in.',
    });
    expect(write.takeOverDefinition('furnace', AT)).toBe(false);
    expect(write.takeOverDefinition('oven', AT)).toBe(true);
    expect(read.entryDetails('kiln')).toMatchObject({ definition: 'What I cook in.', edited: true });
    expect(read.termDetails('kiln')?.synonyms[0]?.ownDefinition).toBeNull();
    expect(read.listRevisions('kiln').map(({ content }) => content.definition)).toEqual([
      'A kiln bakes.',
      'What I cook in.',
    ]);
    write.undoDecision();
    expect(read.entryDetails('kiln')).toMatchObject({ definition: 'A kiln bakes.', edited: false });
  });

  it('have no issues of their own, and are no duplicates of each other', () => {
    const text = defined('It is hot.');
    generate(lease, { kiln: text, oven: text, clay: text });
    const duplicate = (termKey: string, ...relatedKeys: readonly string[]) =>
      ({
        termKey,
        type: 'duplicate',
        reason: 'r',
        relatedKeys,
        passages: [],
        cause: relatedKeys.join(),
      }) as const;
    write.publishIssues(
      lease,
      [duplicate('kiln', 'oven'), duplicate('oven', 'kiln'), duplicate('kiln', 'oven', 'clay')],
      AT,
    );
    merge('kiln', 'oven');
    expect(read.issueRows().map(({ cause, state }) => [cause, state])).toEqual([
      ['oven', 'resolved'],
      ['oven,clay', 'open'],
    ]);
    write.undoDecision();
    expect(read.issueRows().map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  });

  it('are one step each: merging, splitting, choosing and marking are taken back and repeated', () => {
    generate(lease, { kiln: defined('A kiln bakes.'), furnace: defined('A furnace melts.') });
    merge('furnace', 'clay');
    const steps = [
      () => merge('oven', 'kiln', 'furnace'),
      () => write.chooseMainTerm('clay', AT),
      () => write.splitSynonym('kiln', AT),
      () => write.setFormUsage('ovens', 'forbidden', [], AT),
      () => write.setFormUsage('oven', 'preferred', ['ovens', 'clay'], AT),
      () => write.setFormUsage('clay', 'preferred', ['ovens', 'oven'], AT),
      () => write.setFormUsage('ovens', 'allowed', [], AT),
      () => write.splitSynonym('oven', AT),
      () => write.splitSynonym('furnace', AT),
    ];
    const states = [everything()];
    for (const step of steps) {
      step();
      states.push(everything());
    }
    for (const state of states.slice(0, -1).reverse()) {
      expect(write.undoDecision().kind).toBe('done');
      expect(everything()).toEqual(state);
    }
    for (const state of states.slice(1)) {
      expect(write.redoDecision().kind).toBe('done');
      expect(everything()).toEqual(state);
    }
    expect(read.termDetails('clay')).toMatchObject({ synonyms: [], frequency: 2 });
  });

  it('are named by the steps that changed them', () => {
    merge('kiln', 'oven', 'furnace');
    expect(read.decisionState().undo).toMatchObject({ kind: 'terms-merged', subject: 'kiln', count: 1 });
    write.chooseMainTerm('oven', AT);
    expect(read.decisionState().undo).toMatchObject({ kind: 'main-term-chosen', subject: 'oven', count: 1 });
    write.splitSynonym('furnace', AT);
    expect(read.decisionState().undo).toMatchObject({ kind: 'synonym-split', subject: 'furnace', count: 1 });
  });

  it('come back with a term that a person had added and taken back', () => {
    write.addTerm(addedTerm('burr'), AT);
    merge('kiln', 'burr');
    write.undoDecision();
    write.undoDecision();
    expect(read.getTerm('burr')).toBeNull();
    write.redoDecision();
    write.redoDecision();
    expect(read.termDetails('kiln')?.synonymNames).toEqual(['burr']);
  });
});

describe('a form of a term with synonyms', () => {
  const FORM = { form: 'ovens', searchText: 'ovens', sortText: 'ovens' };
  beforeEach(() => {
    extract(
      ...FOUND.map((term) =>
        term.key === 'oven'
          ? {
              ...term,
              forms: [
                { form: 'oven', count: 2, key: 'oven' },
                { form: 'ovens', count: 1, key: 'oven' },
              ],
            }
          : term,
      ),
    );
  });

  it('is a term of its own when it is separated, also from a synonym', () => {
    merge('kiln', 'oven');
    expect(write.separateForm('oven', FORM, AT)).toBe(true);
    expect(read.formsOfTerm('kiln')).toEqual(['kiln', 'kilns', 'oven']);
    expect(read.termDetails('=ovens')).toMatchObject({ synonymOf: null, frequency: 1 });
  });

  it('that is a variant again leaves its synonyms to the term that it is a variant of', () => {
    write.separateForm('oven', FORM, AT);
    merge('=ovens', 'kiln', 'oven');
    const before = everything();
    expect(write.joinForm('=ovens', AT)).toBe('joined');
    expect(read.termDetails('oven')).toMatchObject({ synonymNames: ['kiln'], synonymOf: null });
    write.undoDecision();
    expect(everything()).toEqual(before);
  });

  it('is preferred alone, and is shown as marked with the term and its entry', () => {
    generate(lease, { kiln: defined('A kiln bakes.') });
    merge('kiln', 'oven');
    write.setFormUsage('kilns', 'preferred', ['kiln', 'oven', 'ovens'], AT);
    write.setFormUsage('oven', 'preferred', ['kiln', 'kilns', 'ovens'], AT);
    write.setFormUsage('kilns', 'forbidden', [], AT);
    const marked = { preferred: ['oven'], forbidden: ['kilns'] };
    expect(read.termDetails('kiln')?.markedForms).toEqual(marked);
    expect(read.entryDetails('kiln')?.markedForms).toEqual(marked);
    write.splitSynonym('oven', AT);
    expect(read.termDetails('oven')?.markedForms).toEqual({ preferred: ['oven'], forbidden: [] });
  });
});

describe('groups of terms that are merged together', () => {
  it('get the term as main term that occurs most, unless it was rejected, in one step', () => {
    extract(...FOUND);
    write.decideTerms(['kiln'], { status: 'rejected' }, AT);
    const before = everything();
    expect(write.mergeGroups([['furnace', 'kiln', 'oven'], ['clay'], ['clay', 'gone']], AT)).toMatchObject([
      { main: { key: 'oven' }, count: 2 },
    ]);
    expect(read.termDetails('oven')?.synonyms.map(({ key }) => key)).toEqual(['kiln', 'furnace']);
    expect(read.decisionState().undo).toMatchObject({ kind: 'terms-merged', subject: 'oven' });
    write.undoDecision();
    expect(everything()).toEqual(before);

    const groups = [
      ['kiln', 'clay'],
      ['furnace', 'oven'],
    ];
    expect(write.mergeGroups(groups, AT)).toMatchObject([
      { main: { key: 'clay' } },
      { main: { key: 'oven' } },
    ]);
    expect(write.mergeGroups(groups, AT)).toEqual([]);
    write.undoDecision();
    expect(everything()).toEqual(before);
  });
});
