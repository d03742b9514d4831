import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../api/window-state.tsx';
import classes from './term-card.module.css';
import { meaningOf, useTermFacts } from './use-term-facts.ts';

/** A term and what it means, for whoever stops at it. */
export function TermPeek({ termKey }: { readonly termKey: string }): ReactElement | null {
  const { t } = useTranslation('documents');
  const { id: projectId } = useProject();
  const { details, entry } = useTermFacts(projectId, termKey);
  if (details === undefined || entry === undefined) return null;
  const meaning = meaningOf(entry);
  return (
    <>
      <Text size="sm" fw={600}>
        {details.term}
        {details.reading === null ? null : <span className={classes['reading']}>{details.reading}</span>}
      </Text>
      <Text size="sm" lineClamp={3}>
        {meaning === '' ? t('reader.noMeaning') : meaning}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {t('reader.peekHint')}
      </Text>
    </>
  );
}
