import type { Language, Token } from '../../text/model.ts';
import type { CandidateSpan } from './candidate-span.ts';

/** What a cue can tell about the thing a candidate names. */
export const CUE_NAMES = ['person', 'place', 'organisation', 'title'] as const;
export type CueName = (typeof CUE_NAMES)[number];

const PERSON_TITLES_EN = new Set(
  'mr mr. mrs mrs. ms ms. dr dr. prof prof. professor sir lord lady captain colonel saint st. king queen prince princess president'.split(
    ' ',
  ),
);
const HONORIFICS_JA = new Set(
  'さん 様 さま 氏 君 くん ちゃん 殿 先生 卿 博士 教授 先輩 陛下 殿下 閣下 夫人 嬢 王 女王 王子 王女'.split(
    ' ',
  ),
);
const PLACE_ENDINGS_EN = new Set(
  'city river lake mountain mountains island islands street avenue county province valley bay sea ocean forest village harbour harbor desert peninsula'.split(
    ' ',
  ),
);
const PLACE_ENDINGS_JA =
  /^(?:都|道|府|県|市|区|町|村|郡|州|国|川|河|湖|山|岳|島|海|湾|港|駅|城|森|街道|街|半島|王国|帝国|共和国)$/;
const ORGANISATION_ENDINGS_EN = new Set(
  'inc inc. ltd ltd. llc corp corp. gmbh foundation university institute association company corporation committee commission ministry agency bank union council'.split(
    ' ',
  ),
);
const ORGANISATION_ENDINGS_JA =
  /(?:株式会社|有限会社|合同会社|会社|社|協会|財団|法人|大学|研究所|学会|委員会|連盟|組合|銀行|省|庁|局|署|団|騎士団|機構|公社)$/;
const COMPANY_PREFIX_JA = /^(?:株式会社|有限会社|一般社団法人|財団法人)/;

function isHonorific(token: Token | undefined): boolean {
  return token !== undefined && HONORIFICS_JA.has(token.surface);
}

function isName(token: Token): boolean {
  return token.partOfSpeech === 'proper-noun' || !token.known;
}

function japaneseCue(tokens: readonly Token[], span: CandidateSpan, surface: string): CueName | null {
  const inside = tokens.slice(span.first, span.last);
  const before = tokens[span.first - 1];
  const after = tokens[span.last];
  const last = inside.at(-1);
  if (last === undefined) return null;
  if (before?.surface === '『' && after?.surface === '』') return 'title';
  if (isHonorific(after) && after?.start === last.end && inside.every(isName)) return 'person';
  if (inside.length > 1 && isHonorific(last) && inside.slice(0, -1).every(isName)) return 'person';
  if (COMPANY_PREFIX_JA.test(surface)) return 'organisation';
  if (inside.length > 1 && inside.some((token) => token !== last && isName(token))) {
    if (ORGANISATION_ENDINGS_JA.test(surface)) return 'organisation';
    if (PLACE_ENDINGS_JA.test(last.surface)) return 'place';
  }
  if (!inside.every((token) => token.partOfSpeech === 'proper-noun' && token.known)) return null;
  if (last.detail === '固有名詞,人名') return 'person';
  if (last.detail === '固有名詞,地域') return 'place';
  return last.detail === '固有名詞,組織' ? 'organisation' : null;
}

const CAPITAL = /^\p{Lu}/u;

function englishCue(tokens: readonly Token[], span: CandidateSpan): CueName | null {
  const first = tokens[span.first];
  const last = tokens[span.last - 1];
  if (first === undefined || last === undefined || !CAPITAL.test(last.surface)) return null;
  if (span.last - span.first > 1 && PERSON_TITLES_EN.has(first.surface.toLowerCase())) return 'person';
  const before = tokens[span.first - 1];
  if (before !== undefined && PERSON_TITLES_EN.has(before.surface.toLowerCase())) {
    return first.partOfSpeech === 'proper-noun' ? 'person' : null;
  }
  if (span.last - span.first < 2 || !CAPITAL.test(first.surface)) return null;
  const ending = last.surface.toLowerCase();
  if (ORGANISATION_ENDINGS_EN.has(ending)) return 'organisation';
  return PLACE_ENDINGS_EN.has(ending) ? 'place' : null;
}

/**
 * Tells quickly whether a candidate that is only a part of a phrase may have a cue: an honorific is a part of
 * the phrase around a name.
 */
export function mayHaveInnerCue(tokens: readonly Token[], span: CandidateSpan): boolean {
  return isHonorific(tokens[span.last]);
}

/**
 * Tells what kind of thing a candidate names where it stands: from honorifics and titles beside it, from its
 * last word, and from the dictionary's own classes of names.
 *
 * @param tokens the tokens of the sentence
 * @param span the candidate in it
 * @param surface the candidate as it is written
 * @returns null where nothing tells
 */
export function cueOf(
  language: Language,
  tokens: readonly Token[],
  span: CandidateSpan,
  surface: string,
): CueName | null {
  return language === 'ja' ? japaneseCue(tokens, span, surface) : englishCue(tokens, span);
}
