import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DEFAULT_BASE_URLS,
  DEFAULT_MODEL_SETTINGS,
  PROVIDER_KINDS,
} from '../../../src-main/domain/provider-settings.ts';
import type { ModelKind, ModelSettings, ProviderKind } from '../../../src-main/domain/provider-settings.ts';
import type { ProviderView } from '../../../src-main/domain/provider-view.ts';
import { useAction, useAnswer } from '../../api/queries.ts';
import { showDone } from '../../components/notices.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ServerForm } from './server-form.tsx';
import { useProviderSettings } from './use-provider-settings.ts';

/** Who writes the definitions of a project, and everything about the server with the model. */
export function DefinitionsSection({ projectId }: { readonly projectId: string }): ReactElement {
  const { t } = useTranslation('provider');
  const { data: view, error, refetch } = useAnswer('provider:get', { projectId });
  return (
    <Stack component="section" gap="sm" aria-labelledby="definitions">
      <div>
        <Title order={2} size="h5" id="definitions">
          {t('section')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('intro')}
        </Text>
      </div>
      {error === null ? null : <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {view === undefined ? null : <Definitions projectId={projectId} view={view} />}
    </Stack>
  );
}

/** Settings of a kind of server that nobody has set up yet: those of one that was installed as usual. */
function newSettings(kind: ModelKind): ModelSettings {
  return { ...DEFAULT_MODEL_SETTINGS, kind, baseUrl: DEFAULT_BASE_URLS[kind], model: '', apiVersion: null };
}

function Definitions({
  projectId,
  view,
}: {
  readonly projectId: string;
  readonly view: ProviderView;
}): ReactElement {
  const { t } = useTranslation('provider');
  const { settings, state, change, onFocus, onBlur } = useProviderSettings(projectId, view);
  const { chosen } = settings;
  const model = chosen === 'extractive' ? null : settings[chosen];

  const choose = (kind: ProviderKind): void => {
    const set = kind === 'extractive' ? {} : { [kind]: settings[kind] ?? newSettings(kind) };
    change({ ...settings, ...set, chosen: kind });
  };

  return (
    <Stack gap="lg" onFocus={onFocus} onBlur={onBlur}>
      <Radio.Group aria-label={t('choose')} value={chosen}>
        <Stack gap="xs">
          {PROVIDER_KINDS.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`kind.${kind}.name`)}
              description={t(`kind.${kind}.text`)}
              onChange={() => choose(kind)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {model === null ? null : (
        // Another kind is another form: nothing that was typed for one may stand in the other.
        <ServerForm
          key={model.kind}
          projectId={projectId}
          view={view}
          settings={model}
          onChange={(changed) => change({ ...settings, [changed.kind]: changed })}
        />
      )}
      <Group justify="space-between" gap="xs">
        <RequestLog />
        <Text size="sm" c="dimmed" aria-live="polite">
          {state === 'unchanged' ? '' : t(`saving.${state}`)}
        </Text>
      </Group>
    </Stack>
  );
}

/** Shows what was sent to servers, without what it says. */
function RequestLog(): ReactElement {
  const { t } = useTranslation('provider');
  const { mutate: show } = useAction('provider:showRequests');
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      ml={-8}
      title={t('requests.text')}
      onClick={() =>
        show(undefined, {
          onSuccess: (isShown) => {
            if (!isShown) showDone(t('requests.none'));
          },
        })
      }
    >
      {t('requests.show')}
    </Button>
  );
}
