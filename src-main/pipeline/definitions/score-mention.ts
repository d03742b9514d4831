import type { AnalysedBlock, Sentence, Token } from '../../text/model.ts';
import { MAX_SENTENCE_LENGTH } from './sentence-view.ts';

/** What a sentence offers to any term in it: computed once, asked for every occurrence. */
export interface SentenceFacts {
  /** Offsets of the sentence in its block's text. */
  readonly start: number;
  readonly end: number;
  /** Where the sentence's subject begins: after articles and openers. */
  readonly subjectStart: number;
  /** Where it ends: before the first verb, or after the first は or が; the start where there is none. */
  readonly subjectEnd: number;
  /** How good the sentence is whatever the term, 0 to 1. */
  readonly base: number;
}

const WEIGHTS = {
  complete: 0.2,
  verb: 0.15,
  moderateLength: 0.15,
  paragraph: 0.1,
  selfContained: 0.1,
  subject: 0.2,
  early: 0.1,
} as const;

/** Characters, a Japanese one counted twice. */
const MODERATE = { min: 40, max: 320 } as const;
const EARLY_SHARE = 0.3;

const SENTENCE_ENDS = '.!。．！';
const QUESTION_MARKS = '?？';
const CLOSING = '"\'”’」』)）]';
const POINTING_START =
  /^(?:it|this|these|those|they|he|she|such|there|これ|それ|この|その|こう|そう|ここ|彼)/i;
/** Length of the longest of these words, in UTF-16 units. */
const LONGEST_POINTER = 5;
const JAPANESE_TOPIC = new Set(['は', 'が']);
const SKIPPED_AT_START = new Set(['determiner', 'adverb', 'conjunction', 'punctuation', 'symbol']);
/** So much of a sentence inside links makes it a list of links. */
const LINK_SHARE = 0.6;

function isVerb({ partOfSpeech }: Token): boolean {
  return partOfSpeech === 'verb' || partOfSpeech === 'auxiliary';
}

function isTopicParticle(token: Token): boolean {
  return token.partOfSpeech === 'particle' && JAPANESE_TOPIC.has(token.surface);
}

/** Where the subject stands, and whether there is a verb: one look at each token up to the verb. */
function readSentence(
  { language }: AnalysedBlock,
  { start, tokens }: Sentence,
): { readonly subjectStart: number; readonly subjectEnd: number; readonly hasVerb: boolean } {
  let subjectStart = -1;
  let closing = -1;
  let hasVerb = false;
  for (const token of tokens) {
    if (subjectStart < 0 && !SKIPPED_AT_START.has(token.partOfSpeech)) subjectStart = token.start;
    hasVerb ||= isVerb(token);
    if (closing < 0 && (language === 'ja' ? isTopicParticle(token) : hasVerb)) closing = token.start;
    if (hasVerb && closing >= 0 && subjectStart >= 0) break;
  }
  if (subjectStart < 0) subjectStart = start;
  return { subjectStart, subjectEnd: closing > subjectStart ? closing : start, hasVerb };
}

function lengthInCharacters(block: AnalysedBlock, start: number, end: number): number {
  return (end - start) * (block.language === 'ja' ? 2 : 1);
}

/** Share of the sentence that stands in links. */
function linkShare(block: AnalysedBlock, start: number, end: number): number {
  let linked = 0;
  for (const mark of block.marks) {
    if (mark.kind !== 'link') continue;
    linked += Math.max(0, Math.min(end, mark.end) - Math.max(start, mark.start));
  }
  return linked / Math.max(1, end - start);
}

/** The last character of a sentence before quotes and brackets that close there. */
function closingMark(text: string, start: number, end: number): string {
  let last = end - 1;
  while (last > start && CLOSING.includes(text.charAt(last))) last--;
  return text.charAt(last);
}

function baseOf(block: AnalysedBlock, { start, end }: Sentence, hasVerb: boolean): number {
  if (block.kind === 'title' || block.kind === 'heading') return 0;
  if (end - start > MAX_SENTENCE_LENGTH) return 0;
  const mark = closingMark(block.text, start, end);
  if (QUESTION_MARKS.includes(mark) || linkShare(block, start, end) > LINK_SHARE) return 0;
  const length = lengthInCharacters(block, start, end);
  return (
    (SENTENCE_ENDS.includes(mark) ? WEIGHTS.complete : 0) +
    (hasVerb ? WEIGHTS.verb : 0) +
    (length >= MODERATE.min && length <= MODERATE.max ? WEIGHTS.moderateLength : 0) +
    (block.kind === 'paragraph' ? WEIGHTS.paragraph : 0) +
    (POINTING_START.test(block.text.slice(start, start + LONGEST_POINTER)) ? 0 : WEIGHTS.selfContained)
  );
}

/**
 * Gathers what `scoreMention` needs, once for each sentence of a block. Blocks are a few thousand characters at
 * most, so that looking at all marks of a block for each of its sentences stays cheap.
 */
export function sentenceFactsOf(block: AnalysedBlock): SentenceFacts[] {
  return block.sentences.map((sentence) => {
    const { subjectStart, subjectEnd, hasVerb } = readSentence(block, sentence);
    const base = baseOf(block, sentence, hasVerb);
    return { start: sentence.start, end: sentence.end, subjectStart, subjectEnd, base };
  });
}

/**
 * Scores how much a sentence tells about a term that occurs in it, 0 to 1, in constant time. High where the term
 * is the subject of a complete sentence of moderate length; 0 in headings, questions and lists of links.
 *
 * @param facts the sentence's facts
 * @param start offset of the occurrence in the block's text
 * @param end exclusive end of the occurrence
 */
export function scoreMention(facts: SentenceFacts, start: number, end: number): number {
  if (facts.base === 0) return 0;
  const isSubject = start <= facts.subjectStart + 1 && end <= facts.subjectEnd;
  const isInSubject = end <= facts.subjectEnd;
  const isEarly = start - facts.start <= (facts.end - facts.start) * EARLY_SHARE;
  const subject = isSubject ? WEIGHTS.subject : isInSubject ? WEIGHTS.subject / 2 : 0;
  return Math.min(1, facts.base + subject + (isEarly ? WEIGHTS.early : 0));
}
