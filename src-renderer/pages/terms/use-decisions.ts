import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ListPage, TermDetails, TermRow } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { refresh } from '../../api/queries.ts';
import { showProblem } from '../../components/notices.tsx';
import { asItIs, decided, withDecision } from './decisions.ts';
import type { Decision, MadeDecision } from './decisions.ts';

/** Decides about terms, and takes decisions back. */
export interface Decisions {
  /** The decision that would be taken back now; null where there is none. */
  readonly last: MadeDecision | null;
  readonly decide: (row: TermRow, decision: Decision) => void;
  /** Takes the last decision back; answers which one, null where there was none. */
  readonly undo: () => MadeDecision | null;
}

/** Decisions about the terms of a project. They are shown at once, and taken back with a notice where they fail. */
export function useDecisions(projectId: string): Decisions {
  const client = useQueryClient();
  const made = useRef<readonly MadeDecision[]>([]);
  const [last, setLast] = useState<MadeDecision | null>(null);
  const remember = useCallback((next: readonly MadeDecision[]): void => {
    made.current = next;
    setLast(next.at(-1) ?? null);
  }, []);

  const send = useCallback(
    async (
      { termKey, decision, before }: Omit<MadeDecision, 'term'>,
      onFailure?: () => void,
    ): Promise<void> => {
      // An answer that was asked for before would show what was before.
      await client.cancelQueries({ queryKey: ['terms:page'] });
      await client.cancelQueries({ queryKey: ['terms:get', { projectId, termKey }] });
      show(client, projectId, termKey, decision);
      try {
        await request('terms:decide', { projectId, termKeys: [termKey], decision });
      } catch (error) {
        show(client, projectId, termKey, before);
        refresh(client, ['terms']);
        onFailure?.();
        showProblem(error);
      }
    },
    [client, projectId],
  );

  const decide = useCallback(
    (row: TermRow, decision: Decision): void => {
      const own = { termKey: row.key, term: row.term, decision, before: asItIs(row, decision) };
      remember(withDecision(made.current, own));
      void send(own, () => remember(made.current.filter((one) => one !== own)));
    },
    [remember, send],
  );

  const undo = useCallback((): MadeDecision | null => {
    const newest = made.current.at(-1);
    if (newest === undefined) return null;
    remember(made.current.slice(0, -1));
    void send({ termKey: newest.termKey, decision: newest.before, before: newest.decision });
    return newest;
  }, [remember, send]);

  return { last, decide, undo };
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
