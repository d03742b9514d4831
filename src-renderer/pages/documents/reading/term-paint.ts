import { TERM_STANDINGS } from '../../../../src-main/domain/reading-view.ts';
import type { TermStanding } from '../../../../src-main/domain/reading-view.ts';
import type { Stretch } from './marked-text.ts';
import { paintedStretches } from './painted-stretches.ts';
import { rangeOf } from './text-places.ts';

/*
 * Terms are painted over the text by the browser's own highlights: they change nothing of the layout. Their looks are in
 * `reading-text.module.css`.
 */

/** A place where a term stands, with what it looks like. */
export interface StandingHit extends Stretch {
  readonly key: string;
  readonly term: string;
  readonly standing: TermStanding;
}

function registered(name: string, priority: number): Highlight {
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}

const STANDINGS: ReadonlyMap<TermStanding, Highlight> = new Map(
  TERM_STANDINGS.map((standing) => [standing, registered(`term-${standing}`, 0)]),
);
const CURRENT = registered('term-current', 1);

/** Paints the terms of a row; the longest of those that overlap. Returns what takes the paint away. */
export function paintTerms(row: Element, hits: readonly StandingHit[]): () => void {
  const painted: (readonly [Highlight, StaticRange])[] = [];
  for (const [index, parts] of paintedStretches(hits).entries()) {
    const highlight = STANDINGS.get(hits[index]?.standing ?? 'candidate');
    for (const part of parts) {
      const range = rangeOf(row, part);
      if (range === null || highlight === undefined) continue;
      highlight.add(range);
      painted.push([highlight, range]);
    }
  }
  return () => {
    for (const [highlight, range] of painted) highlight.delete(range);
  };
}

/** Paints the occurrence that somebody is at. Returns what takes the paint away. */
export function paintCurrent(row: Element, stretch: Stretch): () => void {
  const range = rangeOf(row, stretch);
  if (range === null) return () => undefined;
  CURRENT.add(range);
  return () => {
    CURRENT.delete(range);
  };
}
