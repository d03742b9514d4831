import type { Language } from '../../text/model.ts';
import { termKeyOfText } from '../../text/term-key.ts';
import type { MergedCandidate } from './merge-candidates.ts';

/** How a candidate stands inside longer ones. */
export interface Containment {
  /** Number of different longer candidates around it. */
  readonly containers: number;
  /** Number of occurrences inside longer ones. */
  readonly nested: number;
}

/** What the candidates tell about each other. */
export interface CorpusStatistics {
  readonly documents: number;
  containmentOf(key: string): Containment;
  /** Occurrences of a word as or inside a candidate. */
  frequencyOf(word: string, language: Language): number;
  /** Numbers of different words that a word joins to on its left and on its right, over different compounds. */
  neighboursOf(word: string): { readonly left: number; readonly right: number };
}

interface Counts {
  containers: number;
  nested: number;
}

function keyOfParts(parts: readonly string[], language: Language): string {
  return termKeyOfText(parts.join(language === 'ja' ? '' : ' '), language);
}

/** Counts for every phrase inside a whole noun phrase how often and in how many of them it stands. */
function countContainment(candidates: readonly MergedCandidate[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { keys } of candidates) {
    const count = { containers: 0, nested: 0 };
    for (const key of keys) counts.set(key, count);
  }
  for (const { keys, parts, maximal, language } of candidates) {
    if (maximal === 0 || parts.length < 2) continue;
    const seen = new Set<string>(keys);
    for (let first = 0; first < parts.length; first++) {
      for (let last = first + 1; last <= parts.length; last++) {
        if (last - first === parts.length) continue;
        const inner = keyOfParts(parts.slice(first, last), language);
        const count = counts.get(inner);
        if (count === undefined || seen.has(inner)) continue;
        seen.add(inner);
        count.containers++;
        count.nested += maximal;
      }
    }
  }
  return counts;
}

interface Neighbours {
  readonly left: Set<string>;
  readonly right: Set<string>;
}

/** The words that each word of a compound stands beside. */
function countNeighbours(candidates: readonly MergedCandidate[]): ReadonlyMap<string, Neighbours> {
  const neighbours = new Map<string, Neighbours>();
  const of = (word: string): Neighbours => {
    const known = neighbours.get(word);
    if (known !== undefined) return known;
    const fresh = { left: new Set<string>(), right: new Set<string>() };
    neighbours.set(word, fresh);
    return fresh;
  };
  for (const { parts, language, maximal } of candidates) {
    if (language !== 'ja' || maximal === 0) continue;
    for (let index = 1; index < parts.length; index++) {
      const left = parts[index - 1] ?? '';
      const right = parts[index] ?? '';
      of(left).right.add(right);
      of(right).left.add(left);
    }
  }
  return neighbours;
}

/** Counts over all candidates of a project. Cost is linear in their number: each has a bounded number of parts. */
export function corpusStatistics(
  candidates: readonly MergedCandidate[],
  documents: number,
): CorpusStatistics {
  const containment = countContainment(candidates);
  const neighbours = countNeighbours(candidates);
  const frequencies = new Map<string, number>();
  for (const { forms } of candidates) {
    for (const [, count, key] of forms) frequencies.set(key, count + (frequencies.get(key) ?? 0));
  }
  return {
    documents,
    containmentOf: (key) => containment.get(key) ?? { containers: 0, nested: 0 },
    frequencyOf: (word, language) => frequencies.get(termKeyOfText(word, language)) ?? 0,
    neighboursOf(word) {
      const found = neighbours.get(word);
      return { left: found?.left.size ?? 0, right: found?.right.size ?? 0 };
    },
  };
}
