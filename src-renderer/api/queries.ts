import {
  keepPreviousData,
  QueryClient,
  replaceEqualDeep,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { ProjectPart } from '../../src-main/domain/project-view.ts';
import type { Run } from '../../src-main/domain/run.ts';
import type { RequestArgument, RequestName, RequestResult } from '../../src-preload/contract.ts';
import { showProblem } from '../components/notices.tsx';
import { request } from './bridge.ts';
import { withKnownStates } from './runs.ts';

/** Requests whose answers change when a part of the project does. */
const READS: Readonly<Record<ProjectPart, readonly RequestName[]>> = {
  project: ['window:state', 'projects:list'],
  documents: ['documents:list', 'documents:check', 'documents:segments', 'terms:contexts'],
  // Not `terms:contexts`: a decision or a note leaves the occurrences where they are.
  terms: ['terms:page', 'terms:counts', 'terms:get', 'entries:page', 'entries:get'],
  entries: ['entries:page', 'entries:counts', 'entries:get', 'terms:get', 'issues:list'],
  issues: ['issues:list', 'entries:page', 'entries:counts', 'entries:get'],
  runs: ['runs:list'],
};

/** Answers are read again when the main process says that something changed, and not before. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  // A list that was read before the last thing that a run told must not set the run back.
  client.setQueryDefaults(['runs:list'], {
    structuralSharing: (known, read) =>
      replaceEqualDeep(known, areRuns(known) && areRuns(read) ? withKnownStates(known, read) : read),
  });
  return client;
}

/** Tells whether an answer to `runs:list` is there. */
function areRuns(answer: unknown): answer is readonly Run[] {
  return Array.isArray(answer);
}

/** Reads again whatever is shown of some parts of the project. */
export function refresh(client: QueryClient, parts: readonly ProjectPart[]): void {
  for (const name of new Set(parts.flatMap((part) => READS[part]))) {
    void client.invalidateQueries({ queryKey: [name] });
  }
}

/**
 * The answer to a request, kept up to date. While another argument is asked for, the earlier answer stays
 * to be seen.
 *
 * @param argument null asks nothing
 */
export function useAnswer<Name extends RequestName>(
  name: Name,
  argument: RequestArgument<Name> | null,
): UseQueryResult<RequestResult<Name>> {
  return useQuery<RequestResult<Name>, Error, RequestResult<Name>>({
    queryKey: [name, argument],
    queryFn: async () => {
      if (argument === null) throw new Error('Nothing was asked.');
      return request(name, argument);
    },
    enabled: argument !== null,
    placeholderData: keepPreviousData,
  });
}

/**
 * A request that changes something. A failure is shown as a notice, with what to do.
 *
 * @param showsFailure false where the caller shows failures in a way of its own
 */
export function useAction<Name extends RequestName>(
  name: Name,
  { showsFailure = true }: { readonly showsFailure?: boolean } = {},
): UseMutationResult<RequestResult<Name>, Error, RequestArgument<Name>> {
  return useMutation({
    mutationFn: (argument: RequestArgument<Name>) => request(name, argument),
    onError: (error) => {
      if (showsFailure) showProblem(error);
    },
  });
}
