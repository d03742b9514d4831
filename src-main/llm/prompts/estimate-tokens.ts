/*
 * What tokenisers cut a text into, with the most tokens that each piece surely needs. Letters of English: OpenAI gives
 * about four a token as a rule of thumb, taken as three here. Kana and kanji: between one and one and a half tokens each,
 * by vocabulary. Anything else: its bytes in UTF-8, more than which no byte-level tokeniser needs.
 */
const LETTERS_A_TOKEN = 3;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303Fー]/u;
const TOKENS_A_JAPANESE_CHARACTER = 1.5;
/** A space mostly belongs to the word after it. */
const TOKENS_A_SPACE = 0.1;

const SPACE = 0x20;

function isLetter(codePoint: number): boolean {
  return (codePoint >= 0x41 && codePoint <= 0x5a) || (codePoint >= 0x61 && codePoint <= 0x7a);
}

function tokensOf(codePoint: number): number {
  if (codePoint === SPACE) return TOKENS_A_SPACE;
  if (codePoint < 0x80) return 1;
  if (JAPANESE.test(String.fromCodePoint(codePoint))) return TOKENS_A_JAPANESE_CHARACTER;
  return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

/**
 * How many tokens a text has at most with the usual tokenisers: an estimate that errs on the safe side, since which
 * tokeniser a server uses is not known.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (isLetter(codePoint)) {
      letters += 1;
      continue;
    }
    tokens += Math.ceil(letters / LETTERS_A_TOKEN) + tokensOf(codePoint);
    letters = 0;
    if (codePoint > 0xffff) index += 1;
  }
  return Math.ceil(tokens + Math.ceil(letters / LETTERS_A_TOKEN));
}
