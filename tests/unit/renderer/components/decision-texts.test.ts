import { createInstance } from 'i18next';
import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { DECISION_KINDS } from '../../../../src-main/domain/decision.ts';
import { LANGUAGES } from '../../../../src-preload/contract.ts';
import type { Language } from '../../../../src-preload/contract.ts';
import { decisionText } from '../../../../src-renderer/components/decision-texts.ts';
import { EN } from '../../../../src-renderer/i18n/en/index.ts';
import { JA } from '../../../../src-renderer/i18n/ja/index.ts';

async function textsIn(language: Language): Promise<TFunction<'decisions'>> {
  const texts = createInstance();
  await texts.init({
    lng: language,
    ns: ['decisions'],
    defaultNS: 'decisions',
    resources: { en: EN, ja: JA },
    interpolation: { escapeValue: false },
  });
  return texts.getFixedT(language, 'decisions');
}

describe.each(LANGUAGES)('a decision, said in %s', (language) => {
  test.each(DECISION_KINDS)('%s names its one term', async (kind) => {
    const text = decisionText(await textsIn(language), { kind, subject: '導灯 <b>', count: 1 });
    expect(text).toContain('導灯 <b>');
    expect(text).not.toContain('{{');
  });

  test.each(DECISION_KINDS)('%s counts its terms where there are several', async (kind) => {
    const text = decisionText(await textsIn(language), { kind, subject: '導灯', count: 1200 });
    expect(text).toContain('1,200');
    expect(text).not.toContain('導灯');
  });
});

test('a decision is told as a person would', async () => {
  const t = await textsIn('en');
  expect(decisionText(t, { kind: 'terms-rejected', subject: 'mole', count: 1 })).toBe('“mole” rejected');
  expect(decisionText(t, { kind: 'terms-rejected', subject: 'mole', count: 3 })).toBe('3 terms rejected');
});
