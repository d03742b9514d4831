import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { Redirect } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { problemOf, request } from '../api/bridge.ts';
import { nameOfPlace, PLACES } from '../places.ts';
import type { PageName } from '../places.ts';
import { showProblem } from './notices.tsx';

/** The pages that are about the project. */
const PAGES = ['documents', 'terms', 'glossary', 'issues', 'runs'] as const satisfies readonly PageName[];
type ProjectPage = (typeof PAGES)[number];

/** The page of a project that a place is on; null for a place elsewhere. */
function pageOf(place: string): ProjectPage | null {
  return PAGES.find((page) => place === PLACES[page] || place.startsWith(`${PLACES[page]}/`)) ?? null;
}

/** Keeps where one is in a project, for the next time. */
export function KeptPlace({ projectId }: { readonly projectId: string }): null {
  // As it is written: the router hands out decoded paths.
  const [place] = useHashLocation();
  useEffect(() => {
    if (pageOf(place) === null) return;
    request('window:keepPlace', { projectId, place }).catch((error: unknown) => {
      // Whoever has left the project meanwhile is at no place of it.
      if (problemOf(error).code !== 'project-not-open') showProblem(error);
    });
  }, [projectId, place]);
  return null;
}

/** Leads to where somebody left off in a project; without that to its glossary, or its documents while there is none. */
export function StartPlace({ projectId }: { readonly projectId: string }): ReactElement | null {
  const { data: place, error } = useQuery({
    queryKey: ['start-place', projectId],
    queryFn: async () => {
      const last = await request('window:lastPlace', { projectId });
      const page = last === null ? null : pageOf(last);
      if (last === null || page === null) return firstPlace(projectId);
      const name = nameOfPlace(last);
      return name === null || (await isThere(projectId, page, name)) ? last : PLACES[page];
    },
    // Another time somebody has left off elsewhere.
    gcTime: 0,
  });
  // A project that cannot be read is shown all the same: its page says what is wrong.
  const start = place ?? (error === null ? null : PLACES.documents);
  return start === null ? null : <Redirect to={start} replace />;
}

async function firstPlace(projectId: string): Promise<string> {
  const { all } = await request('entries:counts', { projectId });
  return all > 0 ? PLACES.glossary : PLACES.documents;
}

/** Whether what a page was opened for is still in the project. */
async function isThere(projectId: string, page: ProjectPage, name: string): Promise<boolean> {
  switch (page) {
    case 'documents':
      return (await request('documents:list', { projectId })).some(({ path }) => path === name);
    case 'terms':
      return request('terms:get', { projectId, termKey: name }).then(
        () => true,
        (error: unknown) => {
          if (problemOf(error).code === 'term-not-found') return false;
          throw error;
        },
      );
    case 'glossary':
      return (await request('entries:get', { projectId, termKey: name })) !== null;
    case 'runs':
      return (await request('runs:list', { projectId })).some(({ id }) => id === name);
    case 'issues':
      return false;
  }
}
