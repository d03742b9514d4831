import { LOW_CONFIDENCE } from '../../../src-main/domain/project-view.ts';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';

/** How far a definition can be trusted, in steps that have a word. */
export type ConfidenceLevel = 'high' | 'medium' | 'low';

/** The least confidence of a level. */
const LEAST = { high: 0.75, medium: LOW_CONFIDENCE } as const;

/** The level of a confidence from 0 to 1. */
export function confidenceLevel(confidence: number): ConfidenceLevel {
  if (confidence >= LEAST.high) return 'high';
  return confidence >= LEAST.medium ? 'medium' : 'low';
}

/** What is said about the text of an entry: who wrote it, or how sure it is to be a definition. */
export type TextOrigin =
  | { readonly kind: 'own' }
  | { readonly kind: 'found'; readonly confidence: number; readonly level: ConfidenceLevel }
  | { readonly kind: 'none' };

/** Where the definition of an entry comes from. A person's own text has no confidence: nobody measured it. */
export function textOrigin({
  definition,
  edited,
  confidence,
}: Pick<EntryDetails, 'definition' | 'edited' | 'confidence'>): TextOrigin {
  if (storedText(definition) === null) return { kind: 'none' };
  return edited ? { kind: 'own' } : { kind: 'found', confidence, level: confidenceLevel(confidence) };
}

/** Whether a person may still be writing the text, so that their next text is one step with it: see `db.md`. */
export function isWriting({ edited, status }: Pick<EntryDetails, 'edited' | 'status'>): boolean {
  return edited && status === 'draft';
}

/** What a project stores of a definition: one without a visible character is none. */
export function storedText(definition: string | null): string | null {
  return definition === null || definition.trim() === '' ? null : definition;
}
