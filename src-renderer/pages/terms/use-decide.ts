import { useQueryClient } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback } from 'react';
import type { ListPage, TermDetails, TermRow } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { showUntilStored } from '../../api/show-until-stored.ts';
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
      /** The terms as they were shown before, by their keys. */
      const before = new Map<string, TermRow>();
      const { stored, failed } = showUntilStored(client, isAboutTerms, (query) => {
        for (const row of show(client, query, projectId, terms, () => decision)) {
          if (!before.has(row.key)) before.set(row.key, row);
        }
      });
      try {
        const gone = await ask(projectId, terms, decision);
        stored();
        refresh(client, ['decisions']);
        if (gone > 0) {
          refresh(client, ['terms']);
          showWarning(i18next.t('terms:goneMeanwhile', { count: gone }));
        }
      } catch (error) {
        failed();
        const keys: Decidable = { kind: 'some', keys: new Set(before.keys()) };
        for (const query of client.getQueryCache().findAll({ predicate: isAboutTerms })) {
          show(client, query, projectId, keys, (row) => asItIs(before.get(row.key) ?? row, decision));
        }
        refresh(client, ['terms']);
        showProblem(error);
      }
    },
    [client, projectId],
  );

  return useCallback((terms, decision) => void send(terms, decision), [send]);
}

/** Whether decisions are seen in the answer to a query. */
function isAboutTerms({ queryKey }: Query): boolean {
  return queryKey[0] === 'terms:page' || queryKey[0] === 'terms:get';
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
 * Shows a decision in the answer to a query, where it has terms that are decided about.
 *
 * @returns these terms as they were shown before
 */
function show(
  client: QueryClient,
  query: Query,
  projectId: string,
  terms: Decidable,
  decisionOf: (row: TermRow) => Decision,
): readonly TermRow[] {
  const before: TermRow[] = [];
  const pages = {
    queryKey: terms.kind === 'some' ? ['terms:page'] : ['terms:page', { projectId, ...terms.query }],
  };
  const predicate = (other: Query): boolean => other === query;
  client.setQueriesData<ListPage<TermRow>>({ ...pages, predicate }, (page) => {
    if (page === undefined || !page.rows.some(({ key }) => isAmong(terms, key))) return page;
    return {
      ...page,
      rows: page.rows.map((row) => {
        if (!isAmong(terms, row.key)) return row;
        before.push(row);
        return decided(row, decisionOf(row));
      }),
    };
  });
  // Of all that fit a query, the list tells whether the term that is shown is one.
  const isListed = ({ key }: TermDetails): boolean =>
    client
      .getQueriesData<ListPage<TermRow>>(pages)
      .some(([, page]) => page?.rows.some((row) => row.key === key));
  client.setQueriesData<TermDetails>({ queryKey: ['terms:get'], predicate }, (details) => {
    if (details === undefined || !isAmong(terms, details.key)) return details;
    if (terms.kind === 'all' && !isListed(details)) return details;
    before.push(details);
    return decided(details, decisionOf(details));
  });
  return before;
}
