import { contentOf } from '../../llm/same-meaning.ts';
import { createOccurrenceFinder } from '../../text/occurrences.ts';
import type { ReviewedEntry } from './review-glossary.ts';

/** A word that more entries share says nothing about which of them belong together. */
const MOST_SHARERS = 8;
/** That one definition mentions the other term weighs as much as two words that no third entry has. */
const MENTION = 2;
/** What only shares words that several others have does not belong together. */
const LEAST_WEIGHT = 1;
/** An entry is in as many groups at most. */
const ROUNDS = 2;

/** Two entries that belong together, by their places in the order of keys. */
interface Link {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/**
 * Puts entries that belong together into groups: those whose definitions mention each other's term, and those that share
 * rare words in their terms and definitions, near-equal terms among them. Each round joins every entry with the one that
 * it is most closely linked with and was not grouped with before, closest first, as long as there is room in the group.
 * So an entry is in two groups at most, there are fewer groups than entries, and a changed entry changes only groups
 * near it. An entry that belongs with no other is in none: its text was held against its passages when it was written,
 * and a request for it alone would cost as much as one for a whole group.
 *
 * Takes time linear in the texts, as far as the entries that share a word are limited; the order of the entries does
 * not matter.
 *
 * @param mostAtOnce how many entries a group may have, at least 2
 * @returns groups of at least two entries, by the key of the first; entries by their keys
 */
export function groupEntries(entries: readonly ReviewedEntry[], mostAtOnce: number): ReviewedEntry[][] {
  const sorted = entries
    .filter(({ definition }) => definition !== null)
    .sort((left, right) => (left.termKey < right.termKey ? -1 : 1));
  let links = linksBetween(sorted);
  const groups: ReviewedEntry[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rootOf = join(closestOfEach(links), sorted.length, mostAtOnce);
    const members = Map.groupBy(sorted.keys(), (place) => rootOf[place] ?? place);
    for (const places of members.values()) {
      if (places.length > 1) groups.push(places.flatMap((place) => sorted[place] ?? []));
    }
    links = links.filter(({ left, right }) => rootOf[left] !== rootOf[right]);
  }
  return groups;
}

function linksBetween(entries: readonly ReviewedEntry[]): Link[] {
  const weights = entries.map(() => new Map<number, number>());
  const add = (one: number, other: number, weight: number): void => {
    const of = weights[Math.min(one, other)];
    const to = Math.max(one, other);
    of?.set(to, (of.get(to) ?? 0) + weight);
  };
  const placeOf = new Map(entries.map(({ termKey }, place) => [termKey, place]));
  const finder = createOccurrenceFinder(
    entries.map(({ termKey, term, aliases }) => ({ id: termKey, forms: [term, ...aliases] })),
  );
  const sharers = new Map<string, number[]>();
  for (const [place, { term, aliases, definition }] of entries.entries()) {
    for (const id of new Set(finder.find(definition ?? '').map((found) => found.id))) {
      const other = placeOf.get(id);
      if (other !== undefined && other !== place) add(place, other, MENTION);
    }
    for (const word of contentOf([term, ...aliases, definition].join(' '), [])) {
      const known = sharers.get(word);
      if (known === undefined) sharers.set(word, [place]);
      else if (known.length <= MOST_SHARERS) known.push(place);
    }
  }
  for (const places of sharers.values()) {
    if (places.length > MOST_SHARERS) continue;
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) add(one, other, 1 / (places.length - 1));
    }
  }
  return weights.flatMap((others, left) =>
    [...others]
      .map(([right, weight]) => ({ left, right, weight }))
      .filter(({ weight }) => weight >= LEAST_WEIGHT),
  );
}

/** The closest link of each entry, closest of all first. */
function closestOfEach(links: readonly Link[]): Link[] {
  const closest = new Map<number, Link>();
  for (const link of links) {
    for (const place of [link.left, link.right]) {
      const known = closest.get(place);
      if (known === undefined || byCloseness(link, known) < 0) closest.set(place, link);
    }
  }
  return [...new Set(closest.values())].sort(byCloseness);
}

function byCloseness(one: Link, other: Link): number {
  return other.weight - one.weight || one.left - other.left || one.right - other.right;
}

/** Joins linked places as long as no group gets too large. Answers for each place that of the first one of its group. */
function join(links: readonly Link[], length: number, most: number): readonly number[] {
  const parents = Array.from({ length }, (_, place) => place);
  const sizes = parents.map(() => 1);
  const rootOf = (place: number): number => {
    let root = place;
    for (let up = parents[root] ?? root; up !== root; up = parents[root] ?? root) root = up;
    parents[place] = root;
    return root;
  };
  for (const { left, right } of links) {
    const first = Math.min(rootOf(left), rootOf(right));
    const second = Math.max(rootOf(left), rootOf(right));
    const size = (sizes[first] ?? 1) + (sizes[second] ?? 1);
    if (first === second || size > most) continue;
    parents[second] = first;
    sizes[first] = size;
  }
  return parents.map((_, place) => rootOf(place));
}
