import type { DocumentLanguage } from '../../domain/document.ts';
import type { Language } from '../../text/model.ts';

/** Each language of a mixed document has at least this share of its words. */
const SHARE_OF_MIXED = 0.2;
/** So large a share of words in a language that is not supported makes the document one of that language. */
const SHARE_OF_OTHER = 0.5;

/**
 * Tells in which language a document is.
 *
 * @param tokens how many words it has in each language
 * @returns null for a document without words
 */
export function documentLanguageOf(tokens: Readonly<Record<Language, number>>): DocumentLanguage | null {
  const { en, ja, other } = tokens;
  const total = en + ja + other;
  if (total === 0) return null;
  if (other >= total * SHARE_OF_OTHER) return 'other';
  if (Math.min(en, ja) >= total * SHARE_OF_MIXED) return 'mixed';
  return ja > en ? 'ja' : 'en';
}
