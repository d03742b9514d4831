import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { OpenProject, WindowState } from '../../src-preload/contract.ts';
import { PLACES } from '../places.ts';
import { request } from './bridge.ts';
import { refresh } from './queries.ts';

/** Shows a project that was just opened in this window: its glossary, or its documents while it has no entries. */
export function useOpenedProject(): (project: OpenProject) => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useCallback(
    async (project) => {
      // A project that cannot be counted is shown all the same: its page says what is wrong.
      const hasEntries = await request('entries:counts', { projectId: project.id }).then(
        ({ all }) => all > 0,
        () => false,
      );
      client.setQueryData<WindowState>(
        ['window:state', undefined],
        (earlier) => earlier && { ...earlier, project },
      );
      navigate(hasEntries ? PLACES.glossary : PLACES.documents);
      refresh(client, ['project']);
    },
    [client, navigate],
  );
}
