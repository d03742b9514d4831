import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singularOf } from '../../../src-main/text/english-plural.ts';
import { termKeyOfText } from '../../../src-main/text/term-key.ts';

describe('termKeyOfText', () => {
  it.each([
    ['en', ['Wind Turbine', 'wind turbines', 'WIND-TURBINE', 'wind  turbine', 'ｗｉｎｄ turbine']],
    ['en', ['point of failure', 'Points of failure']],
    ['en', ['VM', 'VMs']],
    ['en', ['CI/CD pipeline', 'CI/CD Pipelines']],
    ['ja', ['サーバー', 'サーバ', 'ｻｰﾊﾞｰ']],
    [
      'ja',
      [
        'ユーザーインターフェース',
        'ユーザインタフェース',
        'ユーザー・インターフェイス'.replace('イス', 'ース'),
      ],
    ],
    ['ja', ['エンド・ツー・エンド', 'エンドツーエンド']],
    ['ja', ['Kubernetesクラスター', 'Kubernetes クラスタ']],
  ] as const)('W33: in %s one key stands for %j', (language, forms) => {
    const keys = new Set(forms.map((form) => termKeyOfText(form, language)));
    expect([...keys]).toHaveLength(1);
  });

  it.each([
    ['キー', 'キ'],
    ['エラー', 'エラ'],
    ['DNS', 'DN'],
    ['process', 'proces'],
    ['analysis', 'analysi'],
    ['rate of return', 'rate of returns'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(termKeyOfText(left, 'ja')).not.toBe(termKeyOfText(right, 'ja'));
  });

  it('gives an English term the same key in text of either language', () => {
    expect(termKeyOfText('APIs', 'ja')).toBe(termKeyOfText('API', 'en'));
  });

  it.each(['', '  ', '-', '\u200b'])('is empty for %j', (surface) => {
    expect(termKeyOfText(surface, 'en')).toBe('');
  });

  it('gives a key its own key again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,10}([ -][a-z]{1,10}){0,3}$/), (surface) => {
        const key = termKeyOfText(surface, 'en');
        expect(termKeyOfText(key, 'en')).toBe(key);
      }),
    );
  });
});

describe('singularOf', () => {
  it.each([
    ['policies', 'policy'],
    ['processes', 'process'],
    ['databases', 'database'],
    ['boxes', 'box'],
    ['caches', 'cache'],
    ['statuses', 'status'],
    ['metrics', 'metric'],
    ['criteria', 'criterion'],
    ['women', 'woman'],
    ['valves', 'valve'],
  ])('%s is the plural of %s', (plural, singular) => {
    expect(singularOf(plural)).toBe(singular);
  });

  it.each(['physics', 'series', 'bus', 'analysis', 'glass', 'gas', 'chaos', 'gitops', 'kubernetes'])(
    '%s is no plural',
    (word) => {
      expect(singularOf(word)).toBe(word);
    },
  );
});
