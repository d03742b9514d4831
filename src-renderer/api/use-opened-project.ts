import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { OpenProject, WindowState } from '../../src-preload/contract.ts';
import { START } from '../places.ts';
import { refresh } from './queries.ts';

/** Shows a project that was just opened in this window, where somebody left off in it. */
export function useOpenedProject(): (project: OpenProject) => void {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return useCallback(
    (project) => {
      client.setQueryData<WindowState>(
        ['window:state', undefined],
        (earlier) => earlier && { ...earlier, project },
      );
      navigate(START);
      refresh(client, ['project']);
    },
    [client, navigate],
  );
}
