/** A group may not grow beyond this: what joins more is no spelling of one term. */
const MOST_KEYS = 24;

/** Keys joined to groups, as long as nothing stands against it. */
export interface JoinedKeys {
  /** The least key of the group that a key is in: the same for all of them. */
  rootOf(key: string): string;
  /** All keys of the group that a key is in. */
  membersOf(key: string): readonly string[];
  /** Joins the groups of two keys, unless two of their keys are kept apart. */
  join(key: string, other: string): void;
  /** The groups of more than one key. */
  groups(): readonly (readonly string[])[];
}

/** @param areApart whether two keys must not come into one group */
export function createJoinedKeys(areApart: (key: string, other: string) => boolean): JoinedKeys {
  // Only keys that were joined are held: most keys of a project have no other form.
  const groupOf = new Map<string, string[]>();
  const membersOf = (key: string): string[] => groupOf.get(key) ?? [key];
  return {
    rootOf: (key) => membersOf(key)[0] ?? key,
    membersOf,
    join(key, other) {
      const left = membersOf(key);
      const right = membersOf(other);
      if (left === right || left.includes(other)) return;
      if (left.length + right.length > MOST_KEYS) return;
      if (left.some((one) => right.some((another) => areApart(one, another)))) return;
      const joined = [...left, ...right].sort();
      for (const member of joined) groupOf.set(member, joined);
    },
    groups: () => [...new Set(groupOf.values())],
  };
}
