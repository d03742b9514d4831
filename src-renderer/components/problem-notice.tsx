import { Alert, Button, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/bridge.ts';
import { backupsDialog, isDamage } from './backups-opening.ts';
import { problemTexts } from './problem-texts.ts';

/** Says in place of what could not be shown why not, and what to do. */
export function ProblemNotice({
  error,
  onRetry,
  offersBackups = true,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Whether it leads to the backups of the window's project where something is damaged. */
  readonly offersBackups?: boolean;
}): ReactElement {
  const { t } = useTranslation(['common', 'problems', 'backups']);
  const { t: tProblems } = useTranslation('problems');
  const problem = problemOf(error);
  const { message, remedy } = problemTexts(tProblems, problem);
  return (
    <Alert
      color="red"
      variant="default"
      icon={<TriangleAlert aria-hidden />}
      title={tProblems('title')}
      m="md"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        {remedy === '' ? null : <Text size="sm">{remedy}</Text>}
        {offersBackups && isDamage(problem) ? (
          <Button size="xs" onClick={() => backupsDialog.open('shown')}>
            {t('backups:offer')}
          </Button>
        ) : null}
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
