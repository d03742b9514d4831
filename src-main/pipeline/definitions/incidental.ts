import type { Language } from '../../text/model.ts';

/** What is said of one occasion, and how much less sure that makes it to be said of the term in general. */
interface IncidentalSign {
  readonly sign: RegExp;
  readonly penalty: number;
}

const ENGLISH: readonly IncidentalSign[] = [
  {
    sign: /^(?:for (?:example|instance)|in (?:this|that|our) case|here|this means|thus|therefore)\b/iu,
    penalty: 0.15,
  },
  {
    sign: /\b(?:yesterday|today|tomorrow|nowadays|(?:last|this|next) (?:week|month|year|night))\b/iu,
    penalty: 0.15,
  },
  { sign: /\b(?:1[5-9]|20)\d\d\b/u, penalty: 0.15 },
  { sign: /\b(?:was|were|had)\b/u, penalty: 0.08 },
  { sign: /\b(?:you|your)\b/iu, penalty: 0.05 },
  { sign: /\b(?:our|my|us|i)\b/iu, penalty: 0.08 },
];

const JAPANESE: readonly IncidentalSign[] = [
  { sign: /^(?:例えば|たとえば|この場合|その場合|ここでは|今回)/u, penalty: 0.15 },
  { sign: /昨日|今日|明日|昨年|今年|来年|先月|今月|来月|先週|今週|来週/u, penalty: 0.15 },
  { sign: /\d{4}\s*年|\d\s*月\s*\d+\s*日/u, penalty: 0.15 },
  // What somebody says in a story is an opinion.
  { sign: /^「.*」$/su, penalty: 0.2 },
  { sign: /私|我々|弊社|あなた/u, penalty: 0.08 },
];

/** Whatever a sentence holds of these, it is not less sure than this share of a certain one. */
const MOST = 0.3;

/**
 * How much a passage speaks of one occasion instead of the general: examples, dates, the past tense, the writer and the
 * reader. Past tense and pronouns make a sentence a definition in one case of five (published for DEFT).
 *
 * @returns what to take from the score of a definition, 0 to 0.3
 */
export function incidentalPenalty(text: string, language: Language): number {
  const signs = language === 'ja' ? JAPANESE : ENGLISH;
  let sum = 0;
  for (const { sign, penalty } of signs) if (sign.test(text)) sum += penalty;
  return Math.min(MOST, sum);
}
