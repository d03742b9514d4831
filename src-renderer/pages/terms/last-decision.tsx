import { Button, Kbd, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { decisionText } from '../../components/decision-texts.ts';
import { useUndo } from '../../components/use-undo.ts';
import classes from './terms-page.module.css';

/** Tells of the last decision and takes it back; while there is none to take back, says which keys decide. */
export function LastDecision({
  projectId,
  onUndo,
}: {
  readonly projectId: string;
  /** The decision is being taken back, and the button perhaps goes away. */
  readonly onUndo: () => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const { t: tDecisions } = useTranslation('decisions');
  const { data: decisions } = useAnswer('decisions:state', { projectId });
  const { go } = useUndo(projectId);
  const last = decisions?.undo ?? null;
  return (
    <div className={classes['last']}>
      {last === null ? (
        <Text size="xs" className={classes['quiet']}>
          {t('decide.keys')}
        </Text>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          className={classes['undo']}
          aria-keyshortcuts="Control+Z"
          rightSection={
            <Kbd size="xs" aria-hidden>
              {t('decide.undoKeys')}
            </Kbd>
          }
          onClick={() => {
            go('undo');
            onUndo();
          }}
        >
          {t('common:undo')}
        </Button>
      )}
      <Text size="xs" truncate component="output">
        {last === null ? null : decisionText(tDecisions, last)}
      </Text>
    </div>
  );
}
