import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { VERDICT_KEYS } from './term-keys.ts';
import classes from './term-detail.module.css';

/** Says by whom or by what a term is left out, and how it comes back; nothing of a term that is not left out. */
export function LeftOut({
  details: { leftOut, judgement },
}: {
  readonly details: TermDetails;
}): ReactElement | null {
  const { t } = useTranslation('terms');
  if (leftOut === null) return null;
  return (
    <Text size="sm" className={classes['leftOut']}>
      {leftOut === 'model' && judgement !== null
        ? t('leftOut.byModel', { model: judgement.model, reason: judgement.reason })
        : t(`leftOut.long.${leftOut}`)}{' '}
      {t('leftOut.back', { key: VERDICT_KEYS.accept })}
    </Text>
  );
}
