import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The longest name of a project. */
const MAX_NAME = 200;

interface NameFormProps {
  readonly initialName: string;
  readonly submitLabel: string;
  readonly isPending: boolean;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a project. */
export function NameDialog({
  isOpen,
  title,
  ...form
}: NameFormProps & { readonly isOpen: boolean; readonly title: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={form.onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      centered
    >
      <NameForm {...form} />
    </Modal>
  );
}

/** Is there only while the dialog is open, so that it begins with the name that it is given each time. */
function NameForm({ initialName, submitLabel, isPending, onSubmit, onClose }: NameFormProps): ReactElement {
  const { t } = useTranslation(['projects', 'common']);
  const [name, setName] = useState(initialName);
  const trimmed = name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '' && !isPending) onSubmit(trimmed);
      }}
    >
      <TextInput
        label={t('projects:name')}
        value={name}
        maxLength={MAX_NAME}
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={trimmed === ''}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  );
}
