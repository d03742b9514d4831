import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TERM_KEYS } from '../../../../src-main/domain/project-view.ts';
import type { TermRow } from '../../../../src-main/domain/project-view.ts';
import { request } from '../../../api/bridge.ts';
import { showProblem, showWarning } from '../../../components/notices.tsx';
import type { ListHandle } from '../../../components/paged-list-grid.tsx';
import type { Several } from '../selection.ts';
import type { TermsQuery } from '../terms-query.ts';
import { useSynonymDecisions } from './use-synonym-decisions.ts';

/** Declaring terms of the list to mean the same. */
export interface Merging {
  /** Merges a term into the one that the list shows above it; tells whether there is one. */
  readonly mergeUp: (row: TermRow) => boolean;
  /** Merges selected terms into the one of them that the list shows first. */
  readonly mergeSeveral: (selection: Several) => void;
}

/** What the key M of the list of terms does. */
export function useMerging(
  projectId: string,
  query: TermsQuery,
  list: RefObject<ListHandle<TermRow> | null>,
): Merging {
  const { t } = useTranslation('terms');
  const { merge } = useSynonymDecisions();
  const mergeInOrder = async (keys: ReadonlySet<string>): Promise<void> => {
    const listed = await request('terms:keys', { projectId, ...query, offset: 0, limit: MOST_TERM_KEYS });
    const [main, ...others] = listed.filter((key) => keys.has(key));
    if (main !== undefined && others.length > 0) merge(main, others);
  };
  return {
    mergeUp: (row) => {
      const above = list.current?.rowAbove(row.key) ?? null;
      if (above === null) return false;
      merge(above.key, [row.key]);
      return true;
    },
    mergeSeveral: (selection) => {
      if (selection.kind === 'all') showWarning(t('selection.mergeSome'));
      else void mergeInOrder(selection.keys).catch(showProblem);
    },
  };
}
