import type { Stretch } from './marked-text.ts';

/**
 * What is painted of stretches that may overlap: of the longest all, of the others what is left of them. So no
 * character is painted twice.
 *
 * @returns for each stretch the parts of it that are painted, in the same order
 */
export function paintedStretches(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const painted: Stretch[][] = stretches.map(() => []);
  const longestFirst = stretches
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start);
  const taken: Stretch[] = [];
  for (const { start, end, index } of longestFirst) {
    let from = start;
    for (const one of taken) {
      if (one.end <= from || one.start >= end) continue;
      if (one.start > from) painted[index]?.push({ start: from, end: one.start });
      from = Math.max(from, one.end);
    }
    if (from < end) painted[index]?.push({ start: from, end });
    insert(taken, { start, end });
  }
  return painted;
}

/** Keeps what is taken in order and joined, so that it stays short. */
function insert(taken: Stretch[], { start, end }: Stretch): void {
  const first = taken.findIndex((one) => one.end >= start);
  if (first < 0) {
    taken.push({ start, end });
    return;
  }
  let last = first;
  let joined = { start, end };
  for (let one = taken[last]; one !== undefined && one.start <= joined.end; one = taken[last]) {
    joined = { start: Math.min(one.start, joined.start), end: Math.max(one.end, joined.end) };
    last++;
  }
  taken.splice(first, last - first, joined);
}
