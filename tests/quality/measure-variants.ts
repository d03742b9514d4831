import type { MarkedGold } from './collection.ts';
import type { RowsByForm } from './rows-by-form.ts';
import type { Share } from './scores.ts';

/** Two marked forms, lower-cased. */
export type FormPair = readonly [left: string, right: string];

/** How the engine groups the marked forms. */
export interface VariantFigures {
  /** Of the pairs of marked forms that the engine has in one group, those that are marked as one term. */
  readonly precision: Share;
  /** Of the pairs of marked forms of one term, those that the engine has in one group. */
  readonly recall: Share;
  readonly wronglyJoined: readonly FormPair[];
  readonly notJoined: readonly FormPair[];
}

function pairsOf(forms: readonly string[]): FormPair[] {
  return forms.flatMap((left, index) => forms.slice(index + 1).map((right): FormPair => [left, right]));
}

/** Compares the groups of the engine with those that are marked. Forms that are not marked at all do not count. */
export function measureVariants({ terms, notTerms }: MarkedGold, rows: RowsByForm): VariantFigures {
  const groups = [...terms.map(({ forms }) => forms), ...notTerms.map((phrase) => [phrase])].map((forms) => [
    ...new Set(forms.map((form) => form.toLowerCase())),
  ]);
  const groupOf = new Map(groups.flatMap((forms, group) => forms.map((form) => [form, group] as const)));
  const together = new Map<string, string[]>();
  for (const form of groupOf.keys()) {
    const key = rows.get(form)?.key;
    if (key === undefined) continue;
    const others = together.get(key);
    if (others === undefined) together.set(key, [form]);
    else others.push(form);
  }
  const marked = groups.flatMap(pairsOf);
  const joined = [...together.values()].flatMap(pairsOf);
  const notJoined = marked.filter(([left, right]) => {
    const row = rows.get(left);
    return row === undefined || row.key !== rows.get(right)?.key;
  });
  const wronglyJoined = joined.filter(([left, right]) => groupOf.get(left) !== groupOf.get(right));
  return {
    precision: { right: joined.length - wronglyJoined.length, of: joined.length },
    recall: { right: marked.length - notJoined.length, of: marked.length },
    wronglyJoined,
    notJoined,
  };
}
