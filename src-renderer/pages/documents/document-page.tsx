import { Button } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { ArrowLeft, FileX, FileText } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import type { ReadingView } from '../../../src-main/domain/reading-view.ts';
import { problemOf } from '../../api/bridge.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { highlightInPart, nameInPart, PLACES } from '../../places.ts';
import { Reader } from './reading/reader.tsx';
import { useReadingChoices } from './reading/reading-choices.ts';
import { ReadingMenu } from './reading/reading-menu.tsx';
import { ROWS_AT_ONCE } from './reading/use-document-rows.ts';

/** Longer documents are shown as they are written until somebody asks for more: rendering them takes its time. */
const LONGEST_RENDERED = 1_500_000;
/** The list of terms is shown by itself where the window is so wide, in pixels. */
const WIDE_ENOUGH_FOR_LIST = 1100;

/** A document to read. */
export function DocumentPage({
  document: documentPart,
  highlight: highlightPart,
}: {
  readonly document: string;
  readonly highlight: string | undefined;
}): ReactElement {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const name = nameInPart(documentPart);
  const choices = useReadingChoices();
  const { width } = useViewportSize();
  const { data: documents } = useAnswer('documents:list', { projectId });
  const row = documents?.find(({ path }) => path === name);
  const view: ReadingView =
    row?.format === 'text'
      ? 'plain'
      : (choices.view ?? ((row?.length ?? 0) > LONGEST_RENDERED ? 'plain' : 'rendered'));
  const isListShown = choices.isListShown ?? width >= WIDE_ENOUGH_FOR_LIST;
  return (
    <PageFrame
      // Another document, or another passage of it, is a page of its own.
      key={`${documentPart} ${highlightPart}`}
      title={name}
      isPath
      actions={
        <>
          <ReadingMenu
            view={view}
            canRender={row?.format === 'markdown'}
            standings={choices.standings}
            isListShown={isListShown}
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<ArrowLeft size={16} aria-hidden />}
            onClick={() => {
              // A window that was opened here has nowhere to go back to.
              if (window.history.length > 1) window.history.back();
              else navigate(PLACES.documents);
            }}
          >
            {t('page.back')}
          </Button>
        </>
      }
    >
      {documents === undefined ? (
        <SlowLoading />
      ) : (
        <DocumentContent
          // What is shown otherwise has other rows.
          key={view}
          name={name}
          view={view}
          highlightPart={highlightPart}
          isListShown={isListShown}
        />
      )}
    </PageFrame>
  );
}

function DocumentContent({
  name,
  view,
  highlightPart,
  isListShown,
}: {
  readonly name: string;
  readonly view: ReadingView;
  readonly highlightPart: string | undefined;
  readonly isListShown: boolean;
}): ReactElement {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const { standings } = useReadingChoices();
  const highlight = highlightInPart(highlightPart);
  const beginning = useAnswer('documents:rows', {
    projectId,
    document: name,
    view,
    from: 0,
    count: ROWS_AT_ONCE,
  });
  const place = useAnswer(
    'documents:locate',
    highlight === null ? null : { projectId, document: name, view, offset: highlight.start },
  );

  const failed = beginning.error === null ? place : beginning;
  if (failed.error !== null) {
    if (problemOf(failed.error).code !== 'document-not-found') {
      return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
    }
    return (
      <EmptyState
        icon={FileX}
        title={t('page.gone.title')}
        text={t('page.gone.text')}
        actions={
          <Button component={Link} href={PLACES.documents}>
            {t('page.gone.action')}
          </Button>
        }
      />
    );
  }
  const firstInView = highlight === null ? 0 : place.data;
  if (beginning.data === undefined || firstInView === undefined) return <SlowLoading />;
  const { total, length } = beginning.data;
  if (total === 0) return <EmptyState icon={FileText} title={name} text={t('page.empty')} />;
  return (
    <Reader
      shown={{ projectId, document: name, view, standings }}
      total={total}
      length={length}
      passage={highlight}
      firstInView={firstInView}
      isListShown={isListShown}
    />
  );
}
