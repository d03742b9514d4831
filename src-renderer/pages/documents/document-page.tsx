import { Button } from '@mantine/core';
import { ArrowLeft, FileX, FileText } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { problemOf } from '../../api/bridge.ts';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { highlightInPart, nameInPart, PLACES } from '../../places.ts';
import { DocumentText, SEGMENTS_AT_ONCE } from './document-text.tsx';

/** A document to read. */
export function DocumentPage({
  document: documentPart,
  highlight: highlightPart,
}: {
  readonly document: string;
  readonly highlight: string | undefined;
}): ReactElement {
  const { t } = useTranslation('documents');
  const [, navigate] = useLocation();
  const name = nameInPart(documentPart);
  return (
    <PageFrame
      // Another document, or another passage of it, is a page of its own.
      key={`${documentPart} ${highlightPart}`}
      title={name}
      actions={
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
      }
    >
      <DocumentContent name={name} highlightPart={highlightPart} />
    </PageFrame>
  );
}

function DocumentContent({
  name,
  highlightPart,
}: {
  readonly name: string;
  readonly highlightPart: string | undefined;
}): ReactElement {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const highlight = highlightInPart(highlightPart);
  const beginning = useAnswer('documents:segments', {
    projectId,
    document: name,
    from: 0,
    count: SEGMENTS_AT_ONCE,
  });
  const place = useAnswer(
    'documents:locate',
    highlight === null ? null : { projectId, document: name, offset: highlight.start },
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
  const { total } = beginning.data;
  if (total === 0) return <EmptyState icon={FileText} title={name} text={t('page.empty')} />;
  return (
    <DocumentText
      projectId={projectId}
      document={name}
      total={total}
      highlight={highlight}
      firstInView={firstInView}
    />
  );
}
