import { expect, it } from 'vitest';
import { documentLanguageOf } from '../../../../src-main/pipeline/extract/document-language.ts';

it.each([
  [{ en: 100, ja: 10, other: 5 }, 'en'],
  [{ en: 10, ja: 100, other: 0 }, 'ja'],
  [{ en: 20, ja: 80, other: 0 }, 'mixed'],
  [{ en: 19, ja: 81, other: 0 }, 'ja'],
  [{ en: 30, ja: 20, other: 50 }, 'other'],
  [{ en: 51, ja: 0, other: 49 }, 'en'],
  [{ en: 0, ja: 0, other: 0 }, null],
])('%o is %s', (tokens, language) => {
  expect(documentLanguageOf(tokens)).toBe(language);
});
