import type { DifferencePart } from './text-difference.ts';

/** A stretch of two texts: what both have, or what one has in place of what the other has. */
export type Stretch =
  | { readonly kind: 'same'; readonly text: string }
  /** `removed` is empty for what is only added, `added` for what is only left out. */
  | { readonly kind: 'change'; readonly removed: string; readonly added: string };

/** Joins each deletion with the insertion beside it. The stretches are in the order of the texts; changes never touch. */
export function stretchesOf(parts: readonly DifferencePart[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { kind, text } of parts) {
    if (kind === 'same') {
      stretches.push({ kind, text });
      continue;
    }
    const last = stretches.at(-1);
    const change = last?.kind === 'change' ? last : { kind: 'change' as const, removed: '', added: '' };
    if (change === last) stretches.pop();
    stretches.push({ ...change, [kind]: change[kind] + text });
  }
  return stretches;
}

/**
 * The earlier text with some of the changes.
 *
 * @param chosen places of changes in the list of stretches
 */
export function textWith(stretches: readonly Stretch[], chosen: ReadonlySet<number>): string {
  return stretches
    .map((stretch, place) => {
      if (stretch.kind === 'same') return stretch.text;
      return chosen.has(place) ? stretch.added : stretch.removed;
    })
    .join('');
}
