import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { TermCategory } from '../../../src-main/domain/term.ts';
import { useAction } from '../../api/queries.ts';
import { useProject } from '../../api/window-state.tsx';

/** The longest term that the project takes, in UTF-16 code units. */
const LONGEST = 200;

/** Asks for a term that extraction did not find. */
export function AddTerm({
  isOpen,
  onClose,
  onAdded,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: (termKey: string) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('add.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <AddTermForm onClose={onClose} onAdded={onAdded} />
    </Modal>
  );
}

function AddTermForm({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (termKey: string) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const { id: projectId } = useProject();
  const add = useAction('terms:add');
  const [term, setTerm] = useState('');
  const [category, setCategory] = useState<TermCategory>('technical-term');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (term.trim() === '' || add.isPending) return;
        add.mutate({ projectId, term: term.trim(), category }, { onSuccess: onAdded });
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('add.term')}
          description={t('add.hint')}
          maxLength={LONGEST}
          value={term}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('add.category')}
          value={category}
          data={TERM_CATEGORIES.map((value) => ({ value, label: t(`common:category.${value}`) }))}
          onChange={(event) => {
            const chosen = TERM_CATEGORIES.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) setCategory(chosen);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('add.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
