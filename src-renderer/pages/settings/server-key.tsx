import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelKind } from '../../../src-main/domain/provider-settings.ts';
import type { ServerView } from '../../../src-main/domain/provider-view.ts';
import { request } from '../../api/bridge.ts';
import { KeptFocus } from '../../components/kept-focus.tsx';
import { showDone, showProblem } from '../../components/notices.tsx';
import { withTypedTextsSaved } from '../../components/use-saved-text.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useProviderAnswer } from './use-provider-settings.ts';

const MOST_CHARACTERS = 5_000;

/** The key for a server: whether there is one and where, to give one and to forget it. It is never shown again. */
export function ServerKey({
  projectId,
  kind,
  server,
  keepsKeys,
  onChanged,
}: {
  readonly projectId: string;
  readonly kind: ModelKind;
  /** Null where the settings name no server. */
  readonly server: ServerView | null;
  readonly keepsKeys: boolean;
  readonly onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const keepAnswer = useProviderAnswer(projectId);
  const { mutate: setKey, isPending } = useMutation({
    // The key belongs to the server of the settings that are stored.
    mutationFn: (key: string | null) =>
      withTypedTextsSaved(() => request('provider:setKey', { projectId, kind, key })),
    onSuccess: (view, key) => {
      keepAnswer(view);
      setTyped('');
      onChanged();
      const host = view.servers[kind]?.host ?? '';
      showDone(t(key === null ? 'key.forgotten' : 'key.kept', { host }));
    },
    onError: (error) => showProblem(error),
  });
  const key = typed.trim();
  const hasKey = server !== null && server.key !== 'none';
  const facts =
    server === null
      ? [t('key.noServer')]
      : [
          t(`key.${server.key}`, { host: server.host }),
          ...(server.key === 'none' && server.isLocal ? [t('key.notNeeded')] : []),
          ...(keepsKeys ? [] : [t('key.notProtected')]),
        ];
  return (
    <KeptFocus>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (key !== '') setKey(key);
        }}
      >
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <PasswordInput
            label={t('key.label')}
            description={facts.join(language === 'ja' ? '' : ' ')}
            style={{ flex: 1, minWidth: 0 }}
            autoComplete="off"
            spellCheck={false}
            maxLength={MOST_CHARACTERS}
            disabled={server === null}
            visibilityToggleButtonProps={{ 'aria-label': t('key.show') }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={isPending}
            disabled={key === ''}
            {...(hasKey ? { 'aria-label': t('key.replaceLabel') } : {})}
          >
            {hasKey ? t('key.replace') : t('key.keep')}
          </Button>
        </Group>
        {hasKey ? (
          <Group mt={6}>
            <Button size="compact-sm" variant="default" disabled={isPending} onClick={() => setKey(null)}>
              {t('key.forget')}
            </Button>
          </Group>
        ) : null}
      </form>
    </KeptFocus>
  );
}
