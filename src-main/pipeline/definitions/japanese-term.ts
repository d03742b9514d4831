import type { Token } from '../../text/model.ts';
import { GENERAL_HEADS_JA, GENERAL_LABELS_JA } from './japanese-words.ts';
import {
  isClosing,
  isMarked,
  openingIndex,
  type SentenceView,
  type Span,
  spanOfTokens,
} from './sentence-view.ts';

/** A noun phrase that looks like a term. */
export interface JapaneseTerm {
  readonly span: Span;
  /** Index of its first token, an opening 「 included. */
  readonly from: number;
  /** Whether the author set it apart, with 「」 or emphasis. */
  readonly marked: boolean;
  /** Whether it is a compound of a general noun, as 設計目的 is: a term only where a sentence really defines it. */
  readonly general: boolean;
}

const MAX_CHARACTERS = 25;
/** 「見守り」 names something, 「見」 does not. */
const LEAST_STEM = 3;
/** Latin terms are longer: "Infrastructure as a Service". */
const MAX_LATIN_CHARACTERS = 60;
const LATIN_ONLY = /^[\p{Script=Latin}\p{N}\s.\-/&'’+#]+$/u;
const LETTER = /[\p{L}]/u;
const INNER_SYMBOLS = new Set([
  '・',
  '-',
  '‐',
  '‑',
  '–',
  '−',
  '/',
  '／',
  '.',
  '+',
  '#',
  '&',
  '＆',
  '=',
  '＝',
  '_',
  'ー',
  '･',
  "'",
  '’',
]);
const HIRAGANA_ONLY = /^[ぁ-ゖー]+$/u;

/** Tells whether a token may stand inside a term. */
function isTermToken(token: Token): boolean {
  switch (token.partOfSpeech) {
    case 'noun':
      return !token.detail.startsWith('非自立') || token.surface === 'もの';
    case 'proper-noun':
    case 'number':
    case 'prefix':
    case 'suffix':
      return true;
    case 'symbol':
    case 'punctuation':
      return INNER_SYMBOLS.has(token.surface);
    case 'adjective':
      // Stems such as 安全 and 疎 join nouns; 「高い」 does not.
      return HAN_ONLY.test(token.surface) || token.detail.startsWith('形容動詞語幹');
    case 'particle':
      return token.surface === 'の';
    case 'verb':
      // The stem of a compound, 「取り扱い説明書」; in its dictionary form it is a clause, 「動く部品」.
      return token.surface !== token.lemma && HAS_KANJI.test(token.surface);
    case 'other':
      return LETTER.test(token.surface);
    default:
      return LATIN_WORD.test(token.surface) || KATAKANA_WORD.test(token.surface);
  }
}

const HAS_KANJI = /\p{Script=Han}/u;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const LATIN_WORD = /^[A-Za-z]+$/;
/** Pieces of a word that the dictionary does not know are given any part of speech. */
const KATAKANA_WORD = /^[ァ-ヶー]+$/;
/** Nouns that relate to something else instead of naming: 「この間」「の中」. */
const RELATIONAL = /非自立|副詞可能/;

/** Tells whether the tokens `from` to `to` (exclusive) can be a term. */
export function japaneseTerm(view: SentenceView, from: number, to: number): JapaneseTerm | null {
  let start = from;
  let end = to;
  let quoted = false;
  const opening = view.tokens[start]?.surface;
  const closing = view.tokens[end - 1]?.surface;
  if (end - start > 2 && ((opening === '「' && closing === '」') || (opening === '『' && closing === '』'))) {
    start++;
    end--;
    quoted = true;
  }
  const span = spanOfTokens(view, start, end);
  if (span === null) return null;
  const text = view.block.text.slice(span.start, span.end);
  if (!isShortEnough(text) || !LETTER.test(text)) return null;
  const marked = quoted || isMarked(view.block, span);
  const first = view.tokens[start];
  const last = view.tokens[end - 1];
  if (first === undefined || last === undefined) return null;
  let particles = 0;
  for (let index = start; index < end; index++) {
    const token = view.tokens[index];
    if (token === undefined) return null;
    if (!isTermToken(token)) return null;
    if (token.partOfSpeech === 'particle') particles++;
  }
  if (particles > 1 && !marked) return null;
  if (first.partOfSpeech === 'particle' || last.partOfSpeech === 'particle') return null;
  // 「焼き戻し」 is a noun, a single stem rarely one.
  if (last.partOfSpeech === 'verb' && !marked && end - start < 2 && last.surface.length < LEAST_STEM)
    return null;
  if (last.partOfSpeech === 'prefix') return null;
  if (isGeneral(view, start, end, text, marked)) return null;
  const general = !marked && last.partOfSpeech !== 'suffix' && isGeneralNoun(last);
  return { span, from, marked, general };
}

function isShortEnough(text: string): boolean {
  return text.length <= MAX_CHARACTERS || (text.length <= MAX_LATIN_CHARACTERS && LATIN_ONLY.test(text));
}

function isGeneral(view: SentenceView, start: number, end: number, text: string, marked: boolean): boolean {
  const first = view.tokens[start];
  const last = view.tokens[end - 1];
  if (first === undefined || last === undefined) return true;
  if (GENERAL_HEADS_JA.has(text)) return true;
  // 「次の図」
  if (GENERAL_HEADS_JA.has(first.surface) && view.words[start + 1] === 'の' && !marked) return true;
  // 「ポンプの目的」 is about a pump.
  const isAlone = end - start === 1 || view.tokens[end - 2]?.partOfSpeech === 'particle';
  if (isAlone && isGeneralNoun(last) && !marked) return true;
  if (GENERAL_LABELS_JA.has(text) && !marked) return true;
  // A single hiragana word is rarely a name, unless the author sets it apart.
  return end - start === 1 && !marked && text.length < 3 && HIRAGANA_ONLY.test(text);
}

function isGeneralNoun(token: Token): boolean {
  return GENERAL_HEADS_JA.has(token.surface) || RELATIONAL.test(token.detail);
}

/** Tells whether the text of a heading or a label is a general one. */
export function isGeneralLabelJa(text: string): boolean {
  return GENERAL_LABELS_JA.has(text) || GENERAL_HEADS_JA.has(text);
}

/** A term that ends before a token, with the names given beside it in brackets. */
export interface NamedPhrase {
  readonly names: readonly JapaneseTerm[];
  /** Index of the first token of the whole phrase. */
  readonly from: number;
}

/**
 * Reads the noun phrase that ends before the token `end`, backwards: 「サービスレベル目標（SLO）」 gives two names.
 * Null where none stands there.
 */
export function phraseBefore(view: SentenceView, end: number): NamedPhrase | null {
  let to = end;
  let alias: JapaneseTerm | null = null;
  if (isClosing(view.words[to - 1])) {
    const open = openingIndex(view.words, to - 1);
    if (open < 1) return null;
    alias = aliasInBrackets(view, open + 1, to - 1);
    to = open;
  }
  const from = phraseStart(view, to);
  const name = from < to ? japaneseTerm(view, from, to) : null;
  if (name === null) return null;
  return { names: alias === null ? [name] : [name, alias], from };
}

const WIDE_SPACE = '\u3000';
/** How far back a phrase can reach, in tokens. */
const MAX_PHRASE = 16;

/** The first token of the run of tokens before `to` that can belong to a term. */
function phraseStart(view: SentenceView, to: number): number {
  const closing = view.tokens[to - 1]?.surface;
  if (closing === '」' || closing === '』') {
    const opening = closing === '」' ? '「' : '『';
    for (let index = to - 2; index >= 0 && to - index <= MAX_PHRASE * 2; index--) {
      if (view.tokens[index]?.surface === opening) return index;
    }
    return to;
  }
  let start = to;
  while (start > 0 && to - start < MAX_PHRASE) {
    const token = view.tokens[start - 1];
    if (token === undefined || !isTermToken(token)) break;
    // A wide space parts a number from what it counts: 第三条 and 総会.
    if (start < to && view.block.text.charAt(token.end) === WIDE_SPACE) break;
    start--;
  }
  while (start < to && view.tokens[start]?.partOfSpeech === 'particle') start++;
  // 「前項の天災地変」: what points at a place of the text is no part of the name.
  const points = POINTING_NOUNS.test(view.tokens[start]?.surface ?? '') && view.words[start + 1] === 'の';
  return points && start + 2 < to ? start + 2 : start;
}

const POINTING_NOUNS = /^(?:[前次同本]項|[前次同本]条|[前次同本]号|前述|上記|下記|上述|前記)$/u;

/** A name in brackets: the whole content, or what stands before 「と略される」. */
function aliasInBrackets(view: SentenceView, from: number, to: number): JapaneseTerm | null {
  const whole = japaneseTerm(view, from, to);
  if (whole !== null) return whole;
  for (let index = from; index < to; index++) {
    if (view.words[index] === 'と' && ABBREVIATED.test(view.words.slice(index + 1, index + 3).join(''))) {
      return phraseBefore(view, index)?.names[0] ?? null;
    }
    if (view.words[index] === ':' || view.words[index] === '：') return japaneseTerm(view, from, index);
  }
  return null;
}

const ABBREVIATED = /^(?:略|も?呼|も?言|も?いう|称)/u;
