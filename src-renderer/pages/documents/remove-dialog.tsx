import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/queries.ts';
import { showDone } from '../../components/notices.tsx';
import classes from './documents-page.module.css';

/** How many documents are named; more than that nobody reads one by one. */
const NAMED = 50;

/** Asks whether documents are to leave the project. */
export function RemoveDialog({
  projectId,
  documents,
  onClose,
  onClosed,
}: {
  readonly projectId: string;
  /** Their names; none where nothing is asked. */
  readonly documents: readonly string[];
  /** The dialog is to be closed, as the documents are removed or a person changed their mind. */
  readonly onClose: (isRemoved: boolean) => void;
  /** It is closed: the keyboard is to go on somewhere. */
  readonly onClosed: () => void;
}): ReactElement {
  const { t } = useTranslation(['documents', 'common']);
  const remove = useAction('documents:remove');
  // While the dialog fades, it says what it said.
  const [shown, setShown] = useState(documents);
  if (documents.length > 0 && documents !== shown) setShown(documents);
  return (
    <Modal
      opened={documents.length > 0}
      onClose={() => onClose(false)}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={t('remove.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      <Stack gap="sm">
        <ul className={classes['files']}>
          {shown.slice(0, NAMED).map((document) => (
            <li key={document}>
              <Text size="sm">{document}</Text>
            </li>
          ))}
          {shown.length > NAMED ? (
            <li>
              <Text size="sm">{t('remove.more', { count: shown.length - NAMED })}</Text>
            </li>
          ) : null}
        </ul>
        <Text size="sm">{t('remove.text', { count: shown.length })}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => onClose(false)}>
            {t('common:cancel')}
          </Button>
          <Button
            color="red.9"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(
                { projectId, documents: [...shown] },
                {
                  onSuccess: () => {
                    onClose(true);
                    showDone(t('remove.done', { count: shown.length }));
                  },
                },
              )
            }
          >
            {t('remove.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
