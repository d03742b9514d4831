import type { RankingDecisions } from '../../domain/term.ts';
import { hasJapaneseLetter } from '../../text/script.ts';
import { createEnglishSpelling } from './english-spelling.ts';
import {
  differsInOkurigana,
  hasKana,
  isPartOf,
  kanjiIn,
  readingOfKey,
  spellingOfJapanese,
  withoutOkurigana,
  withoutParticle,
} from './japanese-spelling.ts';
import { createJoinedKeys, type JoinedKeys } from './joined-keys.ts';
import type { KeyPair } from './name-relations.ts';

/** A candidate as it is compared with others. */
export interface VariantCandidate {
  readonly key: string;
  readonly frequency: number;
  /** Hiragana; null where it is not known. */
  readonly reading: string | null;
  /** See `CandidateSpan`. */
  readonly shape: string;
}

/** A sentence that defines a term, as far as it tells whether two terms are one. */
export interface DefiningPassage {
  readonly document: string;
  readonly start: number;
  readonly text: string;
  /** The defined term as it is written there. */
  readonly term: string;
}

/** What the documents tell about which candidates are the same. */
export interface VariantEvidence {
  /** Each short form with the form that it stands for, once for each time that it is written out. */
  readonly shortForms: readonly KeyPair[];
  readonly sideBySide: readonly KeyPair[];
  /** The sure definitions of a key. */
  definitionsOf(key: string): readonly DefiningPassage[];
}

/** Candidates that are forms of one term. */
export interface VariantGroup {
  /** The form that the term is known by. */
  readonly main: string;
  /** The keys of the other forms. */
  readonly others: readonly string[];
}

/** A word of fewer kana has too many homophones to be known by its reading alone. */
const LEAST_READING = 3;
/** So many candidates that are read alike are no spellings of one word. */
const MOST_READ_ALIKE = 30;

function add(map: Map<string, string[]>, name: string, key: string): void {
  const keys = map.get(name);
  if (keys === undefined) map.set(name, [key]);
  else keys.push(key);
}

function joinAll(joined: JoinedKeys, keys: readonly string[]): void {
  const [first = '', ...others] = keys;
  for (const other of others) joined.join(first, other);
}

/** Joins what is the same once spelling is evened out. */
function joinSpellings(candidates: readonly VariantCandidate[], joined: JoinedKeys): void {
  const englishSpelling = createEnglishSpelling();
  const first = new Map<string, string>();
  for (const { key } of candidates) {
    const spelling = hasJapaneseLetter(key) ? spellingOfJapanese(key) : englishSpelling(key);
    const other = first.get(spelling);
    if (other === undefined) first.set(spelling, key);
    else joined.join(other, key);
  }
}

/**
 * Joins 取り付け, 取付け and 取付: the same kanji with more or less of the okurigana, unless they are read differently, as
 * 食べ物 and 食物 are. All of a group have to be less of one and the same full form.
 */
function joinOkurigana(
  candidates: readonly VariantCandidate[],
  readingOf: (key: string) => string | null,
  joined: JoinedKeys,
): void {
  const byKanji = new Map<string, string[]>();
  for (const { key } of candidates) {
    const kanji = withoutOkurigana(key);
    if (kanji !== null && kanji.length > 1) add(byKanji, kanji, key);
  }
  for (const { key } of candidates) {
    // One with no hiragana at all, as 取付 is.
    if (withoutOkurigana(key) === null) byKanji.get(key)?.push(key);
  }
  for (const keys of byKanji.values()) {
    if (keys.length < 2 || keys.length > MOST_READ_ALIKE) continue;
    const [fullest = '', ...others] = keys.toSorted((left, right) => right.length - left.length);
    if (!others.every((key) => differsInOkurigana(fullest, key))) continue;
    const reading = readingOf(fullest);
    joinAll(joined, [
      fullest,
      ...others.filter((key) => (readingOf(key) ?? reading) === (reading ?? readingOf(key))),
    ]);
  }
}

/** Joins 製品の型番 and 製品型番, but not 日本の銀行 and 日本銀行, which is the name of one. */
function joinParticles(candidates: readonly VariantCandidate[], joined: JoinedKeys): void {
  const known = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  for (const { key, shape } of candidates) {
    const compound = known.get(withoutParticle(key) ?? '');
    if (compound === undefined || `${shape}${compound.shape}`.includes('P')) continue;
    joined.join(key, compound.key);
  }
}

/** The kanji of the only form that is written with the most of them; null where there are two such: 機能 and 帰納. */
function fullestKanji(kanji: readonly string[]): string | null {
  const fullest = new Set(kanji.filter((one) => !kanji.some((other) => isPartOf(one, other))));
  const [only] = fullest;
  return fullest.size === 1 && only !== undefined ? only : null;
}

/**
 * Joins ひな形 and 雛形, ネジ and ねじ: read alike, and the one written in kana where the other has kanji. What could
 * stand for two words that are written differently stays alone.
 */
function joinReadings(
  candidates: readonly VariantCandidate[],
  readingOf: (key: string) => string | null,
  joined: JoinedKeys,
): void {
  const byReading = new Map<string, string[]>();
  for (const { key } of candidates) {
    const reading = readingOf(key);
    if (reading !== null && reading.length >= LEAST_READING) add(byReading, reading, key);
  }
  for (const keys of byReading.values()) {
    if (keys.length < 2 || keys.length > MOST_READ_ALIKE || !keys.some(hasKana)) continue;
    for (const key of keys) {
      const own = kanjiIn(key);
      const fuller = keys.filter(
        (other) => own !== kanjiIn(other) && (own === '' || isPartOf(own, kanjiIn(other))),
      );
      const kanji = fullestKanji(fuller.map(kanjiIn));
      if (fuller.length === 0 && own === '')
        joinAll(
          joined,
          keys.filter((other) => kanjiIn(other) === ''),
        );
      for (const other of fuller) if (kanji !== null && kanjiIn(other) === kanji) joined.join(key, other);
    }
  }
}

/**
 * What each short form stands for. One that the documents give two meanings has none here, unless these are one in each
 * language: then it belongs to the one that is written out more often.
 */
function meaningsOf(shortForms: readonly KeyPair[], joined: JoinedKeys): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [short, long] of shortForms) {
    const longs = counts.get(short) ?? new Map<string, number>();
    counts.set(short, longs);
    const root = joined.rootOf(long);
    longs.set(root, (longs.get(root) ?? 0) + 1);
  }
  const meanings = new Map<string, string>();
  for (const [short, longs] of counts) {
    const japanese = [...longs.keys()].filter(hasJapaneseLetter).length;
    if (japanese > 1 || longs.size - japanese > 1) continue;
    const [best] = [...longs].sort(
      ([left, count], [right, other]) => other - count || compareText(left, right),
    );
    if (best !== undefined) meanings.set(short, best[0]);
  }
  return meanings;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Tells whether one document defines both, each by a sentence of its own that does not name the other. */
function areDefinedApart(left: readonly DefiningPassage[], right: readonly DefiningPassage[]): boolean {
  return left.some((one) =>
    right.some(
      (other) =>
        one.document === other.document &&
        one.start !== other.start &&
        one.text !== other.text &&
        !one.text.includes(other.term) &&
        !other.text.includes(one.term),
    ),
  );
}

/**
 * Finds out which candidates are forms of one term: spellings, okurigana, kana and kanji, short and long forms.
 *
 * What the documents use for different things stays apart: what they name side by side, what one of them defines twice,
 * each time differently, and a short form with two meanings. What a person decided about comes into no group but
 * as its main form; what they rejected takes no other term with it, unless it is what the group is known by anyway.
 *
 * Which form is the main one does not depend on counts alone: a long form before its short one, kanji before kana, and
 * only then the more frequent. Cost is linear in the number of candidates.
 *
 * @param candidates each key once, in any order; the result is the same
 */
export function groupVariants(
  candidates: readonly VariantCandidate[],
  evidence: VariantEvidence,
  decisions: Pick<RankingDecisions, 'judgements' | 'decidedKeys'>,
): VariantGroup[] {
  const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const sorted = candidates.toSorted((left, right) => compareText(left.key, right.key));
  const readingOf = (key: string): string | null => readingOfKey(key, byKey.get(key)?.reading ?? null);
  const decided = new Set(decisions.decidedKeys);
  const rejected = new Set(
    decisions.judgements.filter(({ status }) => status === 'rejected').map(({ key }) => key),
  );
  const sideBySide = new Set(evidence.sideBySide.map((pair) => pairName(...pair)));
  const areApart = (key: string, other: string): boolean =>
    (decided.has(key) && decided.has(other)) ||
    sideBySide.has(pairName(key, other)) ||
    areDefinedApart(evidence.definitionsOf(key), evidence.definitionsOf(other));

  const joined = createJoinedKeys(areApart);
  joinSpellings(sorted, joined);
  const japanese = sorted.filter(({ key }) => hasJapaneseLetter(key));
  joinOkurigana(japanese, readingOf, joined);
  joinParticles(japanese, joined);
  joinReadings(japanese, readingOf, joined);
  const shortKeys = new Set<string>();
  for (const [short, long] of meaningsOf(evidence.shortForms, joined)) {
    if (!byKey.has(short)) continue;
    const known = joined.membersOf(long).find((key) => byKey.has(key));
    if (known === undefined) continue;
    joined.join(short, known);
    if (joined.rootOf(short) === joined.rootOf(known)) shortKeys.add(short);
  }

  const frequencyOf = (key: string): number => byKey.get(key)?.frequency ?? 0;
  return joined.groups().flatMap((members) => {
    const ordered = inOrderOfKind(members, shortKeys, frequencyOf);
    const [natural = ''] = ordered;
    const kept = ordered.filter((key) => key === natural || !rejected.has(key));
    const main = kept.find((key) => decided.has(key)) ?? natural;
    const others = kept.filter((key) => key !== main);
    return others.length === 0 ? [] : [{ main, others }];
  });
}

/**
 * Orders the forms of one term, the one that it is best known by first. An acronym, a clipped name (東証) and a single
 * character (甲) come after what they stand for. Another name that a Japanese text gives to something ("hereafter X")
 * may be what all call it: there the more frequent is first. Of spellings the one with most kanji is.
 */
function inOrderOfKind(
  members: readonly string[],
  shortKeys: ReadonlySet<string>,
  frequencyOf: (key: string) => number,
): string[] {
  const isShortened = (key: string): boolean =>
    shortKeys.has(key) &&
    (key.length === 1 ||
      !hasJapaneseLetter(key) ||
      members.some((other) => !other.includes(key) && isPartOf(key, other)));
  const isNamed = members.some((key) => shortKeys.has(key) && !isShortened(key));
  return members.toSorted(
    (left, right) =>
      Number(isShortened(left)) - Number(isShortened(right)) ||
      (isNamed ? 0 : kanjiIn(right).length - kanjiIn(left).length) ||
      frequencyOf(right) - frequencyOf(left) ||
      Number(shortKeys.has(left)) - Number(shortKeys.has(right)) ||
      compareText(left, right),
  );
}

function pairName(key: string, other: string): string {
  return key < other ? `${key}\u0000${other}` : `${other}\u0000${key}`;
}
