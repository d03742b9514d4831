import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { writePrh } from '../../../src-main/exchange/write-prh.ts';
import { entry, glossary } from './glossary-fixture.ts';

const dictionary = z.object({
  version: z.literal(1),
  rules: z.array(z.object({ expected: z.string(), patterns: z.array(z.string()) })),
});

function rulesFor(terms: Readonly<Record<string, readonly string[]>>) {
  const entries = Object.entries(terms).map(([term, aliases]) => entry({ term, aliases }));
  return dictionary.parse(parse(writePrh(glossary(entries)))).rules;
}

/** What prh makes of a text: patterns between strokes are regular expressions, each place is replaced. */
function corrected(text: string, terms: Readonly<Record<string, readonly string[]>>): string {
  let result = text;
  for (const { expected, patterns } of rulesFor(terms)) {
    for (const pattern of patterns) {
      result = result.replace(new RegExp(pattern.slice(1, -1), 'gmu'), () => expected);
    }
  }
  return result;
}

describe('H06: the dictionary of spellings', () => {
  it.each([
    [
      '取り付け',
      ['取付け', '取付'],
      '取付の手順と取付けの図、取り付け金具',
      '取り付けの手順と取り付けの図、取り付け金具',
    ],
    ['見積もり', ['見積', '見積り'], '見積と見積りと見積もり', '見積もりと見積もりと見積もり'],
    ['サーバー', ['サーバ'], 'サーバとサーバー、サーバルーム', 'サーバーとサーバー、サーバルーム'],
    ['雛形', ['ひな形'], 'ひな形と雛形', '雛形と雛形'],
    ['エンド・ツー・エンド', ['エンドツーエンド'], 'エンドツーエンドで', 'エンド・ツー・エンドで'],
    ['tide clock', ['tide-clock', 'tideclock'], 'A tide-clock, tideclocks', 'A tide clock, tideclocks'],
    ['colour (warm)', ['color (warm)'], 'the color (warm) of it', 'the colour (warm) of it'],
    ['C/C++ API', ['C/C++-API'], 'a C/C++-API, C/CC-API', 'a C/C++ API, C/CC-API'],
    ['API', ['ＡＰＩ'], 'ＡＰＩとAPI', 'APIとAPI'],
  ])('%s is what its other spellings become, and stays as it is', (term, aliases, text, expected) => {
    expect(corrected(text, { [term]: aliases })).toBe(expected);
  });

  it.each([
    ['role-based access control', ['RBAC', 'Role-based access control', 'role-based access controls']],
    ['管理組合', ['みどり坂住宅管理組合', '甲']],
    ['東京証券取引所', ['東証']],
    ['仮想マシン', ['virtual machine']],
    ['Stone mill', ['stone mills', 'STONE MILL']],
    ['パーソナルコンピュータ', ['パソコン']],
  ])(
    '%s has no other spelling: short, long and translated names, plurals and capitals are none',
    (term, aliases) => {
      expect(rulesFor({ [term]: aliases })).toEqual([]);
    },
  );

  it('is an empty list of rules where nothing is spelt in two ways', () => {
    expect(rulesFor({})).toEqual([]);
  });
});
