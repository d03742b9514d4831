import { useAction } from '../api/queries.ts';
import { tellIntake } from './intake-telling.ts';

/** Adds documents that a person chooses, and tells what became of them. */
export function useAddDocuments(projectId: string): {
  readonly choose: (kind: 'files' | 'folder') => void;
  readonly isPending: boolean;
} {
  const { mutate, isPending } = useAction('documents:choose');
  return {
    choose: (kind) =>
      mutate(
        { projectId, kind },
        { onSuccess: (report) => (report === null ? undefined : tellIntake(report)) },
      ),
    isPending,
  };
}
