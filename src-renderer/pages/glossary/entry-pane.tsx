import { Button } from '@mantine/core';
import { BookX } from 'lucide-react';
import { memo } from 'react';
import type { ReactElement, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { textNames } from '../../components/text-names.ts';
import { UnsavedText } from '../../components/unsaved-text.tsx';
import { termPlace } from '../../places.ts';
import { EntryView } from './entry-view.tsx';

/** Reads the entry of a term and shows it. Not drawn anew with each key that is typed in the search. */
export const EntryPane = memo(function EntryPane({
  termKey,
  isEditing,
  onEdit,
  onDone,
  headingRef,
}: {
  readonly termKey: string;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly onDone: () => void;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
}): ReactElement {
  const { t } = useTranslation(['glossary', 'terms']);
  const { id: projectId } = useProject();
  const { data: entry, error, refetch } = useAnswer('entries:get', { projectId, termKey });
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (entry === undefined) return <SlowLoading />;
  if (entry === null) {
    return (
      <EmptyState
        icon={BookX}
        title={t('notFound.title')}
        text={t('notFound.text')}
        actions={
          <Button component={Link} href={termPlace(termKey)} variant="default" size="xs">
            {t('showTerm')}
          </Button>
        }
      >
        <UnsavedText name={textNames.definition(projectId, termKey)} label={t('definition')} />
        <UnsavedText name={textNames.note(projectId, termKey)} label={t('terms:note')} />
      </EmptyState>
    );
  }
  // While another entry is read, the earlier one stays to be seen, but nothing is done to it any more.
  const isCurrent = entry.termKey === termKey;
  return (
    <EntryView
      key={entry.termKey}
      entry={entry}
      isEditing={isEditing && isCurrent}
      isCurrent={isCurrent}
      onEdit={onEdit}
      onDone={onDone}
      headingRef={headingRef}
    />
  );
});
