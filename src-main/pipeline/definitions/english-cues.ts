import type { Token } from '../../text/model.ts';

/** What in an English sentence can announce a definition, as bits. A sentence without any is not looked at closer. */
export const CUE = {
  /** A verb that links a subject to what it is or means. */
  link: 1,
  /** A verb that introduces a name: "is called X". */
  naming: 2,
  /** "We call this X", "we speak of X when". */
  call: 4,
  /** "By X we mean". */
  meaning: 8,
  bracket: 16,
  /** A comma, colon or bracket before an article or before "that is": "X, a Y that". */
  apposition: 32,
} as const;

/** In the past tense only a name is defined. */
const PAST_LINK = 64;

const CUE_WORDS: ReadonlyMap<string, number> = new Map([
  ...cueWords('is are means refers denotes designates signifies', CUE.link),
  ...cueWords('was were', PAST_LINK),
  ...cueWords('describes describe stands acts act functions serves serve refer denote designate', CUE.link),
  ...cueWords('mean', CUE.link | CUE.meaning),
  ...cueWords('meant understand', CUE.meaning),
  ...cueWords('called termed dubbed known referred', CUE.naming),
  ...cueWords('call calls speak', CUE.call),
  ...cueWords('( （', CUE.bracket),
]);

function cueWords(words: string, cue: number): [string, number][] {
  return words.split(' ').map((word) => [word, cue]);
}

const OPENERS = new Set([',', ':', ';', '—', '(', '（']);
const AFTER_COMMA = new Set(['a', 'an', 'the', 'any', 'that', 'meaning', 'which']);

/** Tells whether a word of this class can be a cue: spares two words of three the look-up. */
function canBeCue({ partOfSpeech, surface }: Token): boolean {
  switch (partOfSpeech) {
    case 'verb':
    case 'auxiliary':
    case 'adjective':
    case 'punctuation':
    case 'symbol':
    case 'other':
      return true;
    case 'noun':
      // The tagger takes some verbs for nouns: "call", "means".
      return surface.length === 4 || surface.length === 5;
    default:
      return false;
  }
}

/** The cues of a sentence: one look at each token. */
export function englishCues(tokens: readonly Token[]): number {
  let cues = 0;
  let opens = false;
  let hasName = false;
  for (const token of tokens) {
    if (opens && AFTER_COMMA.has(token.surface)) cues |= CUE.apposition;
    opens = false;
    if (token.partOfSpeech === 'proper-noun') hasName = true;
    if (!canBeCue(token)) continue;
    cues |= CUE_WORDS.get(token.surface) ?? 0;
    opens = token.partOfSpeech === 'punctuation' && OPENERS.has(token.surface);
  }
  if ((cues & PAST_LINK) === 0) return cues;
  return hasName ? (cues & ~PAST_LINK) | CUE.link : cues & ~PAST_LINK;
}
