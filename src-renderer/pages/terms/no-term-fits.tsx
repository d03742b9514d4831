import { Button } from '@mantine/core';
import { CircleCheck, SearchX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { PLACES } from '../../places.ts';
import { isNarrowed } from './terms-query.ts';
import type { TermsQuery } from './terms-query.ts';

/** In place of a list without terms: whoever has decided about the last one is led on. */
export function NoTermFits({
  query,
  onShowAll,
}: {
  readonly query: TermsQuery;
  readonly onShowAll: () => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const isDone = query.view === 'candidate' && !isNarrowed(query);
  return (
    <EmptyState
      icon={isDone ? CircleCheck : SearchX}
      title={t(isDone ? 'allDecided.title' : 'nothingFound.title')}
      text={t(isDone ? 'allDecided.text' : 'nothingFound.text')}
      actions={
        <>
          {isDone ? (
            <Button component={Link} href={PLACES.glossary}>
              {t('allDecided.action')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onShowAll}>
            {t('nothingFound.action')}
          </Button>
        </>
      }
    />
  );
}
