import type { AnalysedBlock, Sentence } from '../../text/model.ts';
import { subjectStart } from './english-clause.ts';
import { foldEnglishWord, foldedWords } from './english-fold.ts';
import { isGenusFragment } from './english-predicate.ts';
import { ARTICLES } from './english-words.ts';
import { findNamedHeadings, type NamedHeading, type PartOfDocument } from './heading-names.ts';
import { type DefinitionHit, type SentenceView, type Span, viewSentence } from './sentence-view.ts';

/** A definition of what a heading names, in the paragraph below it. */
export interface HeadingHit {
  readonly name: string;
  readonly headingBlock: AnalysedBlock;
  readonly block: AnalysedBlock;
  readonly pattern: string;
  readonly score: number;
  readonly passage: Span;
}

/** How many sentences of the paragraph are looked at: a definition does not come later. */
const MAX_SENTENCES = 6;
const HIGHEST = 0.98;
const POSITION_PENALTY = 0.05;
/** Nothing later in the paragraph is worth looking for after such a sentence. */
const SURE = 0.85;

/** Scores of what a sentence does with the name, in a paragraph below a title and below another heading. */
const SCORES = {
  related: { title: 0.6, heading: 0.42 },
  subject: { title: 0.58, heading: 0.4 },
  fragment: { title: 0.62, heading: 0.6 },
  mention: { title: 0.45, heading: 0 },
  first: { title: 0.36, heading: 0 },
} as const;
const DEFINED_BONUS = 0.12;

interface Choice {
  readonly pattern: string;
  readonly score: number;
  readonly passage: Span;
}

/** The paragraph that explains a heading: the next block, a heading that repeats the title passed over. */
function paragraphBelow(blocks: readonly AnalysedBlock[], heading: NamedHeading): AnalysedBlock | null {
  let index = heading.index + 1;
  if (heading.isTitle && blocks[index]?.kind === 'heading' && blocks[index]?.text === heading.block.text)
    index++;
  const block = blocks[index];
  return block?.kind === 'paragraph' ? block : null;
}

/** Tells whether two names are the same up to case, plural and spaces or hyphens. */
function sameName(left: string, right: string): boolean {
  return foldedWords(left).join('') === foldedWords(right).join('');
}

/** The same word, or one cut short: "app" and "application". */
function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length >= MIN_SHARED && long.startsWith(short) && LETTERS.test(long);
}

const LETTERS = /^\p{Script=Latin}+$/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const MIN_SHARED = 3;

/**
 * Tells whether what a sentence defines is what a name means: "Bare metal" under "Bare metal machine", "Canary deployments"
 * under "Canary deployment". Not the other way: "Tides" are not what a tide gauge is.
 */
function isMeantBy(term: string, name: string): boolean {
  if (beginsInJapanese(name, term)) return true;
  const termWords = foldedWords(term);
  const nameWords = foldedWords(name);
  if (termWords.length === 0 || nameWords.length === 0) return false;
  return (
    (termWords.length <= nameWords.length &&
      termWords.every((word, index) => isSameWord(word, nameWords[index] ?? ''))) ||
    endsWith(nameWords, termWords) ||
    endsWith(termWords, nameWords)
  );
}

/** 「ベアメタルマシン」 begins with 「ベアメタル」: Japanese has no words to compare. */
function beginsInJapanese(long: string, short: string): boolean {
  return JAPANESE.test(short) && short.length >= MIN_SHARED && long.startsWith(short);
}

function endsWith(long: readonly string[], short: readonly string[]): boolean {
  return short.length <= long.length && short.join('') === long.slice(-short.length).join('');
}

const FOLLOWS_SUBJECT = new Set(['verb', 'auxiliary', 'adverb', 'punctuation', 'conjunction', 'adjective']);

/** Tells whether the sentence begins with the name as its subject, in English. */
function beginsWithEnglish(view: SentenceView, name: string): boolean {
  let index = subjectStart(view);
  if (index < 0) return false;
  while (ARTICLES.has(view.words[index] ?? '') || /^["'“‘(]$/.test(view.words[index] ?? '')) index++;
  for (const word of foldedWords(name)) {
    while (view.words[index] === '-') index++;
    if (!isSameWord(foldEnglishWord(view.words[index] ?? ''), word)) return false;
    index++;
  }
  const next = view.tokens[index];
  // "Container images" are not what "Container" is.
  return next !== undefined && FOLLOWS_SUBJECT.has(next.partOfSpeech) && next.surface !== '-';
}

const TOPIC_AFTER = /^(?:[（(][^（()）]{1,80}[)）])?\s*(?:とは|は|が|という|、)/u;

/** Tells whether the name is the topic of a Japanese sentence: at its beginning or after a comma. */
function beginsWithJapanese(view: SentenceView, name: string): boolean {
  const text = view.block.text.slice(view.sentence.start, view.sentence.end);
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0 || !TOPIC_AFTER.test(text.slice(at + name.length, at + name.length + 90))) return false;
  return at === 0 || /[、，「（(]$/u.test(text.slice(0, at));
}

function isSubject(view: SentenceView, name: string): boolean {
  return view.block.language === 'ja' ? beginsWithJapanese(view, name) : beginsWithEnglish(view, name);
}

const BRACKETS = /[()（）]/g;

function mentions(text: string, name: string): boolean {
  if (text.toLowerCase().replace(BRACKETS, '').includes(name.toLowerCase())) return true;
  const words = new Set(foldedWords(text));
  const nameWords = foldedWords(name).filter((word) => word.length > 2);
  return nameWords.length > 0 && nameWords.every((word) => words.has(word));
}

function textOfSentence(view: SentenceView): string {
  return view.block.text.slice(view.sentence.start, view.sentence.end);
}

const NOUN_END_JA = new Set(['noun', 'proper-noun', 'suffix']);

const MAX_FRAGMENT = 300;
const SENTENCE_END = /[.。．]["'”’」』)）]*$/u;

/** A sentence that has no subject because the heading is it: "A set of practices that…", 「水をくみ上げる車。」. */
function isFragment(view: SentenceView): boolean {
  const length = view.sentence.end - view.sentence.start;
  if (length > MAX_FRAGMENT || !SENTENCE_END.test(textOfSentence(view))) return false;
  if (view.block.language === 'en') return isGenusFragment(view);
  if (view.block.language !== 'ja') return false;
  const last = view.tokens.findLast((token) => token.partOfSpeech !== 'punctuation');
  const hasTopic = view.words.some((word) => word === 'は' || word === 'が' || word === 'とは');
  return last !== undefined && NOUN_END_JA.has(last.partOfSpeech) && !hasTopic && view.tokens.length > 3;
}

/** Sentences that only go on make no sense without the one before. */
const CONTINUES = /^(?:it|this|these|they|such|that)\b|^(?:これ|それ|この|その|こう|そう)/iu;

/** The span of a sentence, with the next one where it only sets the scene and the next one goes on. */
function withNext(view: SentenceView): Span {
  const next = view.block.sentences[view.index + 1];
  const span = { start: view.sentence.start, end: view.sentence.end };
  if (next === undefined || next.end - span.start > MAX_TWO_SENTENCES) return span;
  return CONTINUES.test(view.block.text.slice(next.start, next.end)) ? { ...span, end: next.end } : span;
}

const MAX_TWO_SENTENCES = 400;

/** They explain a word of a sentence that is about something else. */
const BESIDE = new Set(['gloss', 'apposition']);

/** What one sentence says about the heading's name, or null where it says nothing. */
function judgeSentence(
  view: SentenceView,
  hits: readonly DefinitionHit[],
  name: string,
  kind: 'title' | 'heading',
): Choice | null {
  const span = { start: view.sentence.start, end: view.sentence.end };
  const own = hits.filter((hit) => hit.pattern !== 'abbreviation');
  const termOf = (hit: DefinitionHit): string => view.block.text.slice(hit.term.start, hit.term.end);
  const defining = own.find((hit) => sameName(termOf(hit), name));
  if (defining !== undefined) {
    const score = Math.min(HIGHEST, defining.score + DEFINED_BONUS);
    return { pattern: defining.pattern, score, passage: defining.passage };
  }
  const related = own.find((hit) => !BESIDE.has(hit.pattern) && isMeantBy(termOf(hit), name));
  if (related !== undefined)
    return { pattern: related.pattern, score: SCORES.related[kind], passage: related.passage };
  if (isSubject(view, name)) return { pattern: 'subject', score: SCORES.subject[kind], passage: span };
  if (view.index === 0 && isFragment(view))
    return { pattern: 'fragment', score: SCORES.fragment[kind], passage: span };
  if (view.index > 0 || !mentions(textOfSentence(view), name)) return null;
  return { pattern: 'mention', score: SCORES.mention[kind], passage: withNext(view) };
}

/** The best sentence of the paragraph; the first one where the paragraph is about the name at all. */
function choose(
  block: AnalysedBlock,
  hitsOf: (sentence: Sentence) => readonly DefinitionHit[],
  name: string,
  kind: 'title' | 'heading',
): Choice | null {
  let best: Choice | null = null;
  let bestMerit = 0;
  for (let index = 0; index < Math.min(MAX_SENTENCES, block.sentences.length); index++) {
    const view = viewSentence(block, index);
    const choice = view === null ? null : judgeSentence(view, hitsOf(view.sentence), name, kind);
    if (choice === null) continue;
    // What comes first in the paragraph is more likely to be the definition.
    const merit = choice.score - index * POSITION_PENALTY;
    if (merit > bestMerit) {
      best = choice;
      bestMerit = merit;
    }
    if (choice.score >= SURE) break;
  }
  if (best !== null) return best;
  const first = viewSentence(block, 0);
  if (first === null || SCORES.first[kind] === 0 || !mentions(block.text, name)) return null;
  return { pattern: 'first', score: SCORES.first[kind], passage: withNext(first) };
}

/**
 * Finds what titles and headings name and the paragraph below them defines: the sentence whose subject is the
 * name, even where the first one only sets the scene.
 *
 * @param hitsOf what the sentence patterns found in a sentence
 */
export function findUnderHeadings(
  blocks: readonly AnalysedBlock[],
  hitsOf: (sentence: Sentence) => readonly DefinitionHit[],
  part: PartOfDocument,
): HeadingHit[] {
  return findNamedHeadings(blocks, part).flatMap((heading) => {
    const block = paragraphBelow(blocks, heading);
    if (block === null) return [];
    const kind = heading.isTitle ? 'title' : 'heading';
    const choices = heading.names.map((name) => choose(block, hitsOf, name, kind));
    const best = choices.reduce(
      (left, right) => ((right?.score ?? 0) > (left?.score ?? 0) ? right : left),
      null,
    );
    if (best === null) return [];
    return heading.names.map((name) => ({
      name,
      headingBlock: heading.block,
      block,
      pattern: `${kind}:${best.pattern}`,
      score: best.score,
      passage: best.passage,
    }));
  });
}
