import { Button, Group, List, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActiveRun } from '../../src-main/domain/errors.ts';
import { useAction } from '../api/queries.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { programName } from './run-texts.ts';
import { formatDate } from './times.ts';

/** Says what taking a run away from its program does, and does it when a person agrees. */
export function TakeOverDialog({
  projectId,
  run,
  onClose,
}: {
  readonly projectId: string;
  /** Null while nobody wants to. */
  readonly run: ActiveRun | null;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['runs', 'common']);
  const { t: tRuns } = useTranslation('runs');
  const language = useLanguage();
  const client = useQueryClient();
  const { mutate: takeOver, isPending } = useAction('runs:takeOver');
  return (
    <Modal
      opened={run !== null}
      onClose={onClose}
      title={t('runs:takeOver.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      {run === null ? null : (
        <>
          <Text size="sm">
            {t('runs:takeOver.text', {
              scope: t(`runs:scope.${run.scope}`),
              since: formatDate(run.startedAt, language),
              program: programName(tRuns, run.program),
            })}
          </Text>
          <List size="sm" mt="sm" spacing={4}>
            {(['write', 'kept', 'resume', 'program'] as const).map((what) => (
              <List.Item key={what}>{t(`runs:takeOver.${what}`)}</List.Item>
            ))}
          </List>
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              loading={isPending}
              onClick={() =>
                takeOver(
                  { projectId, runId: run.id },
                  {
                    onSettled: () => {
                      onClose();
                      void client.invalidateQueries({ queryKey: ['runs:list'] });
                    },
                  },
                )
              }
            >
              {t('runs:takeOver.confirm')}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
