import { describe, expect, it } from 'vitest';
import { NO_DECISIONS } from '../../../../src-main/domain/term.ts';
import type { RankedTerm, RankingDecisions } from '../../../../src-main/domain/term.ts';
import { extractDocument } from '../../../../src-main/pipeline/extract/extract-document.ts';
import { rankTerms } from '../../../../src-main/pipeline/extract/rank-terms.ts';
import { createAnalyser } from '../../../../src-main/text/analyse.ts';

const analyser = createAnalyser();

async function extractions(texts: Readonly<Record<string, string>>) {
  const all = [];
  for (const [document, text] of Object.entries(texts)) {
    const extraction = await extractDocument({ path: document, format: 'markdown', text }, analyser);
    all.push({ document, extraction });
  }
  return all;
}

async function rank(texts: Readonly<Record<string, string>>): Promise<RankedTerm[]> {
  return rankTerms(await extractions(texts));
}

const find = (terms: readonly RankedTerm[], name: string): RankedTerm | undefined =>
  terms.find(({ term }) => term === name);

const accept = (key: string): RankingDecisions => ({
  ...NO_DECISIONS,
  judgements: [{ key, status: 'accepted' }],
});

const TEA = {
  'b.md':
    '# Stone mill\n\nA stone mill is a device that grinds tencha into matcha powder. Stone mills turn slowly. The first thing to see is the important number of people in the stone mill.\n',
  'a.md':
    '# Steeping\n\nMatcha powder is whisked with a bamboo whisk. The bamboo whisk has a good number of tines, for example eighty. The stone mill is old.\n',
};

const STORY = {
  'story.md':
    '# 夜明け\n\nリオナ卿はベルガ王国の近衛騎士団を率いる。近衛騎士団とは、王を守る精鋭の部隊である。リオナは『暁の書』を読み、株式会社ミドリを訪ねた。魔導石とは魔力を蓄える鉱石である。魔導石は高い。\n',
};

describe('rankTerms', () => {
  it('puts terms before general words and phrases', async () => {
    const order = (await rank(TEA)).map(({ term }) => term);
    for (const term of ['stone mill', 'bamboo whisk', 'tencha']) {
      for (const general of [
        'device',
        'number',
        'good number',
        'important number',
        'people',
        'first thing',
      ]) {
        expect(order.indexOf(term), `${term} before ${general}`).toBeLessThan(
          order.includes(general) ? order.indexOf(general) : order.length,
        );
      }
    }
  });

  it('proposes terms and leaves general words out', async () => {
    const proposed = (await rank(TEA)).filter((term) => term.proposed).map(({ term }) => term);
    expect(proposed).toEqual(expect.arrayContaining(['stone mill', 'matcha powder', 'bamboo whisk']));
    for (const general of ['number', 'people', 'device', 'important number']) {
      expect(proposed).not.toContain(general);
    }
  });

  it('proposes Japanese and English terms of one project alike', async () => {
    const proposed = (await rank({ ...TEA, ...STORY }))
      .filter((term) => term.proposed)
      .map(({ term }) => term);
    expect(proposed).toEqual(expect.arrayContaining(['stone mill', '魔導石', '近衛騎士団']));
  });

  it('counts occurrences and documents of all variants, and shows the most frequent form', async () => {
    const term = find(await rank(TEA), 'stone mill');
    expect(term).toMatchObject({
      key: 'stone mill',
      frequency: 5,
      documents: 2,
      inDocuments: ['a.md', 'b.md'],
      first: { document: 'a.md', line: 3 },
    });
    expect(term?.variants.toSorted()).toEqual(['Stone mill', 'Stone mills']);
  });

  it('gives the same ranking whatever the order of the documents', async () => {
    const all = await extractions({ ...TEA, ...STORY });
    expect(rankTerms(all.toReversed())).toEqual(rankTerms(all));
  });

  it('ranks by score, equal ones by key, each key once', async () => {
    const terms = await rank({ ...TEA, ...STORY });
    const sorted = terms.toSorted(
      (left, right) => right.score - left.score || (left.key < right.key ? -1 : 1),
    );
    expect(terms.map(({ key }) => key)).toEqual(sorted.map(({ key }) => key));
    expect(new Set(terms.map(({ key }) => key)).size).toBe(terms.length);
  });

  it('shows a form that stands in the text and never lists it as a variant', async () => {
    const text = Object.values({ ...TEA, ...STORY }).join('\n');
    for (const { term, variants } of await rank({ ...TEA, ...STORY })) {
      for (const form of [term, ...variants]) expect(text).toContain(form);
      expect(variants).not.toContain(term);
    }
  });

  it('W28: tells kinds of things by what the text says of them, not by their bare names', async () => {
    const terms = await rank({
      ...STORY,
      'tea.md':
        'Dr. Mary Bell founded the Tea Foundation near Lune River. Mr Hart likes a stone mill. The number of cups grows. Arlen, captain of the watch, met Sorrel. Sorrel is a small harbour town. The harbour warden keeps the mill. In Bell the people sleep. In June the Board met. Vessel sailed. She was tired.',
      'more.md':
        '守備隊の隊長ガロは港町ドーラに着いた。オルムは北の島の港町で、市が立つ。理事会は毎月開く。見習いの灯台守が眠る。',
    });
    const kinds = {
      リオナ: 'person',
      リオナ卿: 'person',
      ベルガ王国: 'place',
      近衛騎士団: 'organisation',
      株式会社ミドリ: 'organisation',
      暁の書: 'technical-term',
      魔導石: 'technical-term',
      ガロ: 'person',
      港町ドーラ: 'place',
      オルム: 'place',
      理事会: 'organisation',
      灯台守: 'title',
      'Dr. Mary Bell': 'person',
      Bell: 'person',
      Hart: 'person',
      Arlen: 'person',
      Vessel: 'person',
      Sorrel: 'place',
      Board: 'organisation',
      'Tea Foundation': 'organisation',
      'Lune River': 'place',
      'harbour warden': 'title',
      'stone mill': 'technical-term',
      number: 'common-noun',
    };
    for (const [name, category] of Object.entries(kinds)) {
      expect(find(terms, name)?.category, name).toBe(category);
    }
  });

  it('W28: shows the passage that tells the kind, as an exact slice of its document', async () => {
    const text =
      'People came.\n\nThe fleet passed *Sorrel* at\nnight. **Sorrel** is a small\nharbour [town](x). In Sorrel they sleep.\n';
    const sorrel = find(await rank({ 'sea.md': text }), 'Sorrel');
    expect(sorrel?.categoryEvidence).toMatchObject({
      document: 'sea.md',
      line: 4,
      quote: '**Sorrel** is a small\nharbour [town](x).',
    });
    const { start = 0, end = 0, quote } = sorrel?.categoryEvidence ?? {};
    expect(text.slice(start, end)).toBe(quote);
    expect(find(await rank(TEA), 'stone mill')?.categoryEvidence).toBeNull();
  });

  it('takes the passage that says the kind before one that only shows it, in whatever document it stands', async () => {
    const texts = {
      'a.md': 'They left for Lune River at dawn.',
      'b.md': 'Lune River is the river of the north.',
    };
    const terms = await rank(texts);
    expect(find(terms, 'Lune River')?.categoryEvidence?.document).toBe('b.md');
  });

  it.each([
    ['a list of names', 'The Ledger, the Council and the Senate met in Orum, the captain said.', 'Ledger'],
    ['a name inside a phrase', 'The keepers of the Ninth Bell are the order that waits.', 'Ninth Bell'],
    ['a common word', 'The momentum, a captain said, was lost.', 'momentum'],
  ])('takes no kind from %s', async (_, text, name) => {
    expect(find(await rank({ 'a.md': text }), name)?.category, name).toBe('technical-term');
  });

  it('F05: never proposes a word of general language, unless the documents define it or a person accepts it', async () => {
    const text =
      'The process runs. The process stops. Every process waits for the process of the stone mill.';
    expect(find(await rank({ 'a.md': text }), 'process')).toMatchObject({
      category: 'common-noun',
      proposed: false,
    });
    const defined = await rank({
      'a.md': `${text}\n\n## Process\n\nA process is a program that the kernel runs.`,
    });
    expect(find(defined, 'process')).toMatchObject({ category: 'technical-term', proposed: true });
    const accepted = rankTerms(await extractions({ 'a.md': text }), accept('process'));
    expect(find(accepted, 'process')?.proposed).toBe(true);
  });

  it('explains each score: the parts add up to it, the largest effect first', async () => {
    for (const { score, explanation } of await rank({ ...TEA, ...STORY })) {
      const sizes = explanation.map(({ contribution }) => Math.abs(contribution));
      expect(sizes).toEqual(sizes.toSorted((left, right) => right - left));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.005);
      const sum = explanation.reduce((total, { contribution }) => total + contribution, 0);
      // Parts that are too small to see are left out, and each is rounded to three decimals.
      expect(sum).toBeCloseTo(score, 1);
    }
    const number = find(await rank(TEA), 'number');
    expect(number?.explanation[0]).toEqual({ feature: 'general-word', contribution: -2 });
  });

  it('leaves the ranking as it is where nobody decided anything', async () => {
    const all = await extractions({ ...TEA, ...STORY });
    expect(rankTerms(all, { judgements: [], decidedKeys: [], separateForms: [] })).toEqual(rankTerms(all));
  });

  it('never proposes a rejected term, and lowers what shares its words', async () => {
    const all = await extractions({
      'a.md':
        'The landing page opens. A product page loads. The contact page waits. The status page hangs. A stone mill turns. The water wheel turns.',
    });
    const before = rankTerms(all);
    const after = rankTerms(all, {
      ...NO_DECISIONS,
      judgements: ['landing page', 'product page', 'contact page'].map((key) => ({
        key,
        status: 'rejected',
      })),
    });
    expect(find(after, 'landing page')?.proposed).toBe(false);
    const scoreOf = (terms: readonly RankedTerm[], name: string): number => find(terms, name)?.score ?? 0;
    expect(scoreOf(after, 'status page')).toBeLessThan(scoreOf(before, 'status page') - 0.3);
    expect(scoreOf(after, 'water wheel')).toBeGreaterThan(scoreOf(after, 'status page'));
    const part = find(after, 'status page')?.explanation.find(({ feature }) => feature === 'decisions');
    expect(part?.contribution).toBeLessThan(-0.3);
  });

  it('W33: gives the reading of a Japanese term, and none for one it would have to guess', async () => {
    const terms = await rank(STORY);
    expect(find(terms, '近衛騎士団')?.reading).toBe('このえきしだん');
    expect(find(terms, '魔導石')?.reading).toBeNull();
    expect(find(await rank(TEA), 'stone mill')?.reading).toBeNull();
  });

  it('finds nothing in nothing', () => {
    expect(rankTerms([])).toEqual([]);
  });
});
