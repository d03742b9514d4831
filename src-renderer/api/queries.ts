import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { ProjectPart } from '../../src-main/domain/project-view.ts';
import type { RequestArgument, RequestName, RequestResult } from '../../src-preload/contract.ts';
import { showProblem } from '../components/notices.tsx';
import { request } from './bridge.ts';
import { answersAbout } from './reads.ts';

/** Answers are read again when the main process says that something changed, and not before. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Reads again whatever is shown of some parts of the project. */
export function refresh(client: QueryClient, parts: readonly ProjectPart[]): void {
  for (const name of answersAbout(parts)) void client.invalidateQueries({ queryKey: [name] });
}

/** Looks for the occurrences of terms anew: forms of a term became a term's own, or a variant's again. */
export function refreshOccurrences(client: QueryClient): void {
  const name: RequestName = 'terms:contexts';
  void client.invalidateQueries({ queryKey: [name] });
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
