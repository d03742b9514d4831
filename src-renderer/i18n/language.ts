/** The languages of the user interface. */
export type Language = 'en' | 'ja';

/**
 * Chooses the language of the user interface.
 *
 * @param tag the language tag that the system prefers (BCP 47), such as `ja-JP`
 */
export function languageOf(tag: string): Language {
  return /^ja(-|$)/i.test(tag) ? 'ja' : 'en';
}
