import type { CurrentOccurrence } from './term-card.tsx';

/** An occurrence in another document, to which somebody goes on with the card of its term open. */
interface HandedOver extends CurrentOccurrence {
  readonly document: string;
}

let waiting: HandedOver | null = null;

/** Keeps what a reader goes on with in another document. */
export function handOver(occurrence: HandedOver): void {
  waiting = occurrence;
}

/** What a reader goes on with in a document; once, and only where it leads to the place that is opened. */
export function takeOver(document: string, start: number | undefined): CurrentOccurrence | null {
  const taken = waiting?.document === document && waiting.start === start ? waiting : null;
  waiting = null;
  return taken;
}
