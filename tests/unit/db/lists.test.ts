import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { ENTRY_VIEWS, TERM_SORTS, TERM_VIEWS } from '../../../src-main/domain/project-view.ts';
import type { TermSort } from '../../../src-main/domain/project-view.ts';
import type { RankedTerm } from '../../../src-main/domain/term.ts';
import { listTextsOf, searchForms } from '../../../src-main/text/search-text.ts';
import { termKeyOf } from '../../../src-main/text/term-key.ts';
import {
  AT,
  addedTerm,
  defined,
  documentToStore,
  openOperations,
  ranked,
  rankedJson,
} from '../../support/operations.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { NO_MARKED_FORMS } from '../../../src-main/domain/synonyms.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let lease: ReturnType<Operations['startRun']>;
let generateFor: Operations['generate'];

beforeEach(async () => {
  const opened = await openOperations();
  ({ read, write, generate: generateFor } = opened);
  lease = opened.startRun(1);
});

const extract = (...terms: readonly RankedTerm[]): void => write.publishTerms(lease, rankedJson(terms));
const generate = (contents: Readonly<Record<string, EntryContent>>): void => generateFor(lease, contents);
const issue = (termKey: string, relatedKeys: readonly string[] = []) =>
  ({
    termKey,
    type: 'unsupported',
    reason: 'So it is.',
    relatedKeys,
    passages: [],
    cause: 'because',
  }) as const;

type TermQuery = Parameters<Operations['read']['termPage']>[0];
const ALL_TERMS: TermQuery = {
  view: 'all',
  category: null,
  searchForms: [],
  sort: 'term',
  descending: false,
  offset: 0,
  limit: 100,
};
const termKeys = (query: Partial<TermQuery> = {}): string[] =>
  read.termPage({ ...ALL_TERMS, ...query }).rows.map(({ key }) => key);

type EntryQuery = Parameters<Operations['read']['entryPage']>[0];
const ALL_ENTRIES: EntryQuery = {
  view: 'all',
  searchForms: [],
  textForms: [],
  sort: 'reading',
  descending: false,
  offset: 0,
  limit: 100,
};
const entryKeys = (query: Partial<EntryQuery> = {}): string[] =>
  read.entryPage({ ...ALL_ENTRIES, ...query }).rows.map(({ termKey }) => termKey);

describe('the list of terms', () => {
  const keysByView = {
    wanted: ['accepted', 'proposed', 'required'],
    all: ['accepted', 'not proposed', 'proposed', 'rejected', 'required'],
    candidate: ['proposed', 'required'],
    unproposed: ['not proposed'],
    accepted: ['accepted'],
    rejected: ['rejected'],
  };

  it('shows what a view is about, counts it, and a count is what the view shows', () => {
    const keys = keysByView.all;
    extract(...keys.map((key) => ranked(key, { proposed: key === 'proposed' || key === 'rejected' })));
    write.decideTerms(['accepted'], { status: 'accepted' }, AT);
    write.decideTerms(['rejected'], { status: 'rejected' }, AT);
    write.decideTerms(['required'], { required: true }, AT);
    for (const view of TERM_VIEWS) {
      expect(termKeys({ view }), view).toEqual(keysByView[view]);
      expect(read.termPage({ ...ALL_TERMS, view, limit: 1 }).total, view).toBe(keysByView[view].length);
      expect(read.termCounts()[view], view).toBe(keysByView[view].length);
    }
  });

  it('has pages that follow one another without gaps or repeats, whatever it is sorted by', () => {
    extract(
      ...Array.from({ length: 23 }, (_, number) =>
        ranked(`term ${number % 7} ${number}`, {
          score: number % 3,
          frequency: number % 4,
          documents: number % 2,
          category: number % 5 === 0 ? 'person' : 'place',
        }),
      ),
    );
    for (const sort of TERM_SORTS) {
      for (const descending of [true, false]) {
        const whole = termKeys({ sort, descending });
        const pages = [0, 5, 10, 15, 20, 25].flatMap((offset) =>
          termKeys({ sort, descending, offset, limit: 5 }),
        );
        expect(pages).toEqual(whole);
        expect(whole.map((key) => read.termPlace({ ...ALL_TERMS, sort, descending }, key))).toEqual([
          ...whole.keys(),
        ]);
        expect(new Set(whole).size).toBe(23);
      }
    }
  });

  it.each<[TermSort, readonly string[]]>([
    ['score', ['b', 'a', 'c', 'd']],
    ['term', ['d', 'a', 'b', 'c']],
    ['frequency', ['c', 'b', 'a', 'd']],
    ['documents', ['c', 'a', 'b', 'd']],
    ['category', ['c', 'd', 'a', 'b']],
    ['status', ['b', 'c', 'd', 'a']],
  ])('sorted by %s, breaks ties by the key', (sort, expected) => {
    extract(
      ranked('b', { score: 1, term: '記録', reading: 'きろく', frequency: 3, documents: 7 }),
      ranked('a', { score: 2, term: '記憶', reading: 'きおく', frequency: 4, documents: 5 }),
      ranked('c', { score: 2, term: 'コーパス', frequency: 1, category: 'person', documents: 2 }),
      ranked('d', { score: 3, term: 'corpus', frequency: 9, category: 'place', documents: 8 }),
    );
    write.decideTerms(['a'], { status: 'rejected' }, AT);
    write.decideTerms(['d'], { status: 'accepted' }, AT);
    expect(termKeys({ sort })).toEqual(expected);
  });

  it('tells a score as a share of the highest one', () => {
    extract(ranked('a', { score: 8 }), ranked('b', { score: 2 }), ranked('c', { score: 0 }));
    const scores = read.termPage({ ...ALL_TERMS, offset: 1 }).rows.map(({ score }) => score);
    expect(scores).toEqual([0.25, 0]);
    expect(read.termDetails('b')?.score).toBe(0.25);
    extract(ranked('c', { score: 0 }));
    expect(read.termDetails('c')?.score).toBe(0);
  });

  it('is narrowed by a category and a search, and the total with it', () => {
    extract(
      ranked('lathe', { category: 'technical-term' }),
      ranked('lathe house', { category: 'place' }),
      ranked('100% wool', { variants: ['pure_wool'] }),
    );
    expect(termKeys({ category: 'place' })).toEqual(['lathe house']);
    expect(termKeys({ searchForms: searchForms('LATHE') })).toEqual(['lathe', 'lathe house']);
    const both = read.termPage({
      ...ALL_TERMS,
      category: 'place',
      searchForms: searchForms('Lathes'),
      limit: 1,
    });
    expect([both.total, both.rows.length]).toEqual([1, 1]);
    expect(termKeys({ searchForms: searchForms('%') })).toEqual(['100% wool']);
    expect(termKeys({ searchForms: searchForms('e_w') })).toEqual(['100% wool']);
    expect(termKeys({ searchForms: searchForms('l%e') })).toEqual([]);
  });

  it('is searched for what is typed, whatever it is', () => {
    const letters = ['a', 'b', '*', '?', '[', ']', '^', '-', '%', '_', '"', "'", '語', '😀'];
    const random = randomNumbers(3);
    const word = (): string =>
      Array.from(
        { length: 1 + Math.floor(random() * 4) },
        () => letters[Math.floor(random() * letters.length)],
      ).join('');
    const added = new Map(Array.from({ length: 60 }, word).map((term) => [termKeyOf(term), term]));
    for (const term of added.values()) write.addTerm(addedTerm(term), AT);
    const texts = read
      .termPage(ALL_TERMS)
      .rows.map((row) => ({ key: row.key, ...listTextsOf({ ...row, variants: [] }) }));
    for (const typed of Array.from({ length: 200 }, word)) {
      const forms = searchForms(typed);
      if (forms.length === 0) continue;
      const fitting = texts.filter(({ searchText }) => forms.some((form) => searchText.includes(form)));
      expect(new Set(termKeys({ searchForms: forms })), typed).toEqual(
        new Set(fitting.map(({ key }) => key)),
      );
    }
  });

  it('finds a term that a person added', () => {
    write.addTerm(addedTerm('サーバー'), AT);
    expect(termKeys({ searchForms: searchForms('さーば') })).toEqual(['サーバー']);
  });

  it('tells everything about one term', () => {
    extract(ranked('lathe', { variants: ['lathes'], first: { document: 'b.md', line: 4 } }), ranked('plane'));
    generate({ lathe: defined('A lathe turns.') });
    write.decideTerms(['lathe'], { notes: 'n' }, AT);
    expect(read.termDetails('lathe')).toEqual({
      key: 'lathe',
      isNew: false,
      leftOut: null,
      term: 'lathe',
      reading: null,
      category: 'technical-term',
      status: 'candidate',
      proposed: true,
      required: false,
      origin: 'extraction',
      score: 1,
      frequency: 2,
      documents: 1,
      synonymNames: [],
      synonyms: [],
      synonymOf: null,
      markedForms: NO_MARKED_FORMS,
      variants: ['lathes'],
      forms: [{ form: 'lathe', count: 2, key: 'lathe' }],
      separatedFrom: null,
      explanation: [],
      categoryEvidence: null,
      notes: 'n',
      first: { document: 'b.md', line: 4 },
      hasEntry: true,
      judgement: null,
    });
    expect(read.termDetails('plane')?.hasEntry).toBe(false);
    write.addTerm(addedTerm('burr'), AT);
    expect(read.termDetails('burr')?.first).toBeNull();
    expect(read.termDetails('nothing')).toBeNull();
    write.decideTerms(['lathe'], { status: 'rejected' }, AT);
    expect(read.termDetails('lathe')?.hasEntry).toBe(false);
  });

  it('decides many terms at once and answers which of them are not there', () => {
    extract(ranked('a'), ranked('b'), ranked('c'));
    expect(write.decideTerms(['a', 'c', 'nothing'], { status: 'rejected' }, AT)).toEqual(['nothing']);
    expect(termKeys({ view: 'rejected' })).toEqual(['a', 'c']);
  });
});

describe('the list of entries', () => {
  const description = {
    text: 'made of 鋼',
    citation: { document: 'b.md', start: 5, end: 6, line: 2, quote: '鋼' },
  };

  beforeEach(() => {
    extract(
      ranked('chisel', { score: 1, category: 'place' }),
      ranked('lathe', { score: 3, variants: ['turning machine'] }),
      ranked('plane', { score: 2, term: '鉋', reading: 'かんな' }),
      ranked('rejected'),
    );
    generate({
      chisel: EMPTY_CONTENT,
      lathe: { ...defined(`A lathe\nturns ${'𠮷'.repeat(300)} 100%.`), confidence: 0.9 },
      plane: { ...EMPTY_CONTENT, description },
      rejected: defined('It is gone.'),
    });
    write.publishIssues(lease, [issue('lathe', ['plane', 'gone']), issue('chisel'), issue('rejected')], AT);
    write.setApproval('lathe', true, AT);
    write.decideTerms(['rejected'], { status: 'rejected' }, AT);
    write.decideIssues([issue('chisel')], { state: 'dismissed', dismissal: '' }, AT);
  });

  it('shows what each entry says, and how much of it is in doubt', () => {
    const { total, rows } = read.entryPage(ALL_ENTRIES);
    expect(total).toBe(3);
    expect(rows.map(({ termKey, kind, openIssues }) => [termKey, kind, openIssues])).toEqual([
      ['chisel', 'nothing', 0],
      ['lathe', 'definition', 1],
      ['plane', 'description', 0],
    ]);
    expect(rows[2]).toEqual({
      termKey: 'plane',
      term: '鉋',
      reading: 'かんな',
      category: 'technical-term',
      status: 'draft',
      kind: 'description',
      excerpt: 'made of 鋼',
      confidence: 0,
      edited: false,
      isStale: false,
      hasProposal: false,
      openIssues: 0,
    });
    expect(rows[0]?.excerpt).toBe('');
    expect(rows[1]?.excerpt).toMatch(/^A lathe turns 𠮷+$/u);
  });

  it('shows what a view is about, counts it, and a count is what the view shows', () => {
    const keysByView = {
      all: ['chisel', 'lathe', 'plane'],
      draft: ['chisel', 'plane'],
      approved: ['lathe'],
      changed: [],
      uncertain: [],
      undefined: ['chisel', 'plane'],
      issues: ['lathe'],
      stale: ['plane'],
    };
    write.publishDocuments(lease, { stored: [documentToStore('b.md', '鋼')], removed: [] }, AT);
    write.publishDocuments(lease, { stored: [], removed: ['b.md'] }, AT);
    for (const view of ENTRY_VIEWS) {
      expect(entryKeys({ view }), view).toEqual(keysByView[view]);
      expect(read.entryCounts()[view], view).toBe(keysByView[view].length);
    }
  });

  it('is sorted by reading, score or confidence', () => {
    expect(entryKeys({ sort: 'score', descending: true })).toEqual(['lathe', 'plane', 'chisel']);
    expect(entryKeys({ sort: 'confidence' })).toEqual(['chisel', 'plane', 'lathe']);
    expect(entryKeys({ descending: true })).toEqual(['plane', 'lathe', 'chisel']);
    expect(entryKeys({ offset: 1, limit: 1 })).toEqual(['lathe']);
  });

  it('is searched by term, reading, other names and text', () => {
    const search = (text: string): string[] =>
      entryKeys({ searchForms: searchForms(text), textForms: [text] });
    expect(search('CHISEL')).toEqual(['chisel']);
    expect(search('カンナ')).toEqual(['plane']);
    expect(search('Turning-Machine')).toEqual(['lathe']);
    expect(search('鋼')).toEqual(['plane']);
    expect(search('TURNS')).toEqual(['lathe']);
    expect(search('100%')).toEqual(['lathe']);
    expect(search('10%')).toEqual([]);
    expect(search('gone')).toEqual([]);
  });

  it('tells everything about one entry, with its issues and the terms that they name', () => {
    expect(read.entryDetails('lathe')).toMatchObject({
      termKey: 'lathe',
      aliases: ['turning machine'],
      status: 'approved',
      edited: false,
      confidence: 0.9,
      issues: [
        {
          termKey: 'lathe',
          term: 'lathe',
          type: 'unsupported',
          cause: 'because',
          state: 'open',
          related: [
            { key: 'plane', term: '鉋' },
            { key: 'gone', term: 'gone' },
          ],
        },
      ],
    });
    expect(read.entryDetails('rejected')).toBeNull();
    expect(read.entryDetails('nothing')).toBeNull();
  });

  it('leaves the issues of rejected terms out, also of what is handed on', () => {
    const named = (): string[] => read.issueRows().map(({ termKey, state }) => `${termKey} ${state}`);
    expect(named()).toEqual(['chisel dismissed', 'lathe open']);
    expect(read.glossary().issues.map(({ termKey }) => termKey)).toEqual(['lathe']);
    expect(write.decideIssues([issue('chisel')], { state: 'open', dismissal: '' }, AT)).toBe(1);
    expect(named()).toEqual(['chisel open', 'lathe open']);
    expect(
      write.decideIssues([{ ...issue('chisel'), cause: 'another' }], { state: 'open', dismissal: '' }, AT),
    ).toBe(0);
  });
});

describe('W10: a text that a person saves while they type', () => {
  const later = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
  const texts = (key: string): string[] =>
    read
      .listRevisions(key)
      .map(
        ({ author, content, replaced }) =>
          `${author}: ${replaced?.definition ?? ''} → ${content.definition ?? ''}`,
      );

  beforeEach(() => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
  });

  it('is one revision for ten minutes, which keeps what it replaced first', () => {
    for (const [text, minutes] of [
      ['A', 0],
      ['A l', 1],
      ['A la', 9],
    ] as const) {
      expect(write.saveUserText('lathe', text, later(minutes))).toBe('changed');
    }
    expect(texts('lathe')).toEqual(['generate:  → A lathe turns.', 'user: A lathe turns. → A la']);
    write.saveUserText('lathe', 'A lathe is mine.', later(10));
    expect(texts('lathe').at(-1)).toBe('user: A la → A lathe is mine.');
  });

  it('changes nothing where it is the same', () => {
    const before = [read.entryDetails('lathe'), texts('lathe'), read.revisions()];
    expect(write.saveUserText('lathe', 'A lathe turns.', AT)).toBe('unchanged');
    expect([read.entryDetails('lathe'), texts('lathe'), read.revisions()]).toEqual(before);
    extract(ranked('lathe'), ranked('plane'));
    expect(write.saveUserText('plane', ' \n', AT)).toBe('unchanged');
    expect(read.entryDetails('plane')).toBeNull();
  });

  it('keeps the citations of what it replaced, also when it was deleted for a moment', () => {
    const { citations } = defined('A lathe turns.');
    write.saveUserText('lathe', '', AT);
    expect(read.entryDetails('lathe')).toMatchObject({ definition: null, citations: [], confidence: 0 });
    write.saveUserText('lathe', 'A lathe spins.', later(1));
    expect(read.entryDetails('lathe')).toMatchObject({
      definition: 'A lathe spins.',
      citations,
      confidence: 0.8,
      edited: true,
    });
  });

  it('makes a draft again of what was approved, and what was approved stays in the history', () => {
    write.saveUserText('lathe', 'Approved words.', AT);
    expect(write.setApproval('lathe', true, AT)).toBe(true);
    write.saveUserText('lathe', 'Other words.', later(1));
    expect(read.entryDetails('lathe')).toMatchObject({ definition: 'Other words.', status: 'draft' });
    expect(texts('lathe').slice(1)).toEqual([
      'user: A lathe turns. → Approved words.',
      'user: Approved words. → Other words.',
    ]);
  });
});

describe('a change', () => {
  it('tells which parts of the project have to be read again', () => {
    extract(ranked('lathe'));
    generate({ lathe: defined('A lathe turns.') });
    write.publishIssues(lease, [issue('lathe')], AT);
    const moved = (work: () => unknown): string[] => {
      const before = Object.entries(read.revisions());
      work();
      const after = new Map(Object.entries(read.revisions()));
      return before.filter(([part, number]) => after.get(part) !== number).map(([part]) => part);
    };
    const inLists = ['terms', 'entries', 'issues', 'decisions'];
    expect(moved(() => write.decideTerms(['lathe'], { notes: 'n' }, AT))).toEqual(inLists);
    expect(moved(() => write.decideTerms(['nothing'], { notes: 'n' }, AT))).toEqual([]);
    expect(moved(() => write.addTerm(addedTerm('burr'), AT))).toEqual(inLists);
    expect(moved(() => write.saveUserText('burr', 'A burr is rough.', AT))).toEqual([
      'terms',
      'entries',
      'decisions',
    ]);
    expect(moved(() => write.saveUserText('burr', 'A burr is sharp.', AT))).toEqual(['entries', 'decisions']);
    expect(moved(() => write.saveUserText('nothing', 'Nothing.', AT))).toEqual([]);
    expect(moved(() => write.setApproval('lathe', true, AT))).toEqual(['entries', 'decisions']);
    expect(moved(() => write.setApproval('lathe', true, AT))).toEqual(['entries']);
    expect(
      moved(() => write.decideIssues([issue('lathe')], { state: 'dismissed', dismissal: '' }, AT)),
    ).toEqual(['entries', 'issues', 'decisions']);
    expect(moved(() => write.undoDecision())).toEqual(inLists);
    expect(moved(() => write.redoDecision())).toEqual(inLists);
    expect(moved(() => write.redoDecision())).toEqual([]);
  });
});

describe('the place of a row in its list', () => {
  it('is told for the view and the search of the list, and not where the list does not have the row', () => {
    extract(ranked('anvil'), ranked('lathe'), ranked('plane'), ranked('saw'));
    generate({
      anvil: defined('An anvil.'),
      lathe: defined('A lathe.'),
      plane: EMPTY_CONTENT,
      saw: defined('A saw.'),
    });
    write.setApproval('saw', true, AT);
    const terms = { ...ALL_TERMS, searchForms: searchForms('a'), descending: true };
    expect([read.termPlace(terms, 'saw'), read.termPlace(terms, 'anvil')]).toEqual([0, 3]);
    expect(read.termPlace({ ...terms, view: 'rejected' }, 'saw')).toBeNull();
    expect(read.entryPlace(ALL_ENTRIES, 'saw')).toBe(3);
    expect(read.entryPlace({ ...ALL_ENTRIES, view: 'draft', descending: true }, 'anvil')).toBe(2);
    expect(read.entryPlace({ ...ALL_ENTRIES, view: 'draft' }, 'saw')).toBeNull();
    expect(read.entryPlace({ ...ALL_ENTRIES, searchForms: ['lathe'], textForms: ['lathe'] }, 'lathe')).toBe(
      0,
    );
  });
});
