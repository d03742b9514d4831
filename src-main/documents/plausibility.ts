/** How many characters of each kind a text has. */
export interface CharacterCounts {
  readonly all: number;
  /** Printable ASCII and white space. */
  readonly ascii: number;
  /** Kana other than half-width ones, Japanese punctuation and symbols. */
  readonly kana: number;
  readonly halfWidthKana: number;
  readonly ideographs: number;
  /** Characters of Japanese scripts that stand beside another such character. */
  readonly inRuns: number;
  /** Control, private and unassigned characters, which no text has in number. */
  readonly strange: number;
}

const STRANGE = /[\u0080-\u009F\p{Co}\p{Cn}]/u;

/** A control character of ASCII other than white space. */
function isControl(codePoint: number): boolean {
  const isWhiteSpace = codePoint >= 0x09 && codePoint <= 0x0d;
  return (codePoint < 0x20 && !isWhiteSpace) || codePoint === 0x7f;
}

/** Kana, full-width forms, and the symbols of Japanese character sets: dashes, arrows, lines, ① and ㈱. */
function isKana(codePoint: number): boolean {
  return (
    (codePoint >= 0x3000 && codePoint < 0x3400) ||
    (codePoint >= 0xff01 && codePoint < 0xff61) ||
    (codePoint >= 0x2010 && codePoint < 0x2040) ||
    (codePoint >= 0x2190 && codePoint < 0x2700)
  );
}

function isHalfWidthKana(codePoint: number): boolean {
  return codePoint >= 0xff61 && codePoint < 0xffa0;
}

function isIdeograph(codePoint: number): boolean {
  return codePoint >= 0x4e00 && codePoint < 0xa000;
}

/** Counts the characters of a text by their kinds. */
export function countCharacters(text: string): CharacterCounts {
  const counts = { all: 0, ascii: 0, kana: 0, halfWidthKana: 0, ideographs: 0, inRuns: 0, strange: 0 };
  let run = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    counts.all++;
    let isJapanese = true;
    if (isKana(codePoint)) counts.kana++;
    else if (isIdeograph(codePoint)) counts.ideographs++;
    else if (isHalfWidthKana(codePoint)) counts.halfWidthKana++;
    else {
      isJapanese = false;
      if (isControl(codePoint) || STRANGE.test(character)) counts.strange++;
      else if (codePoint < 0x80) counts.ascii++;
    }
    run = isJapanese ? run + 1 : 0;
    if (run === 2) counts.inRuns += 2;
    else if (run > 2) counts.inRuns++;
  }
  return counts;
}

/**
 * Tells how much a text looks like Japanese, as a share of its characters outside ASCII.
 *
 * Only characters in runs count: what Western letters become when they are read as Shift_JIS stands alone
 * between ASCII letters. Half-width kana count little: that is what EUC-JP becomes in Shift_JIS.
 *
 * @returns 0 to 1; 0 where there are only ASCII characters
 */
export function japaneseness(counts: CharacterCounts): number {
  const japanese = counts.kana + counts.ideographs + counts.halfWidthKana;
  const foreign = counts.all - counts.ascii;
  if (foreign === 0 || japanese === 0) return 0;
  const likely = counts.kana + counts.ideographs * 0.9 + counts.halfWidthKana * 0.3 - counts.strange;
  return Math.max(0, (likely / foreign) * (counts.inRuns / japanese));
}

/** Tells whether a text holds U+0000 or so many control characters that it is no text. */
export function isBinary(text: string): boolean {
  let controls = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 0) return true;
    if (isControl(unit)) controls++;
  }
  return controls > 8 && controls > text.length * 0.01;
}
