import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { TermCategory } from '../../../src-main/domain/term.ts';
import type { Verdict } from './decisions.ts';

/** What a key in the list of terms does. */
export type TermCommand =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'category'; readonly category: TermCategory }
  | { readonly kind: 'merge' }
  | { readonly kind: 'note' }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'select-one' };

/** The key of each verdict, as it is shown. */
export const VERDICT_KEYS = {
  accept: 'A',
  reject: 'R',
  undecide: 'U',
  require: 'Q',
} as const satisfies Readonly<Record<Verdict, string>>;

/** The key that merges, as it is shown. */
export const MERGE_KEY = 'M';

const COMMANDS: ReadonlyMap<string, TermCommand> = new Map<string, TermCommand>([
  ['a', { kind: 'verdict', verdict: 'accept' }],
  ['r', { kind: 'verdict', verdict: 'reject' }],
  ['u', { kind: 'verdict', verdict: 'undecide' }],
  ['q', { kind: 'verdict', verdict: 'require' }],
  [MERGE_KEY.toLowerCase(), { kind: 'merge' }],
  ['n', { kind: 'note' }],
  ['escape', { kind: 'select-one' }],
  ...TERM_CATEGORIES.map((category, place) => [String(place + 1), { kind: 'category', category }] as const),
]);

/** A key as events tell it. */
export type PressedKey = Readonly<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> & {
  readonly key: string;
};

/** The digit that stands for a category. */
export function digitOf(category: TermCategory): string {
  return String(TERM_CATEGORIES.indexOf(category) + 1);
}

/** What a key does, in small or in capital letters; null where it does nothing. */
export function commandOfKey({ key, ctrlKey, metaKey, altKey }: PressedKey): TermCommand | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? { kind: 'select-all' } : null;
  return COMMANDS.get(key.toLowerCase()) ?? null;
}
