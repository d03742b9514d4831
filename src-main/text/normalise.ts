/**
 * Normalisation for matching only; what people see is never normalised.
 *
 * NFKC, lower case, hyphen-like marks as `-`, long-vowel marks as `ー`, curly apostrophes as `'`, a run of
 * white space as one space, and nothing left of characters that cannot be seen. Text is cut into clusters
 * (a character with the marks that follow it): only inside one can Unicode normalisation join or reorder.
 */

import { markUnits, UNITS, unitsOf } from './unit-table.ts';

/** A normalised text and where it comes from. */
export interface NormalisedText {
  readonly text: string;
  /**
   * For each UTF-16 unit of `text` the offset of what it comes from in the original; as long as `text`,
   * never falling. Where a cluster changed its length, all its units have the offset of its start.
   */
  readonly origin: Uint32Array;
}

/**
 * More marks on one character than any writing system has (the limit of Unicode's stream-safe format,
 * UAX 15). The rest is dropped, so that a hostile text cannot make sorting them slow.
 */
const MAX_MARKS = 30;
const EXCESS_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}/u;
/** All that NFKC or lower case makes something else of; the letters that only case folding changes do not matter. */
const CHANGING_UNITS = /[\p{Changes_When_NFKC_Casefolded}\p{Changes_When_Lowercased}]+/gu;
const IGNORABLE_UNITS = /\p{Default_Ignorable_Code_Point}+/gu;
const WHITE_SPACE_UNITS = /\p{White_Space}+/gu;
/** What can join the character before it, once decomposed: marks, and Hangul vowels and finals. */
const JOINING = /^[\p{M}\u1160-\u11FF\uD7B0-\uD7FF]/u;
const JOINING_UNITS = /[\p{M}\u1160-\u11FF\uD7B0-\uD7FF]+/gu;
const KATAKANA = /^[\u30A1-\u30FA\u30FC-\u30FF\u31F0-\u31FF]/;

/** Hyphens and dashes that are never anything else. */
const HYPHENS = '\u02D7\u058A\u05BE\u1400\u2012\u2013\u2014\u2043\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u30A0';
/** Marks that also stand for a long vowel where they are typed between two katakana. */
const LONG_VOWEL_LIKE = '\u2010\u2011\u2015\u2212\u2500\u2501\uFF0D';
/** Stands for one of them until both its neighbours are known; no normalised text holds it. */
const UNDECIDED = 0x2010;
const LONG_VOWEL = 0x30fc;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const REPLACEMENT = 0xfffd;

/** Kinds of UTF-16 units. A `SIMPLE` one becomes exactly one unit whatever stands around it. */
const SIMPLE = 0;
const COMPLEX = 1;
const CONTINUATION = 2;
const INVISIBLE = 3;

/** Two bytes a unit; a normalised text holds no lone surrogate and no byte-order mark that could be changed. */
const UNIT_DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

/** What nothing joins or changes. */
const SEPARATOR = 0;

interface Tables {
  readonly kind: Uint8Array;
  /** What a simple unit becomes. */
  readonly simple: Uint16Array;
  /** What a unit of NFKC text in lower case becomes. */
  readonly fold: Uint16Array;
}

let builtTables: Tables | null = null;

/** Built on first use: 65,536 entries each, some milliseconds. */
function tables(): Tables {
  builtTables ??= buildTables();
  return builtTables;
}

function buildTables(): Tables {
  const fold = new Uint16Array(UNITS);
  for (let unit = 0; unit < UNITS; unit++) fold[unit] = unit;
  markUnits(fold, WHITE_SPACE_UNITS, SPACE);
  for (const mark of HYPHENS) fold[mark.charCodeAt(0)] = HYPHEN;
  for (const mark of LONG_VOWEL_LIKE) fold[mark.charCodeAt(0)] = UNDECIDED;
  for (const mark of '\u2018\u2019\u02BC') fold[mark.charCodeAt(0)] = 0x27;
  fold[0x301c] = 0x7e; // wave dash: the same key as the full-width tilde
  fold[0x03c2] = 0x03c3; // final sigma

  const kind = new Uint8Array(UNITS);
  const simple = fold.slice();
  markUnits(kind, JOINING_UNITS, CONTINUATION);
  const changing = unitsOf(CHANGING_UNITS);
  const apart = UNIT_DECODER.decode(Uint16Array.from(changing.flatMap((unit) => [unit, SEPARATOR])));
  forEachPart(foldCase(apart), changing, (unit, first, length) => {
    simple[unit] = fold[unit] === UNDECIDED ? UNDECIDED : (fold[first] ?? first);
    if (length !== 1 && kind[unit] === SIMPLE) kind[unit] = COMPLEX;
  });
  forEachPart(apart.normalize('NFKD'), changing, (unit, first) => {
    if (kind[first] === CONTINUATION) kind[unit] = CONTINUATION;
  });
  kind.fill(COMPLEX, 0xd800, 0xe000);
  markUnits(kind, IGNORABLE_UNITS, INVISIBLE);
  return { kind, simple, fold };
}

/** Tells what became of each of some units with a separator after it: what is done to all at once is done to each by itself. */
function forEachPart(
  changed: string,
  units: readonly number[],
  tell: (unit: number, firstOfPart: number, length: number) => void,
): void {
  let start = 0;
  for (const unit of units) {
    const end = changed.indexOf('\u0000', start);
    tell(unit, changed.charCodeAt(start), end - start);
    start = end + 1;
  }
}

function foldCase(text: string): string {
  // The second NFKC joins what lower case made joinable, such as j and a caron.
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Normalises a cluster without its invisible characters; hyphens and white space are left to the caller. */
function normaliseCluster(cluster: string): string {
  return foldCase(cluster.normalize('NFKD').replace(EXCESS_MARKS, '$1'));
}

/** The code point at an offset; a lone surrogate counts as the replacement character. */
function codePointAt(text: string, offset: number): number {
  const point = text.codePointAt(offset) ?? REPLACEMENT;
  return point >= 0xd800 && point < 0xe000 ? REPLACEMENT : point;
}

function widthOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

function kindOf(codePoint: number): number {
  if (codePoint <= 0xffff) return tables().kind[codePoint] ?? SIMPLE;
  const character = String.fromCodePoint(codePoint);
  if (IGNORABLE.test(character)) return INVISIBLE;
  return JOINING.test(character) ? CONTINUATION : COMPLEX;
}

/**
 * Finds where the cluster that holds an offset ends: after the character there and the marks that follow it.
 *
 * @param text the original text
 * @param offset a UTF-16 offset inside the cluster
 * @returns the exclusive end; invisible characters after the last mark do not belong to the cluster
 */
export function clusterEnd(text: string, offset: number): number {
  let end = offset + widthOf(codePointAt(text, offset));
  for (let next = end; next < text.length;) {
    const codePoint = codePointAt(text, next);
    const kind = kindOf(codePoint);
    if (kind !== CONTINUATION && kind !== INVISIBLE) break;
    next += widthOf(codePoint);
    if (kind === CONTINUATION) end = next;
  }
  return Math.min(end, text.length);
}

/** The visible characters of a cluster, as many as `MAX_MARKS` allows. */
function visibleCharacters(text: string, start: number, end: number): string {
  let characters = '';
  let count = 0;
  for (let offset = start; offset < end && count <= MAX_MARKS;) {
    const codePoint = codePointAt(text, offset);
    if (kindOf(codePoint) !== INVISIBLE) {
      characters += String.fromCodePoint(codePoint);
      count++;
    }
    offset += widthOf(codePoint);
  }
  return characters;
}

/** Collects normalised units; grows as needed, because a character can become many. */
class UnitBuffer {
  units: Uint16Array;
  origin: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.origin = new Uint32Array(capacity);
  }

  push(unit: number, origin: number): void {
    if (unit === SPACE && this.length > 0 && this.units[this.length - 1] === SPACE) return;
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.origin[this.length] = origin;
    this.length++;
  }

  private grow(): void {
    const capacity = this.units.length * 2 + 16;
    const units = new Uint16Array(capacity);
    const origin = new Uint32Array(capacity);
    units.set(this.units);
    origin.set(this.origin);
    this.units = units;
    this.origin = origin;
  }
}

/** Decides what each undecided mark is: a long vowel between two katakana, else a hyphen. */
function decideDashes(buffer: UnitBuffer): void {
  const { units, length } = buffer;
  const isKatakana = (index: number): boolean => KATAKANA.test(String.fromCharCode(units[index] ?? 0));
  for (let index = 0; index < length; index++) {
    if (units[index] !== UNDECIDED) continue;
    const between = index > 0 && index + 1 < length && isKatakana(index - 1) && isKatakana(index + 1);
    units[index] = between ? LONG_VOWEL : HYPHEN;
  }
}

/**
 * Normalises a text for matching and tells where each unit comes from. Linear in the length of the text.
 *
 * White space at the ends is kept as one space. Lone surrogates become U+FFFD.
 */
export function normaliseWithOrigin(text: string): NormalisedText {
  const { kind, simple, fold } = tables();
  const buffer = new UnitBuffer(text.length);
  let offset = 0;
  while (offset < text.length) {
    const unit = text.charCodeAt(offset);
    const kindHere = kind[unit] ?? SIMPLE;
    const kindNext = offset + 1 < text.length ? (kind[text.charCodeAt(offset + 1)] ?? SIMPLE) : SIMPLE;
    if (kindHere === INVISIBLE) {
      offset++;
    } else if (kindHere === SIMPLE && kindNext === SIMPLE) {
      buffer.push(simple[unit] ?? unit, offset);
      offset++;
    } else {
      offset = pushCluster(buffer, text, offset, fold);
    }
  }
  decideDashes(buffer);
  return {
    text: UNIT_DECODER.decode(buffer.units.subarray(0, buffer.length)),
    origin: buffer.origin.slice(0, buffer.length),
  };
}

/** Adds the cluster that starts at an offset and returns where it ends. */
function pushCluster(buffer: UnitBuffer, text: string, start: number, fold: Uint16Array): number {
  const end = clusterEnd(text, start);
  const visible = visibleCharacters(text, start, end);
  const normalised = visible === '\uFF0D' ? '\u2010' : normaliseCluster(visible);
  const sameLength = normalised.length === end - start;
  for (let index = 0; index < normalised.length; index++) {
    const unit = normalised.charCodeAt(index);
    buffer.push(fold[unit] ?? unit, sameLength ? start + index : start);
  }
  return end;
}

/**
 * Normalises a text for matching, as `normaliseWithOrigin` does, without the offsets.
 *
 * Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  return normaliseWithOrigin(text).text;
}
