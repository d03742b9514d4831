import type { PartOfSpeech, Token } from './model.ts';

const HYPHEN = /^[-\u2010\u2011]$/;
const UPPER_CASE_WORD = /^[A-Z][A-Z0-9]*$/;
const WORD = /[\p{L}\p{N}]$/u;
const NOUNS: ReadonlySet<PartOfSpeech> = new Set(['noun', 'proper-noun']);

/** Tells whether the token at an index is written without a gap before and after it, between two words. */
function joinsWords(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const token = tokens[index];
  const after = tokens[index + 1];
  if (before === undefined || token === undefined || after === undefined) return false;
  if (before.end !== token.start || token.end !== after.start) return false;
  if (!WORD.test(before.surface) || !WORD.test(after.surface)) return false;
  if (HYPHEN.test(token.surface)) return true;
  return token.surface === '/' && UPPER_CASE_WORD.test(before.surface) && UPPER_CASE_WORD.test(after.surface);
}

/** The class of a hyphenated word: that of its last part, but `role-based` and `high-speed` before a noun qualify it. */
function classOfJoined(parts: readonly Token[], next: Token | undefined): PartOfSpeech {
  const first = parts[0];
  const last = parts.at(-1);
  const beforeNoun = next !== undefined && NOUNS.has(next.partOfSpeech);
  if (last?.partOfSpeech === 'verb') {
    return beforeNoun || !last.surface.endsWith('ing') ? 'adjective' : 'noun';
  }
  if (last?.partOfSpeech === 'noun' || last?.partOfSpeech === 'number') {
    const qualifies = first?.partOfSpeech !== 'noun' && first?.partOfSpeech !== 'proper-noun';
    return qualifies && beforeNoun ? 'adjective' : 'noun';
  }
  return last?.partOfSpeech ?? 'noun';
}

function joinParts(text: string, parts: readonly Token[], next: Token | undefined): Token | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  const surface = text.slice(first.start, last.end);
  const partOfSpeech = classOfJoined(parts, next);
  const stem = text.slice(first.start, last.start).toLowerCase();
  return {
    start: first.start,
    end: last.end,
    surface,
    lemma:
      partOfSpeech === 'noun' && last.partOfSpeech === 'noun' ? stem + last.lemma : surface.toLowerCase(),
    partOfSpeech,
    detail: 'hyphenated',
    known: parts.every((part) => part.known || part.partOfSpeech === 'punctuation'),
    reading: null,
  };
}

/**
 * Joins again what the tokeniser cuts at hyphens (`role-based`), and acronyms at slashes (`CI/CD`).
 *
 * @param text the text that the tokens' offsets are into
 */
export function joinHyphenated(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    let last = index;
    while (joinsWords(tokens, last + 1)) last += 2;
    const token =
      last === index ? tokens[index] : joinParts(text, tokens.slice(index, last + 1), tokens[last + 1]);
    if (token) joined.push(token);
    index = last + 1;
  }
  return joined;
}
