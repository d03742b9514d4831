import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { OpenProject, WindowState } from '../../src-preload/contract.ts';
import { START } from '../places.ts';
import { refresh } from './queries.ts';

/** Shows a project that was just opened in this window, where somebody left off in it. */
export function useOpenedProject(): (project: OpenProject) => void {
  const client = useQueryClient();
  return useCallback(
    (project) => {
      client.setQueryData<WindowState>(
        ['window:state', undefined],
        (earlier) => earlier && { ...earlier, project },
      );
      navigate(START);
      refresh(client, ['project']);
    },
    [client],
  );
}
