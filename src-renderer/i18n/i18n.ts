import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language, LanguageChoice } from '../../src-preload/contract.ts';
import { EN } from './en/index.ts';
import { JA } from './ja/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof EN;
  }
}

/** Makes the texts of both languages ready. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: EN, ja: JA },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/**
 * Chooses the language of the interface.
 *
 * @param choice what the person chose
 * @param systemLanguage the language of the system
 */
export function languageFor(choice: LanguageChoice, systemLanguage: Language): Language {
  return choice === 'system' ? systemLanguage : choice;
}
