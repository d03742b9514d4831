import { Autocomplete, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MODEL_TEXT_LIMITS } from '../../../src-main/domain/provider-settings-schema.ts';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import { problemOf, request } from '../../api/bridge.ts';
import { problemTexts } from '../../components/problem-texts.ts';
import type { ProblemTexts } from '../../components/problem-texts.ts';
import { useConnectionProblem } from './connection-problem.ts';

/** The model that is asked: one that the server lists, or any other name. */
export function ModelField({
  projectId,
  settings,
  keyChanges,
  onChange,
}: {
  readonly projectId: string;
  readonly settings: ModelSettings;
  /** How often the key was changed: another key may see another list. */
  readonly keyChanges: number;
  readonly onChange: (model: string) => void;
}): ReactElement {
  const { t } = useTranslation('provider');
  const { t: tProblems } = useTranslation('problems');
  const textsOf = useConnectionProblem(settings);
  const { kind, baseUrl, apiVersion, model } = settings;
  const { data, error, isFetching, isFetched, refetch } = useQuery({
    queryKey: ['models of a server', projectId, kind, baseUrl, apiVersion, keyChanges],
    queryFn: () => request('provider:models', { projectId, settings }),
    // The server is asked when a person wants to see the list, and not before.
    enabled: false,
  });
  const models = [...new Set(data?.ok === true ? data.models : [])];
  const list = (): void => void refetch();
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Autocomplete
          label={t('model')}
          description={t('modelHint')}
          style={{ flex: 1, minWidth: 0 }}
          data={models}
          // Whoever has chosen one may want to see the others.
          filter={({ options, search }) => {
            const sought = search.trim().toLowerCase();
            const isChosen = models.includes(search);
            return options.filter(
              (option) => isChosen || !('value' in option) || option.value.toLowerCase().includes(sought),
            );
          }}
          maxLength={MODEL_TEXT_LIMITS.model}
          maxDropdownHeight={240}
          spellCheck={false}
          value={model}
          onChange={onChange}
          onBlur={() => {
            if (model !== model.trim()) onChange(model.trim());
          }}
          onDropdownOpen={() => {
            if (!isFetched && !isFetching) list();
          }}
        />
        <Button variant="default" loading={isFetching} onClick={list}>
          {t('listModels')}
        </Button>
      </Group>
      <div aria-live="polite">
        {isFetching ? (
          <Text size="sm" mt={6} c="dimmed">
            {t('listing')}
          </Text>
        ) : error !== null ? (
          <Problem texts={problemTexts(tProblems, problemOf(error))} />
        ) : data === undefined ? null : data.ok ? (
          <Text size="sm" mt={6} c="dimmed">
            {models.length === 0 ? t('noneListed') : t('listed', { count: models.length })}
          </Text>
        ) : (
          <Problem texts={textsOf(data.fault)} />
        )}
      </div>
    </div>
  );
}

function Problem({ texts: { message, remedy } }: { readonly texts: ProblemTexts }): ReactElement {
  return (
    <Text size="sm" mt={6}>
      {message} {remedy}
    </Text>
  );
}
