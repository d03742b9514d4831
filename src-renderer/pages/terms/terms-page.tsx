import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Files, Plus, Tags } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-hash-location';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { BuildButton } from '../../components/build-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { askAhead } from '../../components/paged-list-rows.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { nameInPart, PLACES, termPlace } from '../../places.ts';
import { AddTerm } from './add-term.tsx';
import { termsOf } from './terms-query.ts';
import { TriageDesk } from './triage-desk.tsx';
import { useTermsQuery } from './use-desk-state.ts';

/** The terms of the project: what the documents hold, and what of it is wanted. */
export function TermsPage({ term }: { readonly term: string | undefined }): ReactElement {
  const { t } = useTranslation('terms');
  const { id: projectId } = useProject();
  // What the list begins with is looked for while the page is drawn around it.
  const client = useQueryClient();
  const [query] = useTermsQuery(projectId);
  useEffect(() => askAhead(client, termsOf(projectId, query)), [client, projectId, query]);
  const { data: counts, error, refetch } = useAnswer('terms:counts', { projectId });
  const [isAdding, setIsAdding] = useState(false);

  let content: ReactElement;
  if (error !== null) content = <ProblemNotice error={error} onRetry={() => void refetch()} />;
  else if (counts === undefined) content = <SlowLoading />;
  else if (counts.all === 0) content = <NoTerms projectId={projectId} />;
  else
    content = <TriageDesk projectId={projectId} selectedKey={term === undefined ? null : nameInPart(term)} />;

  return (
    <PageFrame
      title={t('title')}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          {t('add.open')}
        </Button>
      }
    >
      {content}
      <AddTerm
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onAdded={(termKey) => {
          setIsAdding(false);
          navigate(termPlace(termKey), { replace: true });
        }}
      />
    </PageFrame>
  );
}

/** Says what has to happen before there are terms. */
function NoTerms({ projectId }: { readonly projectId: string }): ReactElement | null {
  const { t } = useTranslation('terms');
  const { data: documents, error, refetch } = useAnswer('documents:list', { projectId });
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (documents === undefined) return null;
  return documents.length === 0 ? (
    <EmptyState
      icon={Files}
      title={t('noDocuments.title')}
      text={t('noDocuments.text')}
      actions={
        <Button component={Link} href={PLACES.documents}>
          {t('noDocuments.action')}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={Tags} title={t('notBuilt.title')} text={t('notBuilt.text')} actions={<BuildButton />} />
  );
}
