/**
 * Finds many strings in one pass (Aho and Corasick 1975), on typed arrays: a transition is one look-up in
 * a hash table, so that memory grows with the patterns and not with the alphabet.
 */

/** A built automaton. Patterns are named by their index. */
export interface Automaton {
  readonly patterns: readonly string[];
  /** First states by unit; 0 is the root. */
  readonly roots: Int32Array;
  readonly edges: EdgeTable;
  /** For each state the longest proper suffix that is a state too. */
  readonly failure: Int32Array;
  /** For each state the pattern that ends there, or -1. */
  readonly patternAt: Int32Array;
  /** For each state the nearest state on its failure path where a pattern ends, or 0. */
  readonly nextOutput: Int32Array;
}

/** The strings found, one element of each array a hit, in the order of their ends, longest first. */
export interface Hits {
  readonly count: number;
  readonly start: Int32Array;
  readonly pattern: Int32Array;
}

/**
 * Of the patterns that end at one place only so many are looked at, the longest ones. A language nests
 * three or four terms; without a limit, patterns a, aa, aaa, … would make the hits grow without bound.
 */
export const MAX_PATTERNS_ENDING_AT_ONE_PLACE = 16;

/** Transitions from a state by a UTF-16 unit, in a hash table with open addressing at most half full. */
interface EdgeTable {
  readonly shift: number;
  readonly mask: number;
  /** State that the edge leaves plus one; 0 where the slot is free. */
  readonly from: Int32Array;
  readonly unit: Uint16Array;
  readonly to: Int32Array;
}

function createEdgeTable(edgeCount: number): EdgeTable {
  let bits = 4;
  while (1 << bits < edgeCount * 2) bits++;
  const size = 1 << bits;
  return {
    shift: 32 - bits,
    mask: size - 1,
    from: new Int32Array(size),
    unit: new Uint16Array(size),
    to: new Int32Array(size),
  };
}

/** The slot of an edge, or the free slot where it belongs. */
function slotOf(edges: EdgeTable, state: number, unit: number): number {
  const { from, unit: units, mask } = edges;
  let slot = Math.imul(Math.imul(state, 0x9e3779b1) ^ unit, 0x85ebca6b) >>> edges.shift;
  while (from[slot] !== 0 && (from[slot] !== state + 1 || units[slot] !== unit)) slot = (slot + 1) & mask;
  return slot;
}

/** The state that an edge leads to, or 0 where there is no such edge. */
function target(edges: EdgeTable, state: number, unit: number): number {
  return edges.to[slotOf(edges, state, unit)] ?? 0;
}

interface Trie {
  readonly edges: EdgeTable;
  readonly patternAt: Int32Array;
  /** For each state its parent and the unit that leads to it; a parent has a smaller number. */
  readonly parent: Int32Array;
  readonly unit: Uint16Array;
  readonly depth: Int32Array;
  readonly stateCount: number;
}

function buildTrie(patterns: readonly string[]): Trie {
  let capacity = 1;
  for (const pattern of patterns) capacity += pattern.length;
  const trie = {
    edges: createEdgeTable(capacity),
    patternAt: new Int32Array(capacity).fill(-1),
    parent: new Int32Array(capacity),
    unit: new Uint16Array(capacity),
    depth: new Int32Array(capacity),
  };
  let stateCount = 1;
  patterns.forEach((pattern, index) => {
    let state = 0;
    for (let offset = 0; offset < pattern.length; offset++) {
      const unit = pattern.charCodeAt(offset);
      const slot = slotOf(trie.edges, state, unit);
      if (trie.edges.from[slot] === 0) {
        trie.edges.from[slot] = state + 1;
        trie.edges.unit[slot] = unit;
        trie.edges.to[slot] = stateCount;
        trie.parent[stateCount] = state;
        trie.unit[stateCount] = unit;
        trie.depth[stateCount] = offset + 1;
        stateCount++;
      }
      state = trie.edges.to[slot] ?? 0;
    }
    if (state !== 0 && trie.patternAt[state] === -1) trie.patternAt[state] = index;
  });
  return { ...trie, stateCount };
}

/** States from the root downwards (counting sort by depth), the root left out. */
function statesByDepth(trie: Trie): Int32Array {
  let deepest = 0;
  for (let state = 0; state < trie.stateCount; state++) deepest = Math.max(deepest, trie.depth[state] ?? 0);
  const next = new Int32Array(deepest + 2);
  for (let state = 1; state < trie.stateCount; state++) {
    const depth = trie.depth[state] ?? 0;
    next[depth + 1] = (next[depth + 1] ?? 0) + 1;
  }
  for (let depth = 1; depth < next.length; depth++) next[depth] = (next[depth] ?? 0) + (next[depth - 1] ?? 0);
  const order = new Int32Array(trie.stateCount - 1);
  for (let state = 1; state < trie.stateCount; state++) {
    const depth = trie.depth[state] ?? 0;
    const place = next[depth] ?? 0;
    order[place] = state;
    next[depth] = place + 1;
  }
  return order;
}

/**
 * Builds the automaton of some patterns, in time and memory that grow with their total length.
 *
 * @param patterns what to find, unit by unit; an empty one is never found, of equal ones the first
 */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const trie = buildTrie(patterns);
  const { edges } = trie;
  const failure = new Int32Array(trie.stateCount);
  const nextOutput = new Int32Array(trie.stateCount);
  const roots = new Int32Array(0x10000);
  for (const state of statesByDepth(trie)) {
    const parent = trie.parent[state] ?? 0;
    const unit = trie.unit[state] ?? 0;
    if (parent === 0) {
      roots[unit] = state;
      continue;
    }
    let fallback = failure[parent] ?? 0;
    let next = target(edges, fallback, unit);
    while (next === 0 && fallback !== 0) {
      fallback = failure[fallback] ?? 0;
      next = target(edges, fallback, unit);
    }
    failure[state] = next;
    nextOutput[state] = (trie.patternAt[next] ?? -1) >= 0 ? next : (nextOutput[next] ?? 0);
  }
  return { patterns, roots, edges, failure, patternAt: trie.patternAt.slice(0, trie.stateCount), nextOutput };
}

/** Collects hits; grows by doubling. */
class HitBuffer {
  private start = new Int32Array(1024);
  private pattern = new Int32Array(1024);
  private count = 0;

  add(start: number, pattern: number): void {
    if (this.count === this.start.length) {
      this.start = doubled(this.start);
      this.pattern = doubled(this.pattern);
    }
    this.start[this.count] = start;
    this.pattern[this.count] = pattern;
    this.count++;
  }

  hits(): Hits {
    const { count } = this;
    return { count, start: this.start.subarray(0, count), pattern: this.pattern.subarray(0, count) };
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}

/**
 * Finds all patterns in a text, overlapping ones too, in time linear in the text and the hits.
 *
 * @param accept decides whether a hit counts, from its offsets (`end` exclusive)
 * @returns the hits, of each place at most `MAX_PATTERNS_ENDING_AT_ONE_PLACE` that end there
 */
export function findPatterns(
  automaton: Automaton,
  text: string,
  accept: (start: number, end: number) => boolean,
): Hits {
  const { roots, edges, failure, patternAt, nextOutput, patterns } = automaton;
  const hits = new HitBuffer();
  let state = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    let next = state === 0 ? 0 : target(edges, state, unit);
    while (next === 0 && state !== 0) {
      state = failure[state] ?? 0;
      if (state !== 0) next = target(edges, state, unit);
    }
    state = next === 0 ? (roots[unit] ?? 0) : next;
    let output = (patternAt[state] ?? -1) >= 0 ? state : (nextOutput[state] ?? 0);
    for (let looked = 0; output !== 0 && looked < MAX_PATTERNS_ENDING_AT_ONE_PLACE; looked++) {
      const pattern = patternAt[output] ?? -1;
      const start = offset + 1 - (patterns[pattern]?.length ?? 0);
      if (accept(start, offset + 1)) hits.add(start, pattern);
      output = nextOutput[output] ?? 0;
    }
  }
  return hits.hits();
}
