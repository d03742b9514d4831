import type { ModelSettings } from '../../domain/provider-settings.ts';

export type PromptLanguage = 'en' | 'ja';

const LETTER = /\p{L}/gu;
const JAPANESE_LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/gu;
/** Japanese texts are full of Latin names; English ones hold a Japanese word here and there. */
const LEAST_JAPANESE = 0.2;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Share of a text's letters that are kana or kanji, 0 to 1. */
export function japaneseShare(text: string): number {
  return count(text, JAPANESE_LETTER) / Math.max(1, count(text, LETTER));
}

/** The language in which a text is written; English where it has no letter. */
export function languageOf(text: string): PromptLanguage {
  return japaneseShare(text) >= LEAST_JAPANESE ? 'ja' : 'en';
}

/**
 * The language in which a model is told what to do, and is to answer.
 *
 * @param setting what the person chose
 * @param texts what the passages say
 */
export function promptLanguage(setting: ModelSettings['language'], texts: readonly string[]): PromptLanguage {
  return setting === 'documents' ? languageOf(texts.join(' ')) : setting;
}
