import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { OpenProject, WindowState } from '../../src-preload/contract.ts';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { listen } from './bridge.ts';
import { gatherChanges } from './gathered-changes.ts';
import { refresh, useAnswer } from './queries.ts';

const WindowStateContext = createContext<WindowState | null>(null);

/** What this window shows: its project, the settings, the version. */
export function useWindowState(): WindowState {
  const state = use(WindowStateContext);
  if (state === null) throw new Error('useWindowState is used outside of WindowStateProvider.');
  return state;
}

/** The project of this window. Only for pages that are shown when there is one. */
export function useProject(): OpenProject {
  const { project } = useWindowState();
  if (project === null) throw new Error('This window shows no project.');
  return project;
}

/** Reads the state of the window and keeps whatever is shown up to date. */
export function WindowStateProvider({ children }: { readonly children: ReactNode }): ReactElement | null {
  const client = useQueryClient();
  const { data: state, error } = useAnswer('window:state', undefined);
  const projectId = state?.project?.id ?? null;

  useEffect(
    () =>
      listen('settings:changed', (settings) => {
        client.setQueryData<WindowState>(
          ['window:state', undefined],
          (earlier) => earlier && { ...earlier, settings },
        );
      }),
    [client],
  );
  useEffect(() => {
    const changes = gatherChanges((parts) => refresh(client, parts));
    const end = listen('project:changed', (change) => {
      if (change.projectId === projectId) changes.add(change.parts);
    });
    return () => {
      end();
      changes.end();
    };
  }, [client, projectId]);

  if (error !== null) return <ProblemNotice error={error} />;
  if (state === undefined) return null;
  return <WindowStateContext value={state}>{children}</WindowStateContext>;
}
