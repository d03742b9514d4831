import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS } from '../../src-main/domain/export-format.ts';
import type { ExportFormat } from '../../src-main/domain/export-format.ts';
import { useAction, useAnswer } from '../api/queries.ts';
import { exportDialog } from './export-opening.ts';
import { showDone } from './notices.tsx';

/** Asks for the format of an export and writes it. One is in every window of a project; `exportDialog` opens it. */
export function ExportDialog({ projectId }: { readonly projectId: string }): ReactElement {
  const { t } = useTranslation(['glossary', 'common']);
  const isOpen = useSyncExternalStore(exportDialog.listen, exportDialog.get) !== null;
  const { data: counts } = useAnswer('entries:counts', isOpen ? { projectId } : null);
  const [format, setFormat] = useState<ExportFormat>('md');
  const exportGlossary = useAction('glossary:export');
  const showExport = useAction('glossary:showExport');

  const save = (): void => {
    if (exportGlossary.isPending) return;
    exportGlossary.mutate(
      { projectId, format },
      {
        onSuccess: (file) => {
          // The person changed their mind about where to: the dialog stays, perhaps for another format.
          if (file === null) return;
          exportDialog.close();
          showDone(t('glossary:export.done', { name: file.name, count: file.entries }), {
            label: t('glossary:export.show'),
            onClick: () => showExport.mutate(undefined),
          });
        },
      },
    );
  };

  return (
    <Modal
      opened={isOpen}
      onClose={exportDialog.close}
      title={t('glossary:export.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <Radio.Group
            label={t('glossary:export.format')}
            value={format}
            onChange={(value) => setFormat(EXPORT_FORMATS.find((known) => known === value) ?? format)}
          >
            <Stack gap="xs" mt="xs">
              {EXPORT_FORMATS.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  data-autofocus={each === format ? true : undefined}
                  label={t(`glossary:export.formats.${each}.name`)}
                  description={t(`glossary:export.formats.${each}.purpose`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {counts === undefined
                ? null
                : counts.all === 0
                  ? t('glossary:export.nothing')
                  : t('common:count.entries', { count: counts.all })}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Button variant="default" onClick={exportDialog.close}>
                {t('common:cancel')}
              </Button>
              <Button
                type="submit"
                disabled={counts?.all === 0}
                aria-busy={exportGlossary.isPending}
                aria-disabled={exportGlossary.isPending}
              >
                {t('glossary:export.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
