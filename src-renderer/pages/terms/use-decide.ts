import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ListPage, TermDetails, TermRow } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { showProblem } from '../../components/notices.tsx';
import { asItIs, decided } from './decisions.ts';
import type { Decision } from './decisions.ts';

/** Gives what decides about a term. A decision is shown at once, and taken back with a notice where it fails. */
export function useDecide(projectId: string): (row: TermRow, decision: Decision) => void {
  const client = useQueryClient();

  const send = useCallback(
    async (row: TermRow, decision: Decision): Promise<void> => {
      const before = asItIs(row, decision);
      // An answer that was asked for before would show what was before.
      await client.cancelQueries({ queryKey: ['terms:page'] });
      await client.cancelQueries({ queryKey: ['terms:get', { projectId, termKey: row.key }] });
      show(client, projectId, row.key, decision);
      try {
        await request('terms:decide', { projectId, termKeys: [row.key], decision });
        refresh(client, ['decisions']);
      } catch (error) {
        show(client, projectId, row.key, before);
        refresh(client, ['terms']);
        showProblem(error);
      }
    },
    [client, projectId],
  );

  return useCallback((row, decision) => void send(row, decision), [send]);
}

/** Shows a decision wherever the term is shown, before the project holds it. */
function show(client: QueryClient, projectId: string, termKey: string, decision: Decision): void {
  client.setQueriesData<ListPage<TermRow>>(
    { queryKey: ['terms:page'] },
    (page) =>
      page && { ...page, rows: page.rows.map((row) => (row.key === termKey ? decided(row, decision) : row)) },
  );
  client.setQueryData<TermDetails>(
    ['terms:get', { projectId, termKey }],
    (details) => details && decided(details, decision),
  );
}
