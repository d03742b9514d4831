/** A set with a key, or without it where it was there. */
export function switched(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const result = new Set(keys);
  if (!result.delete(key)) result.add(key);
  return result;
}
