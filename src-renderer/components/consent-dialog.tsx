import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunScope } from '../../src-main/domain/run.ts';
import { request } from '../api/bridge.ts';
import { useAnswer } from '../api/queries.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { estimateText } from './estimate-text.ts';
import { showProblem } from './notices.tsx';

/** What a run does, as far as it is known before it starts. */
export interface PlannedWork {
  readonly scope: RunScope;
  readonly termKeys?: readonly string[];
}

/** A run that waits until a person agrees that passages go to its server. */
export interface AskedConsent {
  readonly host: string;
  readonly model: string;
  /** Null for a run with the settings of an earlier one: what is left of it is not known. */
  readonly work: PlannedWork | null;
}

/** Says where passages would go and who reads them, and asks whether they may. */
export function ConsentDialog({
  projectId,
  asked,
  onAgreed,
  onClose,
}: {
  readonly projectId: string;
  /** Null while nothing is asked. */
  readonly asked: AskedConsent | null;
  /** The agreement is noted: the run may start. */
  readonly onAgreed: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['provider', 'common']);
  const client = useQueryClient();
  const { mutate: allow, isPending } = useMutation({
    mutationFn: (host: string) => request('provider:allow', { projectId, host }),
    onSuccess: (view) => {
      client.setQueryData(['provider:get', { projectId }], view);
      onAgreed();
    },
    onError: (error) => {
      onClose();
      showProblem(error);
    },
  });
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={t('provider:consent.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      {asked === null ? null : (
        <>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('provider:consent.text', { host: asked.host, model: asked.model })}
          </Text>
          {asked.work === null ? null : <Estimate projectId={projectId} work={asked.work} />}
          <Text size="sm" mt="xs">
            {t('provider:consent.once')}
          </Text>
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button loading={isPending} maw="100%" onClick={() => allow(asked.host)}>
              {t('provider:consent.agree', { host: asked.host })}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function Estimate({
  projectId,
  work: { scope, termKeys },
}: {
  readonly projectId: string;
  readonly work: PlannedWork;
}): ReactElement | null {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { data: view } = useAnswer('provider:get', { projectId });
  const { data: estimate } = useAnswer('provider:estimate', {
    projectId,
    scope,
    ...(termKeys === undefined ? {} : { termKeys: [...termKeys] }),
  });
  if (estimate === undefined || estimate === null || view === undefined) return null;
  const { chosen } = view.settings;
  const price = chosen === 'extractive' ? null : (view.settings[chosen]?.price ?? null);
  return (
    <Text size="sm" mt="xs">
      {estimateText(t, language, estimate, price)}
    </Text>
  );
}
