import { Button, Text } from '@mantine/core';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useRuns } from '../../api/use-runs.ts';
import { useRunStart } from '../../components/run-start.tsx';
import { isRankingBehind } from './ranking-decisions.ts';
import classes from './terms-page.module.css';

/** Offers to rank the terms again by what was decided about them; nothing where that would change little. */
export const RankAgain = memo(function RankAgain({
  projectId,
  onStart,
}: {
  readonly projectId: string;
  /** A run begins, and the offer goes away. */
  readonly onStart: () => void;
}): ReactElement | null {
  const { t } = useTranslation('terms');
  const { data: counts } = useAnswer('terms:counts', { projectId });
  const { data: decisions } = useAnswer('decisions:state', { projectId });
  const { runs } = useRuns(projectId);
  const { startRun, isStarting } = useRunStart();
  if (counts === undefined || decisions === undefined || runs === undefined) return null;
  if (!isRankingBehind(counts, decisions.undo, runs)) return null;
  return (
    <div className={classes['offer']}>
      <Text size="xs">{t('rankAgain.text')}</Text>
      <Button
        size="compact-xs"
        variant="default"
        className={classes['undo']}
        title={t('rankAgain.hint')}
        disabled={isStarting}
        onClick={() => {
          startRun('extract');
          onStart();
        }}
      >
        {t('rankAgain.action')}
      </Button>
    </div>
  );
});
