import { beforeEach, describe, expect, it } from 'vitest';
import type { Citation } from '../../../src-main/domain/citation.ts';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { AT, documentToStore, openOperations, ranked, rankedJson } from '../../support/operations.ts';

type Operations = Awaited<ReturnType<typeof openOperations>>;
let read: Operations['read'];
let write: Operations['write'];
let lease: ReturnType<Operations['startRun']>;
let generateFor: Operations['generate'];

const A = '# Lathes\n\nA lathe turns wood.\n\nA plane is flat.\n';
const B = '# 工具\n\n鑿は刃物である。\n\nA lathe is heavy.\n';

function cite(document: string, text: string, quote: string): Citation {
  const start = text.indexOf(quote);
  return { document, start, end: start + quote.length, line: text.slice(0, start).split('\n').length, quote };
}

function citing(...citations: readonly Citation[]): EntryContent {
  const definition = citations.map(({ quote }) => quote).join(' ');
  return {
    definition,
    description: null,
    confidence: 0.8,
    citations,
    alternatives: [],
    extractive: null,
    writer: null,
  };
}

const LATHE = citing(cite('a.md', A, 'A lathe turns wood.'), cite('b.md', B, 'A lathe is heavy.'));
const CONTENTS = {
  lathe: LATHE,
  plane: citing(cite('a.md', A, 'A plane is flat.')),
  chisel: {
    ...EMPTY_CONTENT,
    description: { text: '鑿', citation: cite('b.md', B, '鑿は刃物である。') },
  },
  saw: EMPTY_CONTENT,
};

beforeEach(async () => {
  const opened = await openOperations();
  ({ read, write, generate: generateFor } = opened);
  lease = opened.startRun(1);
  store({ 'a.md': A, 'b.md': B });
  write.publishTerms(lease, rankedJson(Object.keys(CONTENTS).map((key) => ranked(key))));
  generate(CONTENTS);
});

const generate = (contents: Readonly<Record<string, EntryContent>>): void => generateFor(lease, contents);

function store(texts: Readonly<Record<string, string>>, removed: readonly string[] = []): void {
  const stored = Object.entries(texts).map(([path, text]) => documentToStore(path, text));
  write.publishDocuments(lease, { stored, removed }, AT);
}

/** The entries that are stale, as details, list and counts agree on it. */
function stale(): string[] {
  const query = {
    view: 'stale',
    searchForms: [],
    textForms: [],
    sort: 'reading',
    descending: false,
    offset: 0,
    limit: 100,
  } as const;
  const { rows, total } = read.entryPage(query);
  expect(read.entryCounts().stale).toBe(total);
  const all = read.entryPage({ ...query, view: 'all' }).rows;
  expect(all.filter(({ isStale }) => isStale).map(({ termKey }) => termKey)).toEqual(
    rows.map(({ termKey }) => termKey),
  );
  return rows.map(({ termKey }) => {
    const reason = read.entryDetails(termKey)?.stale;
    return `${termKey}: ${reason?.code} ${reason?.document}`;
  });
}

describe('W12: a changed document marks the entries that rest on it as out of date', () => {
  it('exactly those whose passage no longer stands in it', () => {
    store({ 'a.md': A.replace('turns wood', 'turns metal'), 'c.md': 'new' });
    expect(stale()).toEqual(['lathe: document-changed a.md']);
    store({ 'b.md': B.replace('鑿', '鋸') });
    expect(stale()).toEqual(['chisel: document-changed b.md', 'lathe: document-changed a.md']);
  });

  it('and none where the same text is stored again, or the passages have only moved', () => {
    const before = read.revisions().entries;
    store({ 'a.md': A, 'b.md': B });
    store({ 'a.md': `New beginning.\n\n${A}`, 'b.md': B.replace('# 工具\n', '') });
    store({ 'a.md': A.split('\n\n').reverse().join('\n\n'), 'c.md': 'A lathe turns wood.' });
    expect(stale()).toEqual([]);
    expect(read.revisions().entries).toBe(before);
  });

  it('and so does one that is taken out, also by a person', () => {
    store({}, ['b.md', 'never there']);
    expect(stale()).toEqual(['chisel: document-removed b.md', 'lathe: document-removed b.md']);
    const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
    const end = {
      status: 'completed',
      finishedAt: AT,
      reason: null,
      reasonDetails: null,
      counts,
    } as const;
    write.finishRun(lease, end, [], { steps: [], failedUnits: [] });
    const before = read.revisions().entries;
    expect(write.changeDocuments({ stored: [], folders: [], leftOut: ['a.md'] }, AT)).toBeNull();
    expect(read.revisions().entries).toBeGreaterThan(before);
    expect(stale()).toEqual([
      'chisel: document-removed b.md',
      'lathe: document-removed a.md',
      'plane: document-removed a.md',
    ]);
    write.changeDocuments({ stored: [documentToStore('a.md', A)], folders: [], leftOut: [] }, AT);
    // Its passage in the one document is back, the one in the other is not.
    expect(stale()).toEqual(['chisel: document-removed b.md', 'lathe: document-removed b.md']);
    write.changeDocuments({ stored: [documentToStore('b.md', 'else')], folders: [], leftOut: [] }, AT);
    expect(stale()).toEqual(['chisel: document-changed b.md', 'lathe: document-changed b.md']);
    write.changeDocuments({ stored: [documentToStore('b.md', B)], folders: [], leftOut: [] }, AT);
    expect(stale()).toEqual([]);
  });

  it('until a run writes or confirms their text', () => {
    store({ 'a.md': 'Nothing.', 'b.md': 'Nothing.' });
    expect(stale()).toHaveLength(3);
    // The saw was never stale; the chisel has no answer this time.
    generate({
      lathe: citing(cite('b.md', 'Nothing.', 'Nothing.')),
      plane: CONTENTS.plane,
      saw: EMPTY_CONTENT,
    });
    expect(stale()).toEqual(['chisel: document-changed b.md']);
    write.publishRefined(lease, { results: [{ termKey: 'chisel', content: LATHE }], outcomes: [] }, AT);
    expect(stale()).toEqual([]);
    store({ 'a.md': A, 'b.md': B });
    store({ 'a.md': 'Nothing.', 'b.md': 'Nothing.' });
    // What was refined stays where the generated text is the same, and is confirmed with it.
    generate({ chisel: CONTENTS.chisel });
    expect(read.entryDetails('chisel')?.definition).toBe(LATHE.definition);
    expect(stale().join()).not.toContain('chisel');
  });

  it('or, where a run may not write it, until a person writes or approves it', () => {
    write.setApproval('plane', true, AT);
    write.saveUserText('lathe', 'Mine.', AT);
    store({ 'a.md': 'Nothing.' });
    const both = ['lathe: document-changed a.md', 'plane: document-changed a.md'];
    expect(stale()).toEqual(both);
    const another = citing(cite('a.md', 'Nothing.', 'Nothing.'));
    generate({ lathe: another, plane: another });
    write.saveUserText('lathe', 'Mine.', AT);
    write.setApproval('plane', false, AT);
    expect(stale()).toEqual(both);
    write.setApproval('plane', true, AT);
    write.saveUserText('lathe', 'Mine, still.', AT);
    expect(stale()).toEqual([]);
    write.undoDecision();
    write.undoDecision();
    expect(stale()).toEqual(both);
    write.redoDecision();
    write.redoDecision();
    expect(stale()).toEqual([]);
  });

  it('and a mark that came after a decision stays when the decision is taken back', () => {
    write.setApproval('plane', true, AT);
    store({ 'a.md': 'Nothing.' });
    expect(write.undoDecision()).toMatchObject({ kind: 'done' });
    expect(read.entryDetails('plane')).toMatchObject({ status: 'draft', stale: { document: 'a.md' } });
    expect(write.redoDecision()).toMatchObject({ kind: 'done' });
    expect(stale()).toContain('plane: document-changed a.md');
  });

  it('and neither does taking back bring an older mark in place of a newer one', () => {
    store({ 'a.md': 'Nothing.' });
    write.setApproval('plane', true, AT);
    store({}, ['a.md']);
    const removed = { code: 'document-removed', document: 'a.md' };
    write.undoDecision();
    expect(read.entryDetails('plane')).toMatchObject({ status: 'draft', stale: removed });
    write.redoDecision();
    expect(read.entryDetails('plane')).toMatchObject({ status: 'approved', stale: removed });
  });
});
