import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import { listTextsOf, searchForms } from '../../../src-main/text/search-text.ts';
import { AT, addedTerm, defined, openOperations, ranked, rankedJson } from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let lease: ReturnType<Operations['startRun']>;
let db: Operations['db'];
let generate: Operations['generate'];

beforeEach(async () => {
  const opened = await openOperations();
  ({ read, write, db, generate } = opened);
  lease = opened.startRun(1);
});

const extract = (...terms: readonly RankedTerm[]): void => write.publishTerms(lease, rankedJson(terms));
const keys = (): string[] => read.listTerms(-1).map(({ key }) => key);

describe('terms that extraction found', () => {
  it('are kept with everything known of them', () => {
    const term = ranked('せんばん', {
      term: '旋盤',
      reading: 'せんばん',
      score: 3.25,
      proposed: false,
      category: 'common-noun',
      frequency: 12,
      documents: 4,
      variants: ['センバン', '旋 盤'],
      forms: [
        { form: '旋盤', count: 9, key: 'せんばん' },
        { form: 'センバン', count: 3, key: '旋盤' },
      ],
      explanation: [
        { feature: 'shape', contribution: 1.5 },
        { feature: 'general-word', contribution: -0.25 },
      ],
      categoryEvidence: { document: '資料/一.md', start: 1, end: 4, line: 7, quote: '旋盤は' },
      first: { document: '資料/一.md', line: 7 },
    });
    extract(term);
    expect(read.getTerm('せんばん')).toEqual({
      ...term,
      separatedFrom: null,
      foundReading: 'せんばん',
      status: 'candidate',
      required: false,
      notes: '',
      origin: 'extraction',
    });
  });

  it('are listed best first, by key where they are equally good, and no more than asked for', () => {
    extract(ranked('b', { score: 1 }), ranked('c', { score: 9 }), ranked('a', { score: 1 }));
    expect(keys()).toEqual(['c', 'a', 'b']);
    expect(read.listTerms(2).map(({ key }) => key)).toEqual(['c', 'a']);
  });

  it('go when they are not found again and nobody needs them', () => {
    extract(ranked('lathe'), ranked('chisel'));
    extract(ranked('chisel', { score: 5 }));
    expect(keys()).toEqual(['chisel']);
    expect(read.getTerm('chisel')?.score).toBe(5);
  });

  it('are the same as if they had been found in another order', () => {
    const terms = [ranked('a'), ranked('b'), ranked('c', { score: 4 })];
    extract(...terms);
    const first = read.listTerms(-1);
    extract(...terms.toReversed());
    expect(read.listTerms(-1)).toEqual(first);
  });
});

describe('W03, W04: what a person decided outlives every extraction', () => {
  const decisions = [
    ['a rejection', { status: 'rejected' }],
    ['an acceptance', { status: 'accepted' }],
    ['a requirement', { required: true }],
    ['notes', { notes: '顧客の用語\nnot ours' }],
    ['a category', { category: 'person' }],
  ] as const;

  it.each(decisions)('%s, where the term is found again', (_name, decision) => {
    extract(ranked('lathe'));
    expect(write.decideTerms(['lathe'], decision, AT)).toEqual([]);
    extract(ranked('lathe', { category: 'place', score: 7, frequency: 9 }));
    expect(read.getTerm('lathe')).toMatchObject({ category: 'place', ...decision, score: 7, frequency: 9 });
  });

  it.each(decisions)('%s, where the term is not found again', (_name, decision) => {
    extract(ranked('lathe', { variants: ['Lathe'] }));
    write.decideTerms(['lathe'], decision, AT);
    extract();
    const term = read.getTerm('lathe');
    expect(term).toMatchObject(decision);
    // What is no longer in the documents is not claimed any more.
    expect(term).toMatchObject({ frequency: 0, documents: 0, proposed: false, variants: [], score: 0 });
    expect(term?.first).toEqual({ document: '', line: 0 });
    extract(ranked('lathe', { category: 'place' }));
    expect(read.getTerm('lathe')).toMatchObject({ frequency: 2, category: 'place', ...decision });
  });

  it('a term that was added by hand, with its notes', () => {
    write.addTerm(addedTerm('burr'), AT);
    write.decideTerms(['burr'], { notes: 'from the workshop' }, AT);
    extract(ranked('lathe'));
    extract();
    expect(read.getTerm('burr')).toMatchObject({
      origin: 'user',
      status: 'accepted',
      notes: 'from the workshop',
      category: 'technical-term',
    });
    extract(ranked('burr', { category: 'place', score: 2 }));
    expect(read.getTerm('burr')).toMatchObject({ origin: 'user', category: 'technical-term', score: 2 });
  });

  it('a term that was found and then added by hand', () => {
    extract(ranked('lathe'));
    write.addTerm(addedTerm('lathe'), AT);
    extract();
    expect(read.getTerm('lathe')).toMatchObject({ status: 'accepted', origin: 'user' });
  });

  it('a term that has an entry', () => {
    extract(ranked('lathe'), ranked('chisel'));
    generate(lease, { lathe: defined('A lathe turns.') });
    extract();
    expect(keys()).toEqual(['lathe']);
  });

  it('a term with an issue that a person dismissed, so that it stays dismissed when the term is back', () => {
    extract(ranked('a'), ranked('b'));
    const issue = {
      termKey: 'a',
      type: 'undefined',
      reason: '',
      relatedKeys: [],
      passages: [],
      cause: 'why',
    } as const;
    write.publishIssues(lease, [issue], AT);
    write.decideIssues([issue], { state: 'dismissed', dismissal: '' }, AT);
    extract(ranked('b'));
    extract(ranked('a'), ranked('b'));
    expect(read.listIssues()).toMatchObject([{ termKey: 'a', cause: 'why', state: 'dismissed' }]);
  });

  it('a decision changes nothing else', () => {
    extract(ranked('lathe'));
    write.decideTerms(['lathe'], { status: 'accepted', notes: 'n', required: true, category: 'title' }, AT);
    write.decideTerms(['lathe'], {}, AT);
    write.decideTerms(['lathe'], { notes: '' }, AT);
    expect(read.getTerm('lathe')).toMatchObject({
      status: 'accepted',
      notes: '',
      required: true,
      category: 'title',
    });
  });

  it('a decision about a term that does not exist tells so', () => {
    expect(write.decideTerms(['nothing'], { status: 'accepted' }, AT)).toEqual(['nothing']);
    expect(keys()).toEqual([]);
  });
});

describe('the terms that are to have an entry', () => {
  it('are those that were proposed or wanted, and not rejected', () => {
    const all = ['proposed', 'not proposed', 'rejected', 'accepted', 'required', 'required but rejected'];
    extract(...all.map((key) => ranked(key, { proposed: key === 'proposed' || key === 'rejected' })));
    write.decideTerms(['rejected'], { status: 'rejected' }, AT);
    write.decideTerms(['accepted'], { status: 'accepted' }, AT);
    write.decideTerms(['required'], { required: true }, AT);
    write.decideTerms(['required but rejected'], { required: true, status: 'rejected' }, AT);
    expect(read.listWantedTerms().map(({ key }) => key)).toEqual(['accepted', 'proposed', 'required']);
  });
});

describe('W01, W02: an extraction that cannot be kept', () => {
  it.each([
    ['is no JSON', '[{"key":'],
    ['is no list', '{"key":"lathe"}'],
    ['is null', 'null'],
    ['lacks a field', JSON.stringify([{ ...ranked('lathe'), score: undefined }])],
    ['has a score that is no number', JSON.stringify([{ ...ranked('lathe'), score: Number.NaN }])],
    ['has a category of its own', JSON.stringify([{ ...ranked('lathe'), category: 'weapon' }])],
    ['has a term without a key', JSON.stringify([ranked('')])],
  ])('changes nothing: it %s', (_name, json) => {
    extract(ranked('chisel'));
    const before = read.listTerms(-1);
    expect(() => write.publishTerms(lease, json)).toThrow(Error);
    expect(read.listTerms(-1)).toEqual(before);
    extract(ranked('lathe'));
    expect(keys()).toEqual(['lathe']);
  });

  it('changes nothing when it fails in the middle', () => {
    extract(ranked('chisel'));
    db.connection.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON terms WHEN NEW.key = 'bad' BEGIN SELECT RAISE(ABORT, 'on fire'); END`,
    );
    expect(() => extract(ranked('lathe'), ranked('bad'))).toThrow('on fire');
    expect(keys()).toEqual(['chisel']);
    extract(ranked('lathe'));
    expect(keys()).toEqual(['lathe']);
  });

  it('changes nothing for a run that does not hold the project', () => {
    extract(ranked('chisel'));
    expect(() => write.publishTerms({ ...lease, token: 'another' }, '[]')).toThrow('no longer belongs');
    expect(keys()).toEqual(['chisel']);
  });
});

it('whatever the keys are, what extraction found is what is stored, and what a person decided stays', () => {
  const odd = fc.constantFrom(
    `O'Brien`,
    `"; DROP TABLE terms; --`,
    '用語',
    'か\u3099',
    'が',
    '👩‍👩‍👧',
    '𠮷野家',
    'a\u0000b',
    'a\u0000',
    '\u0000',
    '\u200b',
    '%_',
    'ß',
    'SS',
    'ss',
    '\u{10FFFF}',
    'x'.repeat(5000),
  );
  const key = fc.oneof(odd, fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }));
  const term = fc.record({
    key,
    // JSON has no -0.
    score: fc.double({ noNaN: true, noDefaultInfinity: true }).map((score) => score + 0),
    proposed: fc.boolean(),
    category: fc.constantFrom(...TERM_CATEGORIES),
    frequency: fc.nat(),
    variants: fc.array(key, { maxLength: 3 }),
  });
  const terms = fc.uniqueArray(term, { selector: (one) => one.key, maxLength: 8 });
  fc.assert(
    fc.property(terms, terms, (first, second) => {
      db.connection.exec('DELETE FROM terms');
      extract(...first.map((one) => ranked(one.key, one)));
      const noted = first.slice(0, 2).map((one) => one.key);
      for (const one of noted) write.decideTerms([one], { notes: `notes of ${one}`, category: 'title' }, AT);
      extract(...second.map((one) => ranked(one.key, one)));
      for (const one of noted) {
        expect(read.getTerm(one)).toMatchObject({ notes: `notes of ${one}`, category: 'title' });
      }
      for (const { category, ...one } of second) {
        const expected = noted.includes(one.key) ? 'title' : category;
        expect(read.getTerm(one.key)).toMatchObject({ ...one, category: expected });
      }
      expect(new Set(keys())).toEqual(new Set([...noted, ...second.map((one) => one.key)]));
    }),
    { numRuns: 150 },
  );
});

it('a key that is half of a character, cut from a text by mistake, does not fail all the others', () => {
  extract(ranked('\ud800'), ranked('\udc00'), ranked('lathe'));
  expect(keys()).toContain('lathe');
});

describe('a reading of a person', () => {
  const LATHE = { term: '旋盤', reading: 'せんばん' };
  const GAUGE = { term: '計器', reading: 'けいき' };
  const readLathe = (own: string | null): boolean => {
    const texts = listTextsOf({ key: '旋盤', term: '旋盤', reading: own ?? LATHE.reading, variants: [] });
    return write.setReading('旋盤', { own, ...texts }, AT);
  };
  const found = (search = ''): readonly (readonly [string, string | null])[] =>
    read
      .termPage({
        view: 'all',
        category: null,
        searchForms: searchForms(search),
        sort: 'term',
        descending: false,
        offset: 0,
        limit: 9,
      })
      .rows.map(({ term, reading }) => [term, reading]);
  const asFound = [
    ['計器', 'けいき'],
    ['旋盤', 'せんばん'],
  ];
  const asRead = [
    ['旋盤', 'あらい ばん'],
    ['計器', 'けいき'],
  ];

  it('sorts lists, is found by a search, stays through runs, and is one step that is taken back', () => {
    extract(ranked('旋盤', LATHE), ranked('計器', GAUGE));
    expect(found()).toEqual(asFound);
    generate(lease, { 旋盤: defined('旋盤は機械である。'), 計器: defined('計器は道具である。') });
    expect(readLathe('あらい ばん')).toBe(true);
    // So it stands in the glossary and in what is exported.
    expect(read.glossary().entries).toMatchObject([{ reading: 'あらい ばん' }, { reading: 'けいき' }]);
    for (let run = 0; run < 2; run += 1) {
      expect(found()).toEqual(asRead);
      expect(found('アライバン')).toHaveLength(1);
      extract(ranked('旋盤', LATHE), ranked('計器', GAUGE));
    }
    expect(read.decisionState().undo).toMatchObject({ kind: 'reading-changed', subject: '旋盤' });
    write.undoDecision();
    expect(found()).toEqual(asFound);
    write.redoDecision();
    expect(found()).toEqual(asRead);
    expect(write.setReading('no such term', { own: 'x', searchText: 'x', sortText: 'x' }, AT)).toBe(false);
  });

  it('keeps a term that is not found any more, until it is left to extraction again, which reads as it last did', () => {
    extract(ranked('旋盤', LATHE), ranked('計器', GAUGE));
    readLathe('あらい ばん');
    extract(ranked('計器', GAUGE));
    expect(found()).toEqual(asRead);
    extract(ranked('旋盤', LATHE), ranked('計器', GAUGE));
    readLathe(null);
    expect(found()).toEqual(asFound);
    extract(ranked('計器', GAUGE));
    expect(found()).toEqual([['計器', 'けいき']]);
  });

  it('does not stand in the way of decisions that are older than readings', () => {
    write.addTerm(addedTerm('saw'), AT);
    db.connection.exec(
      `UPDATE decisions SET changes = json_remove(changes, '$[0].row.reading_by', '$[0].row.found_reading')`,
    );
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect(keys()).toEqual([]);
    expect(write.redoDecision()).toMatchObject({ kind: 'done' });
    expect(keys()).toEqual(['saw']);
  });
});
