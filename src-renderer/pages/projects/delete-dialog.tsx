import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProject } from '../../../src-main/domain/project-view.ts';

/** Asks whether a project is really to be deleted. */
export function DeleteDialog({
  project,
  isPending,
  onDelete,
  onClose,
}: {
  /** Null while nothing is asked. */
  readonly project: ListedProject | null;
  readonly isPending: boolean;
  readonly onDelete: (project: ListedProject) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['projects', 'common']);
  return (
    <Modal
      opened={project !== null}
      onClose={onClose}
      title={t('projects:deleteTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      {project === null ? null : (
        <>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('projects:deleteText', { name: project.name })}
          </Text>
          <Group justify="flex-end" gap="xs" mt="lg">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('common:cancel')}
            </Button>
            <Button color="red.9" loading={isPending} onClick={() => onDelete(project)}>
              {t('common:delete')}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
