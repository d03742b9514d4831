import type { KeyboardEvent, RefObject } from 'react';
import type { TermRow } from '../../../../src-main/domain/project-view.ts';
import type { ListHandle } from '../../../components/paged-list-grid.tsx';
import { useSynonymDecisions } from './use-synonym-decisions.ts';

/**
 * The key M of the list of terms: merges the selected term into the one above it, and selects the next one.
 *
 * @returns handles a key; tells whether it was this one
 */
export function useMergeKey(
  list: RefObject<ListHandle<TermRow> | null>,
  onSelect: (row: TermRow) => void,
): (event: KeyboardEvent, row: TermRow | undefined) => boolean {
  const { merge } = useSynonymDecisions();
  return (event, row) => {
    if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return false;
    event.preventDefault();
    const above = row === undefined ? null : (list.current?.rowAbove(row.key) ?? null);
    if (row === undefined || above === null) return true;
    const next = list.current?.neighbourOf(row.key) ?? null;
    merge(above, [row]);
    if (next !== null) onSelect(next);
    return true;
  };
}
