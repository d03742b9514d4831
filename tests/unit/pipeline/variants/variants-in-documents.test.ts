import { describe, expect, it } from 'vitest';
import { NO_DECISIONS, separateKeyOf } from '../../../../src-main/domain/term.ts';
import type { RankedTerm, RankingDecisions } from '../../../../src-main/domain/term.ts';
import { collectRequests } from '../../../../src-main/pipeline/define/collect-requests.ts';
import { expandExtraction } from '../../../../src-main/pipeline/extract/document-extraction.ts';
import { extractDocument } from '../../../../src-main/pipeline/extract/extract-document.ts';
import { rankTerms } from '../../../../src-main/pipeline/extract/rank-terms.ts';
import { createAnalyser } from '../../../../src-main/text/analyse.ts';

const analyser = createAnalyser();

async function extract(texts: Readonly<Record<string, string>>) {
  const documents = [];
  for (const [path, text] of Object.entries(texts)) {
    const extraction = expandExtraction(await extractDocument({ path, format: 'markdown', text }, analyser));
    documents.push({ path, text, extraction });
  }
  return documents;
}

type Documents = Awaited<ReturnType<typeof extract>>;

function rank(documents: Documents, decisions: Partial<RankingDecisions> = {}): RankedTerm[] {
  const extractions = documents.map(({ path, extraction }) => ({ document: path, extraction }));
  return rankTerms(extractions, { ...NO_DECISIONS, ...decisions });
}

const named = (terms: readonly RankedTerm[], name: string): RankedTerm | undefined =>
  terms.find(({ term }) => term === name);

/** The texts of the passages that a term may be defined by. */
function passagesFor(documents: Documents, term: RankedTerm | undefined, separateForms: readonly string[]) {
  if (term === undefined) throw new Error('There is no such term.');
  const aliases = term.variants.filter((form) => !separateForms.includes(form));
  const keys = [term.key, ...term.forms.map(({ key }) => key)];
  const [request] = collectRequests(
    [{ key: term.key, term: term.term, aliases, keys }],
    documents,
    separateForms,
  );
  return request?.passages ?? [];
}

describe('short forms in documents', () => {
  it.each([
    ['The service level objective (SLO) is met. Each SLO has an owner.', 'service level objective', 'SLO'],
    ['An SLO (service level objective) is a target that a team agrees on.', 'service level objective', 'SLO'],
    ['サービスレベル目標（SLO）を守る。SLOは月ごとに見直す。', 'サービスレベル目標', 'SLO'],
    ['SLO（サービスレベル目標）を守る。SLOは月ごとに見直す。', 'サービスレベル目標', 'SLO'],
    ['会費は東京証券取引所（東証）が定める。東証の規則に従う。', '東京証券取引所', '東証'],
    [
      '緑坂住宅管理組合（以下「管理組合」という。）を置く。管理組合は庭を持つ。',
      '管理組合',
      '緑坂住宅管理組合',
    ],
    ['Ask the harbour traffic office, or HTO for short. The HTO is open.', 'harbour traffic office', 'HTO'],
    ['| HTO | harbour traffic office |\n|---|---|\n| An HTO | is open |', 'harbour traffic office', 'HTO'],
    ['MTBF（平均故障間隔）を測る。MTBFは延びた。', '平均故障間隔', 'MTBF'],
    ['PLC（プログラマブルロジックコントローラ）を使う。', 'プログラマブルロジックコントローラ', 'PLC'],
  ])('%s', async (text, main, other) => {
    const terms = rank(await extract({ 'a.md': text }));
    const term = named(terms, main);
    expect(term?.variants).toContain(other);
    expect(named(terms, other)).toBeUndefined();
    expect(new Set(term?.forms.map(({ key }) => key)).size).toBe(2);
  });

  it.each([
    ['入力端子（USB）に線をつなぐ。USBは速い。', '入力端子', 'USB'],
    ['東京都庁（東京）を訪ねる。東京は広い。', '東京都庁', '東京'],
    ['管理に要する経費（以下「管理費」という。）を払う。管理費は経費である。', '経費', '管理費'],
  ])('are no guesses: %s', async (text, long, short) => {
    const terms = rank(await extract({ 'a.md': text }));
    for (const { variants } of terms) expect(variants).not.toContain(short);
    expect(named(terms, long)?.variants ?? []).toEqual([]);
  });

  it('W13: stay in the glossary where only the short form is used as a term', async () => {
    const text =
      'We watch the SLO (service level\nobjective, as agreed). An SLO is a target that a team agrees on.';
    expect(named(rank(await extract({ 'a.md': text })), 'SLO')?.proposed).toBe(true);
  });
});

describe('names side by side', () => {
  it.each([
    ['We compare the wind farm and the windfarm. The wind farm is old, the windfarm is new.', 'windfarm'],
    ['ひな形と雛形を比べる。ひな形は短く、雛形は長い。', 'ひな形'],
  ])('are different things: %s', async (text, name) => {
    for (const { variants } of rank(await extract({ 'a.md': text }))) expect(variants).not.toContain(name);
  });

  it('with a comma before "or" are one thing that is named twice', async () => {
    const text =
      'A wind farm, or windfarm, is a group of turbines. The wind farm is old. The wind farm (near here) turns.';
    expect(named(rank(await extract({ 'a.md': text })), 'wind farm')?.variants).toContain('windfarm');
  });
});

describe('the passages of a term', () => {
  const TEXTS = {
    'a.md':
      'An SLO is a target for the quality of a service. The service level objective (SLO) is agreed yearly.',
    'b.md':
      'A service level objective is a promise that a team makes. Teams write a service level objective down.',
  };

  it('are those of all its forms, each passage once', async () => {
    const documents = await extract(TEXTS);
    const passages = passagesFor(documents, named(rank(documents), 'service level objective'), []);
    const definitions = passages.filter(({ kind }) => kind === 'definition').map(({ text }) => text);
    expect(definitions).toEqual(
      expect.arrayContaining([
        expect.stringContaining('An SLO is a target'),
        expect.stringContaining('is a promise'),
      ]),
    );
    const places = passages
      .filter(({ kind }) => kind === 'mention')
      .map(({ citation }) => `${citation.document} ${citation.start}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('go to a form that a person made a term of its own where they are about that form', async () => {
    const documents = await extract(TEXTS);
    const separateForms = ['SLO'];
    const terms = rank(documents, { separateForms, decidedKeys: ['=SLO'] });
    const own = terms.find(({ key }) => key === separateKeyOf('SLO'));
    const other = named(terms, 'service level objective');
    expect(own).toMatchObject({ term: 'SLO', frequency: 2, documents: 1, variants: [] });
    expect(own?.forms).toEqual([{ form: 'SLO', count: 2, key: 'slo' }]);
    expect(other?.frequency).toBe(3);
    // Of the forms that the term would have if it were joined again, none is lost.
    expect(other?.forms).toContainEqual({ form: 'SLO', count: 2, key: 'slo' });
    const texts = (term: RankedTerm | undefined) =>
      passagesFor(documents, term, separateForms)
        .filter(({ kind }) => kind === 'definition')
        .map(({ text }) => text);
    expect(texts(own)).toEqual(expect.arrayContaining([expect.stringContaining('An SLO is a target')]));
    expect(texts(own).join()).not.toContain('is a promise');
    expect(texts(other).join()).not.toContain('An SLO is a target');
    expect(texts(other).join()).toContain('is a promise');
  });

  it('a form that was a spelling of a term is counted for itself once it is separate, and is still among its forms', async () => {
    const documents = await extract({
      'a.md': 'The stone mill grinds. Every Stone Mill is ours. A stone mill is slow.',
    });
    const terms = rank(documents, { separateForms: ['Stone Mill'] });
    expect(named(terms, 'Stone Mill')).toMatchObject({ key: '=Stone Mill', frequency: 1 });
    expect(named(terms, 'stone mill')).toMatchObject({
      key: 'stone mill',
      frequency: 2,
      forms: [
        { form: 'stone mill', count: 2 },
        { form: 'Stone Mill', count: 1 },
      ],
    });
  });
});
