import { Alert, Button, Code, Group, Loader, Stack, Text } from '@mantine/core';
import { CircleCheck, Square, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { ConnectionView } from '../../../src-main/domain/provider-view.ts';
import { problemOf } from '../../api/bridge.ts';
import { useAction } from '../../api/queries.ts';
import { CopyTextButton } from '../../components/copy-text-button.tsx';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { problemTexts } from '../../components/problem-texts.ts';
import type { ProblemTexts } from '../../components/problem-texts.ts';
import { useConnectionProblem } from './connection-problem.ts';
import { pullCommand } from './pull-command.ts';

/** Asks the model for a tiny answer and says what came of it. One set of settings for each mounting. */
export function ConnectionTest({
  projectId,
  settings,
}: {
  readonly projectId: string;
  readonly settings: ModelSettings;
}): ReactElement {
  const { t } = useTranslation('provider');
  const { mutate: test, data, error, isPending } = useAction('provider:test', { showsFailure: false });
  const { mutate: stop } = useAction('provider:stopTest');
  useEffect(() => {
    if (!isPending) return;
    // When this goes away nobody hears the answer any more.
    return () => stop(undefined);
  }, [isPending, stop]);
  const isImpossible = settings.model.trim() === '';
  return (
    <KeptFocus>
      <Stack gap="xs">
        <Group gap="sm">
          {isPending ? (
            <Button
              variant="default"
              leftSection={<Square size={12} aria-hidden />}
              onClick={() => stop(undefined)}
            >
              {t('test.stop')}
            </Button>
          ) : (
            <Button
              variant="default"
              aria-disabled={isImpossible}
              {...(isImpossible ? { 'data-disabled': true } : {})}
              onClick={() => {
                if (!isImpossible) test({ projectId, settings });
              }}
            >
              {t('test.start')}
            </Button>
          )}
          {isPending ? <Loader size="xs" aria-hidden /> : null}
          <Text size="sm" c="dimmed">
            {t(isPending ? 'test.running' : isImpossible ? 'test.needsModel' : 'test.nothingSent')}
          </Text>
        </Group>
        <div aria-live="polite">
          {isPending ? null : error !== null ? (
            <TestFailure error={error} />
          ) : data === undefined ? null : (
            <TestResult settings={settings} result={data} />
          )}
        </div>
      </Stack>
    </KeptFocus>
  );
}

function TestFailure({ error }: { readonly error: Error }): ReactElement {
  const { t } = useTranslation('provider');
  const { t: tProblems } = useTranslation('problems');
  const problem = problemOf(error);
  return problem.code === 'stopped' ? (
    <Text size="sm">{t('test.stopped')}</Text>
  ) : (
    <Fault texts={problemTexts(tProblems, problem)} command={null} />
  );
}

function TestResult({
  settings,
  result,
}: {
  readonly settings: ModelSettings;
  readonly result: ConnectionView;
}): ReactElement {
  const { t } = useTranslation('provider');
  const textsOf = useConnectionProblem(settings);
  if (!result.ok) {
    const command = result.fault === 'model-missing' ? pullCommand(settings) : null;
    return <Fault texts={textsOf(result.fault)} command={command} />;
  }
  const count = result.models.length;
  return (
    <Alert variant="default" p="xs" icon={<CircleCheck size={18} aria-hidden />} role="none">
      <Text size="sm">{count === 0 ? t('test.works') : t('test.worksWith', { count })}</Text>
    </Alert>
  );
}

function Fault({
  texts: { message, remedy },
  command,
}: {
  readonly texts: ProblemTexts;
  /** What mends it in a terminal; null where nothing there does. */
  readonly command: string | null;
}): ReactElement {
  const { t } = useTranslation('provider');
  return (
    <Alert variant="default" p="xs" icon={<TriangleAlert size={18} aria-hidden />} role="none">
      <Stack gap={6} align="flex-start" style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={600}>
          {message}
        </Text>
        <Text size="sm">{remedy}</Text>
        {command === null ? null : (
          <Group gap="xs">
            <Code aria-label={t('test.command')}>{command}</Code>
            <CopyTextButton text={command} />
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
