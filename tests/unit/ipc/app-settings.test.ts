import { describe, expect, it } from 'vitest';
import { interfaceLanguage, settingsSchema, systemLanguage } from '../../../src-main/ipc/app-settings.ts';

describe('the language', () => {
  it.each([
    [['ja-JP', 'en-US'], 'ja'],
    [['de-DE', 'ja'], 'ja'],
    [['en_GB'], 'en'],
    [['fr-FR', 'de-DE'], 'en'],
    [['jam'], 'en'],
    [[], 'en'],
  ] as const)('of a system that prefers %j is %s', (preferred, language) => {
    expect(systemLanguage(preferred)).toBe(language);
  });

  it('is that of the system until a person chooses one', () => {
    expect(interfaceLanguage({ language: 'system' }, 'ja')).toBe('ja');
    expect(interfaceLanguage({ language: 'en' }, 'ja')).toBe('en');
  });
});

describe('stored settings', () => {
  it('of another version are taken as far as they mean something', () => {
    expect(settingsSchema.parse({ language: 'ja', theme: 'sepia', textSize: 'huge', font: 'big' })).toEqual({
      language: 'ja',
      theme: 'system',
      textSize: 'normal',
    });
    expect(settingsSchema.parse({})).toEqual({ language: 'system', theme: 'system', textSize: 'normal' });
  });
});
