import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import classes from './terms-page.module.css';

/** The share of accepted terms among the decided ones, 50 ranks together: where it gets small one may stop. */
export function RankBands({ projectId }: { readonly projectId: string }): ReactElement | null {
  const { t } = useTranslation('terms');
  const { data: bands, error, refetch } = useAnswer('terms:rankBands', { projectId });
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (bands === undefined) return null;
  return (
    <>
      <Text size="xs" className={classes['quiet']}>
        {t(bands.length === 0 ? 'progress.none' : 'progress.hint')}
      </Text>
      <ol
        className={classes['bands']}
        aria-label={t('progress.byRank')}
        tabIndex={bands.length === 0 ? -1 : 0}
      >
        {bands.map(({ first, last, decided, accepted }) => {
          const percent = Math.round((100 * accepted) / decided);
          return (
            <li
              key={first}
              className={classes['band']}
              title={t('progress.band', { first, last, decided, accepted })}
            >
              <span className={classes['column']} aria-hidden>
                <span style={{ height: `${percent}%` }} />
              </span>
              <Text span size="xs">
                {t('progress.share', { percent })}
              </Text>
              <Text span size="xs" className={classes['quiet']}>
                {t('progress.ranks', { first, last })}
              </Text>
              <Text span size="xs" className={classes['quiet']}>
                {t('progress.of', { accepted, decided })}
              </Text>
            </li>
          );
        })}
      </ol>
    </>
  );
}
