import { Alert, Button, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/bridge.ts';
import { problemTexts } from './problem-texts.ts';

/** Says in place of what could not be shown why not, and what to do. */
export function ProblemNotice({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}): ReactElement {
  const { t } = useTranslation(['common', 'problems']);
  const { t: tProblems } = useTranslation('problems');
  const { message, remedy } = problemTexts(tProblems, problemOf(error));
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
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
