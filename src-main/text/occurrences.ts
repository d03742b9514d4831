import { buildAutomaton, findPatterns } from './automaton.ts';
import type { Automaton, Hits } from './automaton.ts';
import { resolveLineBreaks } from './line-breaks.ts';
import { clusterEnd, normalise, normaliseWithOrigin } from './normalise.ts';
import { isWholeWord } from './word-boundary.ts';

/** A term to look for. */
export interface TermForms {
  readonly id: string;
  /** Every form that counts as the term, plurals and aliases among them; width, case and hyphens do not matter. */
  readonly forms: readonly string[];
}

/** A place where a term stands. Offsets are UTF-16 code units; `end` is exclusive. */
export interface Occurrence {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Looks for all terms at once. */
export interface OccurrenceFinder {
  /**
   * Finds all terms in a text. A term may go on over a line break, but not over a blank line.
   *
   * @returns offsets into `text`, by start, then longer before shorter, then in the order of the terms
   */
  find(text: string): Occurrence[];
  /** The same on a text that `normalise` has made, with offsets into it; its line breaks are mere spaces. */
  findNormalised(normalisedText: string): Occurrence[];
}

interface Patterns {
  readonly automaton: Automaton;
  /** For each pattern the indices of the terms that it is a form of. */
  readonly termsOf: readonly (readonly number[])[];
}

function buildPatterns(terms: readonly TermForms[]): Patterns {
  const termsByPattern = new Map<string, Set<number>>();
  terms.forEach((term, index) => {
    for (const form of term.forms) {
      const pattern = normalise(form).trim();
      if (pattern === '') continue;
      const owners = termsByPattern.get(pattern);
      if (owners === undefined) termsByPattern.set(pattern, new Set([index]));
      else owners.add(index);
    }
  });
  return {
    automaton: buildAutomaton([...termsByPattern.keys()]),
    termsOf: [...termsByPattern.values()].map((owners) => [...owners]),
  };
}

/** Indices of hits by start, longer before shorter: a counting sort, linear in the text and the hits. */
function hitsByStart(hits: Hits, textLength: number): Int32Array {
  const next = new Int32Array(textLength + 1);
  for (let hit = 0; hit < hits.count; hit++) {
    const start = hits.start[hit] ?? 0;
    next[start + 1] = (next[start + 1] ?? 0) + 1;
  }
  for (let start = 1; start < next.length; start++) next[start] = (next[start] ?? 0) + (next[start - 1] ?? 0);
  const order = new Int32Array(hits.count);
  // Hits come by their ends; backwards, the longer of two with one start is placed first.
  for (let hit = hits.count - 1; hit >= 0; hit--) {
    const start = hits.start[hit] ?? 0;
    const place = next[start] ?? 0;
    order[place] = hit;
    next[start] = place + 1;
  }
  return order;
}

/** Keeps of each term the occurrences that do not overlap an earlier one of the same term. */
function selectOccurrences(
  hits: Hits,
  textLength: number,
  patterns: Patterns,
  terms: readonly TermForms[],
): Occurrence[] {
  const freeFrom = new Int32Array(terms.length);
  const occurrences: Occurrence[] = [];
  for (const hit of hitsByStart(hits, textLength)) {
    const start = hits.start[hit] ?? 0;
    const pattern = hits.pattern[hit] ?? 0;
    const end = start + (patterns.automaton.patterns[pattern]?.length ?? 0);
    for (const termIndex of patterns.termsOf[pattern] ?? []) {
      const term = terms[termIndex];
      if (term === undefined || start < (freeFrom[termIndex] ?? 0)) continue;
      freeFrom[termIndex] = end;
      occurrences.push({ id: term.id, start, end });
    }
  }
  return occurrences;
}

/**
 * Builds a finder for some terms; building costs more than a search, so keep it for all documents.
 *
 * A form counts where it stands as a word of its own (see `isWholeWord`) and may lie inside a longer term
 * (W32). Occurrences of one term never overlap: the leftmost, and of those the longest, counts. Where more
 * than `MAX_PATTERNS_ENDING_AT_ONE_PLACE` forms end at one place, the longest of them are found.
 * A search takes time linear in the text and the occurrences (W24).
 */
export function createOccurrenceFinder(terms: readonly TermForms[]): OccurrenceFinder {
  const patterns = buildPatterns(terms);

  function findNormalised(normalisedText: string): Occurrence[] {
    const hits = findPatterns(patterns.automaton, normalisedText, (start, end) =>
      isWholeWord(normalisedText, start, end),
    );
    return selectOccurrences(hits, normalisedText.length, patterns, terms);
  }

  function find(text: string): Occurrence[] {
    const normalised = resolveLineBreaks(text, normaliseWithOrigin(text));
    return findNormalised(normalised.text).map(({ id, start, end }) => ({
      id,
      start: normalised.origin[start] ?? 0,
      end: clusterEnd(text, normalised.origin[end - 1] ?? 0),
    }));
  }

  return { find, findNormalised };
}
