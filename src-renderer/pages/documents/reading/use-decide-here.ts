import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { TermDetails } from '../../../../src-main/domain/project-view.ts';
import type { TermCategory, TermStatus } from '../../../../src-main/domain/term.ts';
import { request } from '../../../api/bridge.ts';
import { refresh } from '../../../api/queries.ts';
import { showProblem } from '../../../components/notices.tsx';

/** What a reader decides about a term. */
export type ReaderDecision = { readonly status: TermStatus } | { readonly category: TermCategory };

/** Gives what decides about a term from its document. The decision is shown at once, and taken back with a notice where it fails. */
export function useDecideHere(projectId: string): (termKey: string, decision: ReaderDecision) => void {
  const client = useQueryClient();
  return useCallback(
    (termKey, decision) => {
      const key = ['terms:get', { projectId, termKey }];
      client.setQueryData<TermDetails>(key, (details) => details && { ...details, ...decision });
      const send = async (): Promise<void> => {
        try {
          await request('terms:decide', { projectId, termKeys: [termKey], decision });
        } finally {
          refresh(client, ['terms', 'decisions']);
        }
      };
      void send().catch(showProblem);
    },
    [client, projectId],
  );
}
