import type { EntryLinks } from '../../../src-main/domain/project-view.ts';

/** A stretch of a definition: plain, or a term with the key of its entry. */
export interface LinkedPart {
  readonly text: string;
  readonly key: string | null;
}

/** Cuts a definition at the terms that it uses. Links that were found in another text are of no use. */
export function partsOf(text: string, links: EntryLinks | undefined): readonly LinkedPart[] {
  if (links === undefined || links.text !== text) return [{ text, key: null }];
  const parts: LinkedPart[] = [];
  let from = 0;
  for (const { start, end, key } of links.uses) {
    if (start > from) parts.push({ text: text.slice(from, start), key: null });
    parts.push({ text: text.slice(start, end), key });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), key: null });
  return parts;
}
