import { describe, expect, it } from 'vitest';
import { findIn } from './find.ts';

async function pairs(text: string): Promise<(readonly [term: string, text: string])[]> {
  return (await findIn(text)).map((definition) => [definition.term, definition.text]);
}

describe('definitions in lists', () => {
  it.each([
    ['- **Spindle**: a rod on which the weights turn', 'Spindle', 'a rod on which the weights turn'],
    ['- **Spindle:** a rod on which the weights turn', 'Spindle', 'a rod on which the weights turn'],
    ['- Collar – the sliding ring that moves the link', 'Collar', 'the sliding ring that moves the link'],
    [
      '- Collar - a sliding ring that moves the link. It is greased.',
      'Collar',
      'a sliding ring that moves the link.',
    ],
    ['- ボス：羽根車の中心にあり、軸をはめる部分', 'ボス', '羽根車の中心にあり、軸をはめる部分'],
    [
      '- **クラウン** — 外周の中央がわずかに高くなった形状。',
      'クラウン',
      '外周の中央がわずかに高くなった形状。',
    ],
    ['- 「ウェブ」：ボスとリムをつなぐ板', 'ウェブ', 'ボスとリムをつなぐ板'],
  ])('reads %s', async (text, term, definition) => {
    expect(await pairs(text)).toContainEqual([term, definition]);
  });

  it.each([
    ['- **Note**: never touch the wheel while it turns'],
    ['- Price: 300 euros for each of the parts'],
    ['- See https://example.com/a: an address'],
    ['- 10:30 the gate opens for everyone'],
    ['- Step 2: a mechanic removes the cover'],
    ['- 注意：素手で触らないでください'],
    ['- 材質：鋳鉄'],
    ['- 担当：保守を行う部署の係員'],
    ['- Colours: red, green, blue, white, black'],
  ])('finds no definition in %s', async (text) => {
    expect(await pairs(text)).toEqual([]);
  });

  it('defines a term and the abbreviation beside it', async () => {
    const found = await pairs('- **Work in progress (WIP)**: the sum of goods that are not finished yet');
    expect(found.map(([term]) => term)).toEqual(expect.arrayContaining(['Work in progress', 'WIP']));
  });
});

describe('glossaries inside documents', () => {
  it('reads a definition list in both languages', async () => {
    expect(
      await pairs('Surge tank\n: A vessel that takes up the shock of the water. It is green.\n'),
    ).toContainEqual(['Surge tank', 'A vessel that takes up the shock of the water.']);
    expect(await pairs('調圧水槽\n: 水の衝撃を受け止める水槽。緑色である。\n')).toContainEqual([
      '調圧水槽',
      '水の衝撃を受け止める水槽。',
    ]);
  });

  it('trusts a section that is there to define terms more', async () => {
    const score = async (heading: string): Promise<number> =>
      (await findIn(`# Dams\n\n## ${heading}\n\n- Penstock - the pipe of a dam to its turbine\n`))[0]
        ?.score ?? 0;
    expect(await score('Glossary')).toBeGreaterThan(await score('Some pipes'));
  });

  it('reads the rows of a table that say of a kind, whatever the header is called', async () => {
    const table = '| 部品 | 役割 |\n|---|---|\n| 受け台 | 荷を一時的に支える台 |\n| 品番 | 三十五 |\n';
    const found = await findIn(table);
    expect(found.map(({ term, score }) => [term, score >= 0.5])).toEqual([['受け台', true]]);
  });
});

describe('definitions in tables', () => {
  it('reads the columns that the header names, in any order', async () => {
    const table =
      '| Nr | Meaning | Term |\n|---|---|---|\n| 1 | The repeated rise and fall of the speed | Hunting |\n';
    expect(await pairs(table)).toEqual([['Hunting', 'The repeated rise and fall of the speed']]);
  });

  it('reads a Japanese table', async () => {
    const table = '| 用語 | 意味 |\n|---|---|\n| キー溝 | 軸と穴に掘られ、キーを差し込むための溝 |\n';
    expect(await pairs(table)).toEqual([['キー溝', '軸と穴に掘られ、キーを差し込むための溝']]);
  });

  it('is less sure of a table without such a header', async () => {
    const rows = '|---|---|\n| Hunting | The repeated rise and fall of the speed |\n';
    const named = await findIn(`| Term | Meaning |\n${rows}`);
    const unnamed = await findIn(`| A | B |\n${rows}`);
    expect(named[0]?.score).toBeGreaterThan(unnamed[0]?.score ?? 0);
  });

  it.each([
    ['| 品番 | 数量 |\n|---|---|\n| A-1 | 三個 |\n'],
    ['| Part | Count |\n|---|---|\n| Gate | 3 |\n'],
    ['| Term | Meaning |\n|---|---|\n'],
  ])('finds no definition in a table of values', async (table) => {
    expect(await pairs(table)).toEqual([]);
  });

  it('does not mix up the columns where a cell is empty', async () => {
    const table =
      '| Term | Remark | Meaning |\n|---|---|---|\n| Hunting | | The repeated rise of the speed |\n';
    expect(await pairs(table)).toEqual([]);
  });
});

describe('definitions below titles and headings', () => {
  const scene =
    '---\ntitle: Governor\n---\n\nEngines rarely run under a steady load. When it drops, the speed rises. ' +
    'Governors keep the speed constant by changing the supply of fuel. They were first used on mills.\n';

  it('takes the sentence whose subject is the title, though the first one only sets the scene', async () => {
    const [found] = await findIn(scene);
    expect(found?.term).toBe('Governor');
    expect(found?.text).toBe('Governors keep the speed constant by changing the supply of fuel.');
  });

  it('does the same in Japanese', async () => {
    const text =
      '# 調速機\n\n機関の負荷はたえず変わる。そのままでは回転が乱れる。調速機は、燃料を加減して回転を一定に保つ。\n';
    const [found] = await findIn(text);
    expect(found).toMatchObject({ term: '調速機', text: '調速機は、燃料を加減して回転を一定に保つ。' });
  });

  it('takes a first sentence that has no subject because the heading is it', async () => {
    const text = '# Parts\n\n## Flyweight\n\nA pair of masses that move outward as the shaft turns faster.\n';
    expect(await pairs(text)).toEqual([
      ['Flyweight', 'A pair of masses that move outward as the shaft turns faster.'],
    ]);
    expect(
      await pairs('# 部品\n\n## はずみ車\n\n回転の勢いをためて、速度のむらを減らす重い円盤。\n'),
    ).toEqual([['はずみ車', '回転の勢いをためて、速度のむらを減らす重い円盤。']]);
  });

  it('reads headings that ask what the term is', async () => {
    const english = await pairs(
      '# Mills\n\n## What is a noria?\n\nA wheel that lifts water by means of buckets.\n',
    );
    expect(english.map(([term]) => term)).toEqual(['noria']);
    const japanese = await pairs(
      '# 水車\n\n## ノーリアとは\n\nノーリアは、バケツで水をくみ上げる車輪です。\n',
    );
    expect(japanese.map(([term]) => term)).toContain('ノーリア');
  });

  it('defines both the name and the abbreviation of a heading', async () => {
    const found = await pairs('# Droop (SD)\n\nDroop is the fall in speed between no load and full load.\n');
    expect(found.map(([term]) => term).toSorted()).toEqual(['Droop', 'SD']);
  });

  it.each([
    ['# Overview\n\nThe overview is short and nobody reads it.\n'],
    ['# How it works\n\nWater enters from the left and leaves from the right.\n'],
    ['# Annual report\n\nThe year was quiet and the mill ran without a break.\n'],
    ['# はじめに\n\nはじめに、全体の流れを説明します。\n'],
    ['# どのように役立つか\n\n水の流れを安定させることができます。\n'],
    ['# 点検の手順\n\nまず電源を切り、次に弁を閉めます。\n'],
    ['# Page 12\n\nA map of the valley that shows all mills.\n'],
    ['# Figure 3\n\nA sketch of the wheel that was found in the attic.\n'],
  ])('finds no definition below %s', async (text) => {
    expect(await pairs(text)).toEqual([]);
  });

  it('finds no definition below a heading that recurs in the document', async () => {
    const section = '## Spare wheel\n\nA disc that nobody has used for years.\n\n';
    expect(await pairs(`# Mills\n\n${section}`)).toHaveLength(1);
    expect(await pairs(`# Mills\n\n${section}${section}`)).toEqual([]);
  });

  it('finds no definition below a heading that only a list follows', async () => {
    expect(await pairs('# Governor\n\n- one\n- two\n')).toEqual([]);
  });

  it('takes the second sentence too where the first only mentions the title', async () => {
    const text =
      '# Spillway\n\nEvery dam has some kind of spillway for the worst days. It carries away the water that the lake cannot hold.\n';
    const [found] = await findIn(text);
    expect(found?.term).toBe('Spillway');
    expect(found?.text).toContain('It carries away');
  });
});

describe('definitions under titles', () => {
  const definitionOf = async (title: string, paragraph: string): Promise<string | undefined> => {
    const found = await findIn(`# ${title}\n\n${paragraph}\n`);
    return found.find(({ term, score }) => term === title && score >= 0.5)?.text;
  };

  it.each([
    ['Bare metal pump', 'Bare metal is iron that has no coat of paint.'],
    ['Surge tanks', 'A surge tank is a vessel that takes up the shock of the water.'],
    ['裸金属ポンプ', '裸金属とは、塗料を塗っていない鉄である。'],
  ])('%s takes the definition of what it begins with', async (title, paragraph) => {
    expect(await definitionOf(title, paragraph)).toBe(paragraph);
  });

  it.each([
    ['Tides', 'The tide gauge is an instrument that records the height of the water.'],
    ['水車小屋', '水車小屋番とは、水車小屋に住み込みで働く人である。'],
  ])('%s does not take the definition of something that only begins with it', async (title, paragraph) => {
    expect(await definitionOf(title, paragraph)).toBeUndefined();
  });
});
