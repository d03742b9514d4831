import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MODEL_TEXT_LIMITS } from '../../../src-main/domain/provider-settings-schema.ts';
import { DEFAULT_BASE_URLS } from '../../../src-main/domain/provider-settings.ts';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { ProviderView, ServerView } from '../../../src-main/domain/provider-view.ts';
import { useAnswer } from '../../api/queries.ts';
import { estimateText } from '../../components/estimate-text.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addressFault } from './address-fault.ts';
import { AdvancedSettings } from './advanced-settings.tsx';
import { CheckedField } from './checked-field.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { ModelField } from './model-field.tsx';
import { ServerKey } from './server-key.tsx';

/** Where a server with a model is, which model is asked and how. */
export function ServerForm({
  projectId,
  view: { servers, keepsKeys },
  settings,
  onChange,
}: {
  readonly projectId: string;
  readonly view: ProviderView;
  /** As they are typed; what cannot be saved is not among them. */
  readonly settings: ModelSettings;
  readonly onChange: (settings: ModelSettings) => void;
}): ReactElement {
  const { t } = useTranslation('provider');
  const { kind, baseUrl, apiVersion } = settings;
  const server = servers[kind];
  const usual = DEFAULT_BASE_URLS[kind];
  /** Changes with the key, as what a server answers may change with it. */
  const [keyChanges, setKeyChanges] = useState(0);
  return (
    <Stack gap="md">
      <div>
        <CheckedField
          label={t('baseUrl')}
          description={t('baseUrlHint', { address: usual })}
          inputMode="url"
          stored={baseUrl}
          faultOf={(typed) => {
            const fault = addressFault(typed);
            return fault === null
              ? null
              : t(`address.${fault}`, { address: usual, most: MODEL_TEXT_LIMITS.baseUrl });
          }}
          onTyped={(typed) => onChange({ ...settings, baseUrl: typed.trim() })}
        />
        {server === null ? null : <WherePassagesGo server={server} baseUrl={baseUrl} />}
      </div>
      <ServerKey
        projectId={projectId}
        kind={kind}
        server={server}
        keepsKeys={keepsKeys}
        onChanged={() => setKeyChanges(keyChanges + 1)}
      />
      <ModelField
        projectId={projectId}
        settings={settings}
        keyChanges={keyChanges}
        onChange={(model) => onChange({ ...settings, model })}
      />
      {kind === 'openai' ? (
        <CheckedField
          label={t('apiVersion')}
          description={t('apiVersionHint')}
          stored={apiVersion ?? ''}
          faultOf={(typed) =>
            typed.length > MODEL_TEXT_LIMITS.apiVersion
              ? t('tooLong', { most: MODEL_TEXT_LIMITS.apiVersion })
              : null
          }
          onTyped={(typed) =>
            onChange({ ...settings, apiVersion: typed.trim() === '' ? null : typed.trim() })
          }
        />
      ) : null}
      <ConnectionTest
        // What was found holds for the settings that were tested.
        key={[baseUrl, settings.model, apiVersion, keyChanges].join('\n')}
        projectId={projectId}
        settings={settings}
      />
      <AdvancedSettings settings={settings} onChange={onChange} />
      {settings.model === '' ? null : <BuildEstimate projectId={projectId} settings={settings} />}
    </Stack>
  );
}

/** Whether anything leaves this computer, and whether the person has agreed to it. */
function WherePassagesGo({
  server: { host, isLocal, isAllowed },
  baseUrl,
}: {
  readonly server: ServerView;
  readonly baseUrl: string;
}): ReactElement {
  const { t } = useTranslation('provider');
  const isOpen = !isLocal && URL.parse(baseUrl)?.protocol === 'http:';
  return (
    <Text size="sm" mt={6} style={{ overflowWrap: 'anywhere' }}>
      {t(isLocal ? 'where.local' : isAllowed ? 'where.allowed' : 'where.asked', { host })}
      {isOpen ? ` ${t('where.open')}` : ''}
    </Text>
  );
}

/** What building the glossary would ask of the model. */
function BuildEstimate({
  projectId,
  settings: { price },
}: {
  readonly projectId: string;
  readonly settings: ModelSettings;
}): ReactElement | null {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { data: estimate } = useAnswer('provider:estimate', { projectId, scope: 'full' });
  if (estimate === undefined || estimate === null) return null;
  return <Text size="sm">{estimateText(t, language, estimate, price)}</Text>;
}
