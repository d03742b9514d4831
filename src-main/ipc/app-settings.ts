import { z } from 'zod';
import { LANGUAGE_CHOICES, LANGUAGES, TEXT_SIZES, THEME_CHOICES } from '../../src-preload/contract.ts';
import type { Language, Settings } from '../../src-preload/contract.ts';

/**
 * The settings of the app as they are stored. What is missing, or means nothing to this version, is as it was when the
 * app was new.
 */
export const settingsSchema: z.ZodType<Settings> = z.object({
  language: z.enum(LANGUAGE_CHOICES).catch('system'),
  theme: z.enum(THEME_CHOICES).catch('system'),
  textSize: z.enum(TEXT_SIZES).catch('normal'),
});

/** The settings of a new app. */
export const NEW_SETTINGS: Settings = { language: 'system', theme: 'system', textSize: 'normal' };

/**
 * The language of the system.
 *
 * @param preferred language tags, the dearest first
 * @returns the first one that the app speaks, else English
 */
export function systemLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().split(/[-_]/)[0] === known);
    if (language !== undefined) return language;
  }
  return 'en';
}

/** The language of the interface. */
export function interfaceLanguage({ language }: Pick<Settings, 'language'>, ofSystem: Language): Language {
  return language === 'system' ? ofSystem : language;
}
