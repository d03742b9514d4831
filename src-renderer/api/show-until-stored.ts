import type { Query, QueryClient } from '@tanstack/react-query';

/** A change that is shown before it is stored. */
export interface ShownChange {
  /** The change is stored: what is asked for from now on is shown as it comes. */
  readonly stored: () => void;
  /** The change could not be stored: all answers are shown as they come. */
  readonly failed: () => void;
}

/**
 * Shows a change before it is stored, and again over every answer that may have been read before it was: such an
 * answer would show for a moment what was before, and a key that comes in this moment would be about that.
 *
 * @param isAbout whether the change is to be seen in the answer to a query
 * @param show writes the change into the answer to one query, where it is there
 */
export function showUntilStored(
  client: QueryClient,
  isAbout: (query: Query) => boolean,
  show: (query: Query) => void,
): ShownChange {
  const cache = client.getQueryCache();
  /** What was asked for before the change was stored, and is not answered yet; null while it is not stored. */
  let early: Set<Query> | null = null;
  const end = cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action } = event;
    const query = cache.get(event.query.queryHash);
    if (query === undefined || !isAbout(query)) return;
    const isAnswer = action.type === 'success' && action.manual !== true;
    if (isAnswer && (early === null || early.has(query))) show(query);
    // Answered, given up, or asked for once more.
    if (query.state.fetchStatus === 'idle' || action.type === 'fetch') early?.delete(query);
    endWhenAnswered();
  });
  const endWhenAnswered = (): void => {
    if (early?.size === 0) end();
  };
  const stored = (): void => {
    early = new Set(cache.findAll({ fetchStatus: 'fetching', predicate: isAbout }));
    endWhenAnswered();
  };
  for (const query of cache.findAll({ predicate: isAbout })) show(query);
  return { stored, failed: end };
}
