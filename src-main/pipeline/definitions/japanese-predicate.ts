import type { Token } from '../../text/model.ts';
import { INCIDENTAL_PREDICATES, MEANING_ENDINGS, NOT_DEFINING_AFTER_TOWA } from './japanese-words.ts';
import { isClosing, isOpening, type SentenceView } from './sentence-view.ts';

/** How a sentence about a topic ends, and how sure that makes it a definition of the topic. */
export interface JapaneseVerdict {
  readonly pattern: string;
  readonly score: number;
}

const CLOSING_MARKS = /[。．.!！\s」』）)]+$/u;
const CLOSING_STOPS = /[。．.!！\s]+$/u;
const QUESTION = /(?:か|かな|でしょうか|[?？])[。．?？\s]*$/u;
const NEGATION = /(?:では|じゃ)(?:ない|ありません|なかった|ございません|なく)/u;
const PAST = /(?:でした|だった|であった|ました|した)$/u;
const COPULA = /(?:であります|でございます|である|です|だ|でしょう|だろう|でした|だった|であった)$/u;
/** A meaning that the sentence states before it goes on: 「…を指し、」. */
const MEANING_INSIDE =
  /(?:のこと|の総称|の一種|のもの)で(?:あり|す|ある)?、|を(?:いい|指し|意味し|表し|指す言葉で|表す言葉で)、/u;

/** The predicate's text without what closes the sentence. */
function predicateText(view: SentenceView, from: number): string {
  const start = view.tokens[from]?.start ?? view.sentence.end;
  const text = view.block.text.slice(start, view.sentence.end).replace(CLOSING_STOPS, '');
  return withoutClosingBrackets(text).replace(CLOSING_MARKS, '');
}

/** Leaves out an aside at the end: 「…設計です（その逆は…）」. */
function withoutClosingBrackets(text: string): string {
  if (!isClosing(text.at(-1))) return text;
  let depth = 0;
  for (let index = text.length - 1; index > 0; index--) {
    if (isClosing(text.charAt(index))) depth++;
    else if (isOpening(text.charAt(index)) && --depth === 0) return text.slice(0, index).trimEnd();
  }
  return text;
}

/** Index of the predicate's last noun where it ends with one, copulas passed over; else -1. */
function lastNoun(view: SentenceView, from: number): number {
  for (let index = view.tokens.length - 1; index > from; index--) {
    const token = view.tokens[index];
    if (token === undefined) return -1;
    if (token.partOfSpeech === 'auxiliary' && COPULA_LEMMAS.has(token.lemma)) continue;
    if (COPULA_SURFACES.has(token.surface)) continue;
    if (token.partOfSpeech === 'punctuation' && !isClosing(token.surface)) continue;
    if (isClosing(token.surface)) {
      index = skipBrackets(view, index, from);
      continue;
    }
    return NOUNS.has(token.partOfSpeech) ? index : -1;
  }
  return -1;
}

function skipBrackets(view: SentenceView, close: number, from: number): number {
  let depth = 0;
  for (let index = close; index > from; index--) {
    if (isClosing(view.words[index])) depth++;
    else if (isOpening(view.words[index]) && --depth === 0) return index;
  }
  return close;
}

const COPULA_LEMMAS = new Set(['です', 'だ', 'ある', 'た', 'ます', 'う', 'ござる']);
const COPULA_SURFACES = new Set(['です', 'である', 'だ', 'で', 'ある', 'でしょ', 'だろ']);
const NOUNS = new Set(['noun', 'proper-noun', 'suffix', 'number']);
const COMPOUND_PARTS = new Set(['noun', 'proper-noun', 'suffix', 'number', 'prefix']);
const ADNOMINAL_PARTICLES = new Set(['の', 'という', 'との', 'への', 'からの', 'による', 'ため']);

/** Tells whether what stands right before the predicate's noun tells the topic apart from others of its kind. */
function isModified(view: SentenceView, from: number, noun: number): boolean {
  let index = noun;
  while (index > from && COMPOUND_PARTS.has(view.tokens[index - 1]?.partOfSpeech ?? '')) index--;
  return index > from && isAdnominal(view.tokens[index - 1], view.tokens[index - 2]);
}

function isAdnominal(token: Token | undefined, before: Token | undefined): boolean {
  switch (token?.partOfSpeech) {
    case 'verb':
    case 'auxiliary':
    case 'adjective':
      return true;
    case 'particle':
      return ADNOMINAL_PARTICLES.has(token.surface) || token.detail.includes('連体');
    case 'punctuation':
      // 「制限を管理する、実行中のプロセス」, 「設計（方式）」
      return (
        before !== undefined && before.partOfSpeech !== 'adverb' && before.partOfSpeech !== 'conjunction'
      );
    case 'conjunction':
      // 「建物または施設」
      return true;
    default:
      return false;
  }
}

/** Adjectives that judge instead of telling kinds apart: 「検品は重要な作業です」. */
const EVALUATIVE =
  /^(?:とても|非常に|最も|極めて)?(?:重要|大切|大事|必要|不可欠|便利|簡単|困難|大変|代表的|一般的|基本的|有名|有効|危険|最適|理想的)(?:な|の)/u;
const MAX_JUDGEMENT = 14;

function isOnlyJudged(view: SentenceView, from: number, noun: number): boolean {
  const start = view.tokens[from]?.surface === '、' ? view.tokens[from + 1]?.start : view.tokens[from]?.start;
  const text = view.block.text.slice(start ?? 0, view.tokens[noun]?.end ?? 0);
  return text.length <= MAX_JUDGEMENT && EVALUATIVE.test(text);
}

/** 「塔の北にある低い」, 「古い」: where it is and how it looks tells one thing from others, not a kind. */
const PLACED = /^(?:[^、]{1,20}(?:に(?:ある|いる|立つ|建つ)))?(?:\p{Script=Han}{1,2}[いな])?$/u;

function isOnlyPlaced(view: SentenceView, from: number, noun: number): boolean {
  let start = noun;
  while (start > from && COMPOUND_PARTS.has(view.tokens[start - 1]?.partOfSpeech ?? '')) start--;
  const first = isComma(view.words[from]) ? from + 1 : from;
  const text = view.block.text.slice(view.tokens[first]?.start ?? 0, view.tokens[start]?.start ?? 0);
  return PLACED.test(text);
}

/** 「…の集合であり、」: a noun with a copula that the sentence goes on from. */
function judgeNounInside(view: SentenceView, from: number): JapaneseVerdict | null {
  for (let index = from + 1; index + 1 < view.tokens.length; index++) {
    if (isNounWithDe(view, from, index)) return { pattern: 'wa-noun-and', score: 0.52 };
    const linked = view.words[index] === 'で' && /^(?:あり|あっ)$/u.test(view.words[index + 1] ?? '');
    if (!linked && view.words[index] !== 'であり') continue;
    if (!NOUNS.has(view.tokens[index - 1]?.partOfSpeech ?? '')) continue;
    if (INCIDENTAL_PREDICATES.has(view.words[index - 1] ?? '')) continue;
    if (isModified(view, from, index - 1)) return { pattern: 'wa-noun-and', score: 0.6 };
  }
  return null;
}

/**
 * 「…を締める機械で、」: a noun after a clause, with で before a comma. 「隣の港で、」 is a place, as is what follows another
 * part of the sentence: 「毎朝、…する港で、」.
 */
function isNounWithDe(view: SentenceView, from: number, index: number): boolean {
  const isGenus = view.words[index] === 'で' && isComma(view.words[index + 1]);
  if (!isGenus) return false;
  const noun = view.tokens[index - 1];
  if (noun === undefined || !NOUNS.has(noun.partOfSpeech) || noun.partOfSpeech === 'number') return false;
  if (INCIDENTAL_PREDICATES.has(noun.surface) || /非自立|副詞可能|助数詞/.test(noun.detail)) return false;
  let start = index - 1;
  while (start > from && COMPOUND_PARTS.has(view.tokens[start - 1]?.partOfSpeech ?? '')) start--;
  if (start <= from) return false;
  const before = view.tokens[start - 1];
  if (before?.partOfSpeech === 'verb' || before?.partOfSpeech === 'auxiliary') return true;
  // 「摩擦を減らす筒状の布で、」: with の a clause has to stand before it.
  return (
    before?.surface === 'の' &&
    view.tokens.slice(from, start).some(({ partOfSpeech }) => partOfSpeech === 'verb')
  );
}

function isComma(word: string | undefined): boolean {
  return word === '、' || word === '，';
}

const ONE_OF = /^(?:一つ|ひとつ|1つ|１つ|一部|一員)$/u;
/** Nouns that carry no kind of their own: 「…するものです」「…することです」. */
const EMPTY_NOUNS = new Set(['こと', 'もの', '物', '事', 'の', 'ん']);

/** The last noun with the prefix of a number: 「の一つ」 is one or two tokens. */
function nounText(view: SentenceView, noun: number): string {
  const token = view.tokens[noun];
  const before = view.tokens[noun - 1];
  if (token === undefined) return '';
  return before?.partOfSpeech === 'number' ? before.surface + token.surface : token.surface;
}

function judgeNounPredicate(view: SentenceView, from: number, text: string): JapaneseVerdict | null {
  const noun = lastNoun(view, from);
  if (noun < 0) return null;
  const token = view.tokens[noun];
  const surface = nounText(view, noun);
  if (token === undefined) return null;
  if (ONE_OF.test(surface)) return { pattern: 'wa-one-of', score: 0.5 };
  if (INCIDENTAL_PREDICATES.has(surface) || INCIDENTAL_PREDICATES.has(token.surface)) return null;
  if (token.partOfSpeech === 'number' || /副詞可能|助数詞/.test(token.detail)) return null;
  const modified = isModified(view, from, noun) && !isOnlyPlaced(view, from, noun);
  const hasCopula = COPULA.test(text);
  if (EMPTY_NOUNS.has(token.surface)) {
    const isAction = view.tokens[noun - 1]?.partOfSpeech === 'verb' || view.words[noun - 1] === 'た';
    return isAction && token.surface.length > 1 ? { pattern: 'wa-thing', score: 0.5 } : null;
  }
  if ((!hasCopula && !modified) || isOnlyJudged(view, from, noun)) return null;
  return { pattern: 'wa-noun', score: modified ? (hasCopula ? 0.7 : 0.5) : 0.45 };
}

function meaningEnding(text: string): number {
  for (const [ending, score] of MEANING_ENDINGS) {
    if (ending.test(text)) return score;
  }
  return 0;
}

/**
 * Tells whether the tokens from `from` say of what kind something is, as entries of a glossary do: a noun that something
 * stands before, without a topic of its own, or a verb that states a meaning.
 */
export function statesKind(view: SentenceView, from: number): boolean {
  const text = predicateText(view, from);
  if (meaningEnding(text) > 0) return true;
  const noun = lastNoun(view, from);
  if (noun <= from || QUESTION.test(text) || hasTopic(view, from)) return false;
  const token = view.tokens[noun];
  const counts = token?.partOfSpeech === 'number' || /助数詞/.test(token?.detail ?? '');
  return !counts && isModified(view, from, noun);
}

/** 「手は出さず」 and 「食道ではなく」 are no topics of a sentence that states a kind: another verb goes on from them. */
function hasTopic(view: SentenceView, from: number): boolean {
  return view.words.some(
    (word, index) =>
      index > from &&
      word === 'は' &&
      TOPICS.has(view.tokens[index - 1]?.partOfSpeech ?? '') &&
      !isDenied(view, index),
  );
}

const TOPICS = new Set(['noun', 'proper-noun', 'suffix', 'pronoun']);

function isDenied(view: SentenceView, topic: number): boolean {
  return view.tokens
    .slice(topic + 1, topic + 4)
    .some(({ lemma }) => lemma === 'ない' || lemma === 'ぬ' || lemma === 'ず');
}

const PAST_FACTOR = 0.45;

/**
 * Judges what follows 「Xは」: a noun that is not merely said of X, or a verb that states a meaning.
 *
 * @param from index of the first token after は
 * @returns null where the predicate defines nothing: an adjective, a question, a negation, an action
 */
export function judgeAfterWa(view: SentenceView, from: number): JapaneseVerdict | null {
  const text = predicateText(view, from);
  if (text.length < 2 || QUESTION.test(text) || NEGATION.test(text)) return null;
  const meaning = meaningEnding(text);
  if (meaning > 0) return { pattern: 'wa-means', score: meaning - 0.08 };
  const verdict = judgeNounPredicate(view, from, text);
  if (verdict !== null) {
    if (!PAST.test(text)) return verdict;
    return { pattern: `${verdict.pattern}-past`, score: verdict.score * PAST_FACTOR };
  }
  return MEANING_INSIDE.test(text) ? { pattern: 'wa-noun-and', score: 0.65 } : judgeNounInside(view, from);
}

/**
 * Judges what follows 「Xとは」, which announces a definition unless it compares or denies.
 *
 * @param from index of the first token after とは
 */
export function judgeAfterTowa(view: SentenceView, from: number): JapaneseVerdict | null {
  const text = predicateText(view, from).replace(/^[、,，\s]+/u, '');
  if (text.length < 2 || QUESTION.test(text)) return null;
  // With a comma X is announced, whatever the next word is: 「覚醒とは、呼びかけに…」.
  const isAnnounced = isComma(view.words[from]);
  if (!isAnnounced && NOT_DEFINING_AFTER_TOWA.some((start) => text.startsWith(start))) return null;
  if (NEGATION.test(text)) return { pattern: 'towa', score: 0.35 };
  const meaning = meaningEnding(text);
  if (meaning > 0) return { pattern: 'towa', score: 0.95 };
  if (judgeNounPredicate(view, from, text) !== null) return { pattern: 'towa', score: 0.9 };
  if (MEANING_INSIDE.test(text) || judgeNounInside(view, from) !== null)
    return { pattern: 'towa', score: 0.88 };
  // 「取引先とはメールでやり取りする」 does something with X; a comma announces what X is.
  if (!/^[、,，]/u.test(view.tokens[from]?.surface ?? '')) return null;
  return { pattern: 'towa', score: PAST.test(text) ? 0.4 : 0.65 };
}
