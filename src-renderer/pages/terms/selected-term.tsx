import { Tags } from 'lucide-react';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails, TermRow } from '../../../src-main/domain/project-view.ts';
import { problemOf } from '../../api/bridge.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { textNames } from '../../components/text-names.ts';
import { UnsavedText } from '../../components/unsaved-text.tsx';
import type { Decision, Verdict } from './decisions.ts';
import { TermDetail } from './term-detail.tsx';

/** The details of the selected term, or why there are none. A key in the search field does not draw them anew. */
export const SelectedTerm = memo(function SelectedTerm({
  termKey,
  details,
  error,
  onRetry,
  onVerdict,
  onDecide,
  noteWanted,
  onNoteReached,
  onLeaveNote,
}: {
  readonly termKey: string;
  readonly details: TermDetails | undefined;
  readonly error: Error | null;
  readonly onRetry: () => unknown;
  readonly onVerdict: (term: TermRow, verdict: Verdict) => void;
  readonly onDecide: (term: TermRow, decision: Decision) => void;
  /** The term whose note the keyboard is to go to; null for none. */
  readonly noteWanted: string | null;
  /** The keyboard has gone to the note. */
  readonly onNoteReached: () => void;
  /** The keyboard is to go back to the list. */
  readonly onLeaveNote: () => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const { id: projectId } = useProject();
  if (error !== null) {
    return problemOf(error).code === 'term-not-found' ? (
      <EmptyState icon={Tags} title={t('gone.title')} text={t('gone.text')}>
        <UnsavedText name={textNames.note(projectId, termKey)} label={t('note')} />
      </EmptyState>
    ) : (
      <ProblemNotice error={error} onRetry={() => void onRetry()} />
    );
  }
  if (details === undefined) return <SlowLoading />;
  return (
    <TermDetail
      details={details}
      onVerdict={(verdict) => onVerdict(details, verdict)}
      onDecide={(decision) => onDecide(details, decision)}
      isNoteWanted={noteWanted === details.key}
      onNoteReached={onNoteReached}
      onLeaveNote={onLeaveNote}
    />
  );
});
