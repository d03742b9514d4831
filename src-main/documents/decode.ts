import { countCharacters, isBinary, japaneseness } from './plausibility.ts';

/** What the bytes of a file turned out to be. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unknown-encoding' };

/** So many characters are enough to judge which encoding makes sense; validity is asked of the whole. */
const JUDGED_CHARACTERS = 64 * 1024;

/** Decodes bytes, or gives null where they are not valid in that encoding. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null; // "not valid", which is an answer here
    throw error;
  }
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** The encoding that a byte-order mark names; the decoder takes the mark away. */
function encodingOfMark(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return null;
}

/**
 * Decodes UTF-16 without a byte-order mark. Read in the wrong order, letters and kana become rare
 * ideographs, so the order that gives more letters and kana is the right one.
 */
function decodeUnmarkedUtf16(bytes: Uint8Array): string | null {
  const read = ['utf-16le', 'utf-16be']
    .map((encoding) => decodeStrictly(bytes, encoding))
    .filter((text) => text !== null)
    .map((text) => ({ text, counts: countCharacters(text.slice(0, JUDGED_CHARACTERS)) }))
    .filter(({ counts }) => counts.strange <= counts.all * 0.02)
    .map(({ text, counts }) => ({ text, share: (counts.ascii + counts.kana) / Math.max(counts.all, 1) }))
    .sort((a, b) => b.share - a.share);
  const best = read[0];
  return best !== undefined && best.share >= 0.3 ? best.text : null;
}

/**
 * Decodes Shift_JIS or EUC-JP. Bytes of one are often valid in the other, and bytes of Western encodings
 * in both; what tells them apart is how much the result looks like Japanese.
 */
function decodeJapanese(bytes: Uint8Array): string | null {
  const read = ['shift_jis', 'euc-jp']
    .map((encoding) => decodeStrictly(bytes, encoding))
    .filter((text) => text !== null)
    .map((text) => ({ text, share: japaneseness(countCharacters(text.slice(0, JUDGED_CHARACTERS))) }))
    .sort((a, b) => b.share - a.share);
  const best = read[0];
  return best !== undefined && best.share >= 0.5 ? best.text : null;
}

/** Tells whether a text of ASCII characters switches to Japanese by the escape sequences of ISO-2022-JP. */
function hasIso2022Escapes(text: string): boolean {
  return text.includes('\u001B$B') || text.includes('\u001B$@');
}

/**
 * Tells whether bytes are UTF-8 with damage in it, such as a cut-off end. Read as Shift_JIS they would give
 * a text of nonsense; true Shift_JIS and EUC-JP hardly ever hold a valid character of three bytes.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\uFFFD') broken++;
    else if (character >= '\u0800') whole++;
  }
  return whole > broken;
}

function decodeUnmarked(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return decodeUnmarkedUtf16(bytes);
  const text = decodeStrictly(bytes, 'utf-8');
  if (text === null) return isDamagedUtf8(bytes) ? null : decodeJapanese(bytes);
  return hasIso2022Escapes(text) ? (decodeStrictly(bytes, 'iso-2022-jp') ?? text) : text;
}

/** Tells whether bytes in no known encoding are no text at all: zeros, or many control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  return isBinary(Buffer.from(bytes.subarray(0, JUDGED_CHARACTERS)).toString('latin1'));
}

/**
 * Decodes the bytes of a text file: UTF-8 and UTF-16 with or without byte-order mark, Shift_JIS (as
 * Windows writes it), EUC-JP and ISO-2022-JP. Nothing is guessed: bytes that are not valid throughout in an
 * encoding are not read in it.
 *
 * @returns the text without byte-order mark, well-formed and without U+0000; or why there is none
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = encodingOfMark(bytes);
  const text = marked === null ? decodeUnmarked(bytes) : decodeStrictly(bytes, marked);
  if (text === null) return { kind: looksBinary(bytes) ? 'binary' : 'unknown-encoding' };
  return isBinary(text) ? { kind: 'binary' } : { kind: 'text', text };
}
