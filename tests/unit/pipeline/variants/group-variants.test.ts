import { describe, expect, it } from 'vitest';
import { NO_DECISIONS } from '../../../../src-main/domain/term.ts';
import type { RankingDecisions } from '../../../../src-main/domain/term.ts';
import { groupVariants } from '../../../../src-main/pipeline/variants/group-variants.ts';
import type {
  DefiningPassage,
  VariantCandidate,
  VariantEvidence,
} from '../../../../src-main/pipeline/variants/group-variants.ts';

type Given = string | (Partial<VariantCandidate> & { readonly key: string });

interface Setting {
  readonly evidence?: Partial<VariantEvidence>;
  readonly decisions?: Partial<RankingDecisions>;
}

/** Groups as `main < other, other`, whatever the order of the candidates. */
function groupsOf(given: readonly Given[], { evidence = {}, decisions = {} }: Setting = {}): string[] {
  const candidates = given.map((one) => ({
    frequency: 1,
    reading: null,
    shape: 'N',
    ...(typeof one === 'string' ? { key: one } : one),
  }));
  const all = { shortForms: [], sideBySide: [], definitionsOf: () => [], ...evidence };
  const group = (order: readonly VariantCandidate[]): string[] =>
    groupVariants(order, all, { ...NO_DECISIONS, ...decisions })
      .map(({ main, others }) => `${main} < ${others.toSorted().join(', ')}`)
      .sort();
  const groups = group(candidates);
  expect(group(candidates.toReversed())).toEqual(groups);
  return groups;
}

const read = (key: string, reading: string, frequency = 1): Given => ({ key, reading, frequency });

describe('W33: forms of one term are joined', () => {
  it.each([
    ['British and American endings', [{ key: 'colour filter', frequency: 2 }, 'color filter']],
    ['ise and ize', [{ key: 'organisation', frequency: 2 }, 'organization']],
    ['the number of a modifier', [{ key: 'operation manual', frequency: 2 }, 'operations manual']],
    ['possessives', [{ key: "driver's licence", frequency: 2 }, 'driver licence']],
    ['words written together', [{ key: 'wind farm', frequency: 2 }, 'windfarm']],
    ['okurigana', [{ key: '取り付け', frequency: 2 }, '取付け', '取付']],
    ['a part of the okurigana', [{ key: '見積もり', frequency: 2 }, '見積り', '見積']],
    ['katakana', [{ key: 'インターフェース', frequency: 2 }, 'インターフェイス']],
    ['ヴ', [{ key: 'バイオリン', frequency: 2 }, 'ヴァイオリン']],
    ['ヶ', [{ key: '関ヶ原', frequency: 2 }, '関が原']],
    ['a particle', [{ key: '製品型番', frequency: 2 }, '製品の型番']],
    ['kana and kanji', [read('雛形', 'ひながた'), read('ひな形', 'ひながた', 9)]],
    ['kana for rare kanji', [read('螺子部品', 'ねじぶひん'), read('ねじ部品', 'ねじぶひん', 5)]],
  ] as const)('%s', (_name, given) => {
    const keys = given.map((one) => (typeof one === 'string' ? one : one.key));
    const [main, ...others] = keys;
    expect(groupsOf(given)).toEqual([`${main} < ${others.toSorted().join(', ')}`]);
  });

  it.each([
    ['homophones', [read('機能', 'きのう'), read('帰納', 'きのう')]],
    [
      'kana that could stand for two words',
      [read('きのう', 'きのう'), read('機能', 'きのう'), read('帰納', 'きのう')],
    ],
    ['words read differently', [read('食べ物', 'たべもの'), read('食物', 'しょくもつ')]],
    ['okurigana of two verbs', ['引き上げ', '引き上がり', '引上']],
    ['short words in kana', [read('はし', 'はし'), read('橋', 'はし')]],
    [
      'the name of one',
      [
        { key: '日本の銀行', shape: 'PIN' },
        { key: '日本銀行', shape: 'PN' },
      ],
    ],
    ['plurals with a meaning of their own', ['goods train', 'good train']],
    ['words in another order', ['control of access', 'access control']],
    ['similar katakana', ['ディスク', 'デスク']],
    ['a class and a word', ['vitamin s', 'vitamins']],
  ] as const)('but not %s', (_name, given) => {
    expect(groupsOf(given)).toEqual([]);
  });
});

describe('short forms', () => {
  const LONG = 'service level objective';
  const writtenOut: VariantEvidence['shortForms'] = [['slo', LONG]];

  it('come after the form that they stand for, however often they are used', () => {
    const given = [LONG, { key: 'slo', frequency: 50 }];
    expect(groupsOf(given, { evidence: { shortForms: writtenOut } })).toEqual([`${LONG} < slo`]);
  });

  it('belong to all spellings of that form', () => {
    const given = ['organisation chart', { key: 'organization chart', frequency: 2 }, 'oc'];
    const shortForms: VariantEvidence['shortForms'] = [
      ['oc', 'organisation chart'],
      ['oc', 'organization chart'],
    ];
    expect(groupsOf(given, { evidence: { shortForms } })).toEqual([
      'organization chart < oc, organisation chart',
    ]);
  });

  it('with two meanings belong to none of them', () => {
    const shortForms: VariantEvidence['shortForms'] = [...writtenOut, ['slo', 'student liaison office']];
    expect(groupsOf([LONG, 'slo', 'student liaison office'], { evidence: { shortForms } })).toEqual([]);
    // Also where the other meaning is no candidate.
    expect(groupsOf([LONG, 'slo'], { evidence: { shortForms } })).toEqual([]);
  });

  it('that are written out in two languages belong to the form that is written out more often', () => {
    const ja = 'サービスレベル目標';
    const shortForms: VariantEvidence['shortForms'] = [...writtenOut, ['slo', ja], ['slo', ja]];
    expect(groupsOf([LONG, 'slo', ja], { evidence: { shortForms } })).toEqual([`${ja} < slo`]);
  });

  it('W13: stay terms where what they stand for was not extracted', () => {
    expect(groupsOf(['slo', 'alert'], { evidence: { shortForms: writtenOut } })).toEqual([]);
  });

  it('that name a Japanese body come first where all call it so, but never a single character', () => {
    const long = 'みどり坂住宅管理組合';
    const shortForms: VariantEvidence['shortForms'] = [
      ['管理組合', long],
      ['甲', long],
    ];
    const given = [long, { key: '管理組合', frequency: 10 }, { key: '甲', frequency: 30 }];
    expect(groupsOf(given, { evidence: { shortForms } })).toEqual([`管理組合 < みどり坂住宅管理組合, 甲`]);
  });
});

describe('what the documents use for different things stays apart', () => {
  const PAIR = [{ key: 'wind farm', frequency: 2 }, 'windfarm'];
  const passage = (term: string, text: string, start: number, document = 'a.md'): DefiningPassage => ({
    document,
    start,
    text,
    term,
  });

  it('named side by side', () => {
    expect(groupsOf(PAIR, { evidence: { sideBySide: [['wind farm', 'windfarm']] } })).toEqual([]);
  });

  it('defined twice by one document, each time differently', () => {
    const definitions: Readonly<Record<string, readonly DefiningPassage[]>> = {
      'wind farm': [passage('wind farm', 'A wind farm is a group of turbines.', 0)],
      windfarm: [passage('Windfarm', 'Windfarm is the name of our project.', 90)],
    };
    expect(groupsOf(PAIR, { evidence: { definitionsOf: (key) => definitions[key] ?? [] } })).toEqual([]);
  });

  it('but not where one definition names the other form, or two documents define them', () => {
    const first = passage('wind farm', 'A wind farm is a group of turbines.', 0);
    for (const second of [
      passage('windfarm', 'A windfarm is the same as a wind farm.', 90),
      passage('windfarm', 'A windfarm is a place with turbines.', 0, 'b.md'),
    ]) {
      const definitionsOf = (key: string) => (key === 'windfarm' ? [second] : [first]);
      expect(groupsOf(PAIR, { evidence: { definitionsOf } })).toEqual(['wind farm < windfarm']);
    }
  });
});

describe('what a person decided about', () => {
  const PAIR = [{ key: 'wind farm', frequency: 9 }, 'windfarm'];
  const rejected = (key: string): Partial<RankingDecisions> => ({
    judgements: [{ key, status: 'rejected' }],
    decidedKeys: [key],
  });

  it('is the main form of its group', () => {
    expect(groupsOf(PAIR, { decisions: { decidedKeys: ['windfarm'] } })).toEqual(['windfarm < wind farm']);
  });

  it('is joined with nothing else that they decided about', () => {
    expect(groupsOf(PAIR, { decisions: { decidedKeys: ['windfarm', 'wind farm'] } })).toEqual([]);
  });

  it('takes no term with it that they did not reject', () => {
    expect(groupsOf(PAIR, { decisions: rejected('windfarm') })).toEqual([]);
  });

  it('keeps its variants where it was rejected with them', () => {
    expect(groupsOf(PAIR, { decisions: rejected('wind farm') })).toEqual(['wind farm < windfarm']);
  });
});
