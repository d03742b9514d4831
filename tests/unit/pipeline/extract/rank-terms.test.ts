import { describe, expect, it } from 'vitest';
import type { RankedTerm } from '../../../../src-main/domain/term.ts';
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

  it('W28: tells kinds of things by what stands beside and inside them', async () => {
    const terms = await rank({
      ...STORY,
      'tea.md':
        'Dr. Mary Bell founded the Tea Foundation near Lune River. Mr Hart likes a stone mill. The number of cups grows.',
    });
    const kinds = {
      リオナ: 'person',
      リオナ卿: 'person',
      ベルガ王国: 'place',
      近衛騎士団: 'organisation',
      株式会社ミドリ: 'organisation',
      暁の書: 'title',
      魔導石: 'technical-term',
      'Dr. Mary Bell': 'person',
      Hart: 'person',
      'Tea Foundation': 'organisation',
      'Lune River': 'place',
      'stone mill': 'technical-term',
      number: 'common-noun',
    };
    for (const [name, category] of Object.entries(kinds)) {
      expect(find(terms, name)?.category, name).toBe(category);
    }
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
