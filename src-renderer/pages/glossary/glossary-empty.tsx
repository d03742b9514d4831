import { Button } from '@mantine/core';
import { BookOpenText, Files, Hourglass, Tags } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';
import { BuildButton } from '../../components/build-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SlowLoading } from '../../components/slow-loading.tsx';
import { PLACES } from '../../places.ts';
import { emptyReason } from './empty-reason.ts';

/** Stands in place of a glossary without entries, and says why there are none and what to do. */
export function GlossaryEmpty(): ReactElement {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const documents = useAnswer('documents:list', { projectId });
  const runs = useAnswer('runs:list', { projectId });
  const failed = [documents, runs].find(({ error }) => error !== null);
  if (failed !== undefined) {
    return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (documents.data === undefined || runs.data === undefined) return <SlowLoading />;

  switch (emptyReason(documents.data.length, runs.data)) {
    case 'building':
      return (
        <EmptyState
          icon={Hourglass}
          title={t('empty.building.title')}
          text={t('empty.building.text')}
          actions={
            <Button component={Link} href={PLACES.runs} variant="default">
              {t('empty.building.action')}
            </Button>
          }
        />
      );
    case 'no-documents':
      return (
        <EmptyState
          icon={Files}
          title={t('empty.noDocuments.title')}
          text={t('empty.noDocuments.text')}
          actions={
            <Button component={Link} href={PLACES.documents}>
              {t('empty.noDocuments.action')}
            </Button>
          }
        />
      );
    case 'no-terms':
      return (
        <EmptyState
          icon={Tags}
          title={t('empty.noTerms.title')}
          text={t('empty.noTerms.text')}
          actions={
            <Button component={Link} href={PLACES.terms}>
              {t('empty.noTerms.action')}
            </Button>
          }
        />
      );
    case 'not-built':
      return (
        <EmptyState
          icon={BookOpenText}
          title={t('empty.notBuilt.title')}
          text={t('empty.notBuilt.text')}
          actions={<BuildButton />}
        />
      );
  }
}
