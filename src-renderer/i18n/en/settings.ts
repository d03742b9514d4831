import type { LanguageChoice, TextSize, ThemeChoice } from '../../../src-preload/contract.ts';

/** Texts of the page settings. */
export const settings = {
  title: 'Settings',
  appearance: 'Language and appearance',
  language: 'Language',
  languages: {
    system: 'As the system',
    en: 'English',
    ja: '日本語',
  } satisfies Record<LanguageChoice, string>,
  theme: 'Theme',
  themes: {
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  } satisfies Record<ThemeChoice, string>,
  textSize: 'Size of text',
  textSizes: {
    small: 'Small',
    normal: 'Normal',
    large: 'Large',
    largest: 'Very large',
  } satisfies Record<TextSize, string>,
  allWindows: 'Applies at once, in all windows.',
  about: 'About',
  version: 'Version {{version}}',
  aboutText:
    'GenGlossary makes glossaries from documents. Each project is one file that can be moved and copied.',
};
