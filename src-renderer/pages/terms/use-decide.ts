import { useQueryClient } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback } from 'react';
import type { ListPage, TermDetails, TermRow } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { showProblem, showWarning } from '../../components/notices.tsx';
import { asItIs, decided } from './decisions.ts';
import type { Decision } from './decisions.ts';
import { isAmong } from './selection.ts';
import type { Several } from './selection.ts';
import type { TermsQuery } from './terms-query.ts';

/** The terms that a decision is about: one, some, or all that fit a query but for a few. */
export type Decidable =
  | Extract<Several, { readonly kind: 'some' }>
  | (Extract<Several, { readonly kind: 'all' }> & { readonly query: TermsQuery });

/** Gives what decides about terms. A decision is shown at once, and taken back with a notice where it fails. */
export function useDecide(projectId: string): (terms: Decidable, decision: Decision) => void {
  const client = useQueryClient();

  const send = useCallback(
    async (terms: Decidable, decision: Decision): Promise<void> => {
      // An answer that was asked for before would show what was before; one that is the first stays awaited.
      const predicate = ({ state }: Query): boolean => state.data !== undefined;
      await Promise.all([
        client.cancelQueries({ queryKey: ['terms:page'], predicate }),
        client.cancelQueries({ queryKey: ['terms:get'], predicate }),
      ]);
      const before = show(client, projectId, terms, () => decision);
      try {
        const gone = await ask(projectId, terms, decision);
        refresh(client, ['decisions']);
        if (gone > 0) {
          refresh(client, ['terms']);
          showWarning(i18next.t('terms:goneMeanwhile', { count: gone }));
        }
      } catch (error) {
        const keys: Decidable = { kind: 'some', keys: new Set(before.keys()) };
        show(client, projectId, keys, (row) => asItIs(before.get(row.key) ?? row, decision));
        refresh(client, ['terms']);
        showProblem(error);
      }
    },
    [client, projectId],
  );

  return useCallback((terms, decision) => void send(terms, decision), [send]);
}

/** Answers how many of the terms were not there any more. */
async function ask(projectId: string, terms: Decidable, decision: Decision): Promise<number> {
  if (terms.kind === 'some') {
    return (await request('terms:decide', { projectId, termKeys: [...terms.keys], decision })).length;
  }
  const { query, seen, except } = terms;
  const { view, category, filters, search } = query;
  const selection = { projectId, view, category, filters, search };
  await request('terms:decideSelected', { ...selection, seen, except: [...except], decision });
  return 0;
}

/**
 * Shows a decision wherever its terms are shown, before the project holds it.
 *
 * @returns the terms of the list as they were shown before, by their keys
 */
function show(
  client: QueryClient,
  projectId: string,
  terms: Decidable,
  decisionOf: (row: TermRow) => Decision,
): ReadonlyMap<string, TermRow> {
  const before = new Map<string, TermRow>();
  const queryKey = terms.kind === 'some' ? ['terms:page'] : ['terms:page', { projectId, ...terms.query }];
  client.setQueriesData<ListPage<TermRow>>({ queryKey }, (page) => {
    if (page === undefined || !page.rows.some(({ key }) => isAmong(terms, key))) return page;
    return {
      ...page,
      rows: page.rows.map((row) => {
        if (!isAmong(terms, row.key)) return row;
        before.set(row.key, row);
        return decided(row, decisionOf(row));
      }),
    };
  });
  const isShown = (details: TermDetails): boolean =>
    terms.kind === 'some' ? terms.keys.has(details.key) : before.has(details.key);
  client.setQueriesData<TermDetails>({ queryKey: ['terms:get'] }, (details) => {
    if (details === undefined || !isShown(details)) return details;
    if (!before.has(details.key)) before.set(details.key, details);
    return decided(details, decisionOf(details));
  });
  return before;
}
