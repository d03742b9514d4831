import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { useProject } from '../../api/window-state.tsx';
import { storedText } from './confidence.ts';

/**
 * Gives what saves a person's own definition of a term, and shows it at once. What it gives throws
 * RequestFailure where the text could not be saved.
 */
export function useSaveDefinition(termKey: string): (definition: string) => Promise<void> {
  const client = useQueryClient();
  const { id: projectId } = useProject();
  return useCallback(
    async (definition) => {
      await request('entries:saveDefinition', { projectId, termKey, definition });
      const queryKey = ['entries:get', { projectId, termKey }];
      client.setQueryData<EntryDetails | null>(
        queryKey,
        (entry) => entry && { ...entry, definition: storedText(definition), edited: true },
      );
      // An answer that is on its way may be older than the text: it is asked for anew.
      void client.invalidateQueries({ queryKey });
    },
    [client, projectId, termKey],
  );
}
