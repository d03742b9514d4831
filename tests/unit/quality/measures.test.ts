import { describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import type { Collection, MarkedGold, MarkedTerm } from '../../quality/collection.ts';
import { measureCategories } from '../../quality/measure-categories.ts';
import { measureDefinitions } from '../../quality/measure-definitions.ts';
import { findTermErrors, measureTerms } from '../../quality/measure-terms.ts';
import { measureVariants } from '../../quality/measure-variants.ts';
import { rowsByForm } from '../../quality/rows-by-form.ts';

function ranked(term: string, changes: Partial<RankedTerm> = {}): RankedTerm {
  return {
    key: term.toLowerCase(),
    term,
    reading: null,
    score: 1,
    proposed: true,
    category: 'technical-term',
    frequency: 1,
    documents: 1,
    variants: [],
    forms: [],
    explanation: [],
    categoryEvidence: null,
    first: { document: 'a.md', line: 1 },
    ...changes,
  };
}

function marked(term: string, changes: Partial<MarkedTerm> = {}): MarkedTerm {
  return { term, category: 'technical-term', forms: [term], definitions: [], kinds: [], ...changes };
}

function goldOf(terms: readonly MarkedTerm[], changes: Partial<MarkedGold> = {}): MarkedGold {
  return { kind: 'marked', terms, notTerms: [], notDefinitions: [], ...changes };
}

function collectionOf(gold: MarkedGold, ...texts: readonly string[]): Collection {
  const documents = texts.map((text, index) => ({
    path: `${'ab'.charAt(index)}.md`,
    format: 'markdown' as const,
    text,
  }));
  return { name: 'tried', language: 'en', documents, gold };
}

describe('terms', () => {
  const gold = goldOf([
    marked('valve', { forms: ['valve', 'valves'], kinds: ['inner'] }),
    marked('cold store', { kinds: ['once', 'inner'] }),
    marked('pump'),
  ]);
  const collection = collectionOf(gold, 'A valve, valves, a pump, a pump and a cold store.');
  const terms = [
    ranked('Valve', { variants: ['valves'] }),
    ranked('door'),
    ranked('cold store', { proposed: false }),
  ];

  it('are compared form by form, the best-ranked as far as there are gold terms', () => {
    expect(measureTerms(collection, gold, terms)).toMatchObject({
      proposed: { listed: 3, right: 2, gold: 4 },
      candidates: { listed: 4, right: 3, gold: 4 },
      first: { listed: 4, right: 3, gold: 4, count: 3 },
    });
  });

  it('that are missed are told apart by their rank, their frequency and their kind', () => {
    const errors = findTermErrors(collection, gold, terms);
    expect(errors.missed).toEqual([
      { term: 'cold store', isCandidate: true, isSeenOnce: true, kinds: ['once', 'inner'] },
      { term: 'pump', isCandidate: false, isSeenOnce: false, kinds: [] },
    ]);
    expect(errors.wrong).toEqual([{ term: 'door', kind: 'general-word' }]);
    expect(errors.found).toEqual({ right: 1, of: 3 });
    expect([...errors.foundByKind]).toEqual([
      ['inner', { right: 1, of: 2 }],
      ['once', { right: 0, of: 1 }],
    ]);
  });
});

describe('variants', () => {
  it('are compared pair by pair, whatever is not marked left out', () => {
    const gold = goldOf([marked('valve', { forms: ['valve', 'valves', 'RV'] }), marked('pump')], {
      notTerms: ['door'],
    });
    const rows = rowsByForm([
      ranked('valves', { variants: ['valve', 'pump', 'unmarked'] }),
      ranked('door', { variants: ['rv'] }),
    ]);
    const { precision, recall, wronglyJoined, notJoined } = measureVariants(gold, rows);
    expect(precision).toEqual({ right: 1, of: 4 });
    expect(recall).toEqual({ right: 1, of: 3 });
    expect(wronglyJoined).toEqual([
      ['valve', 'pump'],
      ['valves', 'pump'],
      ['rv', 'door'],
    ]);
    expect(notJoined).toEqual([
      ['valve', 'rv'],
      ['valves', 'rv'],
    ]);
  });
});

describe('categories', () => {
  it('are compared for the terms that the engine knows', () => {
    const gold = goldOf([marked('Orum', { category: 'place' }), marked('valve'), marked('pump')]);
    const figures = measureCategories(gold, rowsByForm([ranked('Orum'), ranked('valve')]));
    expect(figures).toEqual({
      right: { right: 1, of: 2 },
      wrong: [{ term: 'Orum', marked: 'place', given: 'technical-term' }],
    });
  });
});

describe('definitions', () => {
  const FIRST = 'A valve is a thing that shuts.';
  const SECOND = 'A valve means a door.';
  const LOOK_ALIKE = 'A pump is late.';
  const TEXTS = [`${FIRST} ${LOOK_ALIKE}`, SECOND] as const;

  function citing(document: 0 | 1, quote: string) {
    const start = TEXTS[document].indexOf(quote);
    const path = document === 0 ? 'a.md' : 'b.md';
    return { document: path, start, end: start + quote.length, line: 1, quote };
  }

  function defined(document: 0 | 1, quote: string, changes: Partial<EntryContent> = {}): EntryContent {
    const citations = [citing(document, quote)];
    return { ...EMPTY_CONTENT, definition: quote, confidence: 1, citations, ...changes };
  }

  const valve = marked('valve', {
    definitions: [
      { document: 'a.md', definition: FIRST },
      { document: 'b.md', definition: SECOND },
    ],
  });
  const gold = goldOf([valve, marked('pump')], { notDefinitions: [LOOK_ALIKE] });
  const { documents } = collectionOf(gold, ...TEXTS);
  const rows = rowsByForm([ranked('valve'), ranked('pump')]);
  const measure = (contents: Readonly<Record<string, EntryContent>>) =>
    measureDefinitions(gold, documents, rows, new Map(Object.entries(contents)));

  it('are right where the marked sentence is cited', () => {
    expect(measure({ valve: defined(0, FIRST) })).toMatchObject({
      right: { right: 1, of: 1 },
      alternatives: { right: 0, of: 1 },
      leftAlone: { right: 1, of: 1 },
      lookAlikesLeft: { right: 1, of: 1 },
    });
  });

  it('are right in any of the documents that contradict each other, with the others beside', () => {
    const alternatives = [{ text: FIRST, citation: citing(0, FIRST) }];
    expect(measure({ valve: defined(1, SECOND, { alternatives }) })).toMatchObject({
      right: { right: 1, of: 1 },
      alternatives: { right: 1, of: 1 },
      shownAlternatives: { right: 1, of: 1 },
    });
  });

  it('are wrong from another sentence, and a description is none', () => {
    expect(measure({ valve: defined(0, LOOK_ALIKE) }).wrong).toEqual([
      { term: 'valve', definition: LOOK_ALIKE },
    ]);
    const description = { text: FIRST, citation: citing(0, FIRST) };
    expect(measure({ valve: { ...EMPTY_CONTENT, description } }).none).toEqual(['valve']);
  });

  it('of terms that nothing defines are dressed up, and look-alikes are named', () => {
    const taken = [{ term: 'pump', definition: LOOK_ALIKE }];
    expect(measure({ pump: defined(0, LOOK_ALIKE) })).toMatchObject({
      leftAlone: { right: 0, of: 1 },
      dressedUp: taken,
      lookAlikesLeft: { right: 0, of: 1 },
      lookAlikesTaken: taken,
    });
  });
});
