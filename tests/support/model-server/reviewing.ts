import type { Behaviour, Question } from './behaviour.ts';

const ENTRY = /<(entry-\w+) id="([^"]+)" term="([^"]*)">\n(.*?)\n<\/\1>/gsu;
const DEFINING =
  /<(passage-\w+) id="([^"]+)"[^>]* kind="(?:may define the term|定義の可能性あり)">\n(.*?)\n<\/\1>/gsu;
const PRESENT = /<(passage-\w+-present)>\n(.*?)\n<\/\1>/su;

/** An entry as a model that reviews reads it. */
export interface ReadEntry {
  readonly id: string;
  readonly term: string;
  readonly definition: string;
}

/** What a model says of entries. */
export interface SaidOfEntries {
  readonly ids: readonly string[];
  readonly type: string;
  readonly reason: string;
}

/** The entries in a question; empty for one that asks something else. */
export function readEntries({ content }: Pick<Question, 'content'>): ReadEntry[] {
  return [...content.matchAll(ENTRY)].map(([, , id = '', term = '', block = '']) => {
    const [, definition = ''] = /^(?:Definition|定義): (.*)$/mu.exec(block) ?? [];
    return { id, term, definition };
  });
}

/** Reviews the entries of a question; null for a question that asks something else. */
export function reviewAll(
  question: Pick<Question, 'content'>,
  review: (entries: readonly ReadEntry[]) => readonly SaidOfEntries[],
): Behaviour | null {
  const entries = readEntries(question);
  return entries.length === 0 ? null : { kind: 'answer', json: { issues: review(entries) } };
}

/** Defines a term anew by the first definition that its present text does not repeat; null for a question that asks something else. */
export function refineAll({ content }: Pick<Question, 'content'>): Behaviour | null {
  const [, , present] = PRESENT.exec(content) ?? [];
  if (present === undefined) return null;
  const [, , passage, text] =
    [...content.matchAll(DEFINING)].find(([, , , shown = '']) => !present.includes(shown)) ?? [];
  if (text === undefined) return { kind: 'answer', json: { definition: null, sources: [], confidence: 0 } };
  const sources = [{ passage, quote: text }];
  return { kind: 'answer', json: { definition: text, sources, confidence: 0.75 } };
}
