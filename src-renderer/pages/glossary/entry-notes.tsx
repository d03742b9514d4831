import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { CategorySelect } from '../terms/term-category.tsx';
import { TermNote } from '../terms/term-note.tsx';
import { useDecide } from '../terms/use-decide.ts';

/** What a person says of the term of an entry: its category, and notes. Both are the term's. */
export function EntryNotes({ termKey }: { readonly termKey: string }): ReactElement | null {
  const { id: projectId } = useProject();
  const { data: details } = useAnswer('terms:get', { projectId, termKey });
  const decide = useDecide(projectId);
  if (details?.key !== termKey) return null;
  return (
    <Stack gap="xs" component="section">
      <CategorySelect
        category={details.category}
        onChange={(category) => decide({ kind: 'some', keys: new Set([termKey]) }, { category })}
      />
      <TermNote key={termKey} termKey={termKey} notes={details.notes} />
    </Stack>
  );
}
