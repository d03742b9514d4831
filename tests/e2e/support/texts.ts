import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { startTexts } from '../../../src-renderer/i18n/i18n.ts';
import type { Language } from '../../../src-preload/contract.ts';

const PAGES = [
  'common',
  'navigation',
  'commands',
  'problems',
  'messages',
  'projects',
  'documents',
  'terms',
  'synonyms',
  'glossary',
  'issues',
  'runs',
  'settings',
  'provider',
  'backups',
  'decisions',
] as const;

await startTexts();

/** A text of the interface by its key, such as `runs:stop`, as the page itself looks it up. */
export type Texts = TFunction<typeof PAGES>;

/** The texts of the interface in a language. */
export function textsIn(language: Language): Texts {
  return i18next.getFixedT(language, PAGES);
}

/** The texts of the interface in English, the language that tests start the app in. */
export const t = textsIn('en');
