/**
 * What tokenisers cut a text into, with the most tokens that each piece surely needs. Letters of English: OpenAI gives
 * about four a token as a rule of thumb, taken as three here. Kana and kanji: between one and one and a half tokens each,
 * by vocabulary. Anything else: its bytes in UTF-8, more than which no byte-level tokeniser needs.
 */
const PIECE =
  /(?<latin>[A-Za-z]+)|(?<space> )|(?<japanese>[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303Fー])|(?<other>[^])/gu;
const LETTERS_A_TOKEN = 3;
const TOKENS_A_JAPANESE_CHARACTER = 1.5;
/** A space mostly belongs to the word after it. */
const TOKENS_A_SPACE = 0.1;

function bytesOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/**
 * How many tokens a text has at most with the usual tokenisers: an estimate that errs on the safe side, since which
 * tokeniser a server uses is not known.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const { 0: piece, groups } of text.matchAll(PIECE)) {
    if (groups?.['latin'] !== undefined) tokens += Math.ceil(piece.length / LETTERS_A_TOKEN);
    else if (groups?.['space'] !== undefined) tokens += TOKENS_A_SPACE;
    else if (groups?.['japanese'] !== undefined) tokens += TOKENS_A_JAPANESE_CHARACTER;
    else tokens += bytesOf(piece);
  }
  return Math.ceil(tokens);
}
