import { Button, Progress, Text } from '@mantine/core';
import { memo, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { RankBands } from './rank-bands.tsx';
import classes from './terms-page.module.css';

/** How many of the terms that wait for a decision are decided, and, when asked for, how many of them were accepted by rank. */
export const TriageProgress = memo(function TriageProgress({
  projectId,
}: {
  readonly projectId: string;
}): ReactElement | null {
  const { t } = useTranslation('terms');
  const { data: counts } = useAnswer('terms:counts', { projectId });
  const [isOpen, setIsOpen] = useState(false);
  const label = useId();
  const bands = useId();
  if (counts === undefined) return null;
  const decided = counts.accepted + counts.rejected;
  const total = decided + counts.candidate;
  return (
    <div className={classes['progress']}>
      <div className={classes['progressLine']}>
        <Text size="xs" id={label} className={classes['progressText']}>
          {t('progress.decided', { decided, total })}
        </Text>
        <Progress.Root size="sm" className={classes['progressBar']}>
          <Progress.Section value={total === 0 ? 0 : (100 * decided) / total} aria-labelledby={label} />
        </Progress.Root>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-controls={bands}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('progress.byRank')}
        </Button>
      </div>
      <div id={bands}>{isOpen ? <RankBands projectId={projectId} /> : null}</div>
    </div>
  );
});
