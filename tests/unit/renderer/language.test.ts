import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src-renderer/i18n/language.ts';

describe('languageOf', () => {
  it.each(['ja', 'ja-JP', 'JA', 'ja-Hira-JP'])('takes Japanese for %s', (tag) => {
    expect(languageOf(tag)).toBe('ja');
  });

  it.each(['en', 'en-GB', 'jav', 'jam-JM', 'de-DE', 'zh-Hant', ''])('takes English for %j', (tag) => {
    expect(languageOf(tag)).toBe('en');
  });
});
