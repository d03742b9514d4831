import { useCallback, useMemo, useState } from 'react';
import { switched } from './marked-keys.ts';

/** What a person has marked in a list, by key, to decide about it together. */
export interface Marks {
  readonly keys: ReadonlySet<string>;
  /** Marks something, or takes its mark away. */
  readonly toggle: (key: string) => void;
  /** Marks these and no others. */
  readonly replace: (all: Iterable<string>) => void;
}

/** Keeps what is marked in a list, as long as the page is shown. */
export function useMarks(): Marks {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => setKeys((before) => switched(before, key)), []);
  const replace = useCallback((all: Iterable<string>) => setKeys(new Set(all)), []);
  return useMemo(() => ({ keys, toggle, replace }), [keys, toggle, replace]);
}
