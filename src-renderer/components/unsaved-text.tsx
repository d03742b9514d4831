import { Group, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTextButton } from './copy-text-button.tsx';
import classes from './unsaved-text.module.css';
import { useUnsavedText } from './use-saved-text.ts';

/**
 * Keeps in sight what was typed and could not be saved, where its field is gone with what it was about. Nothing where
 * all is saved.
 *
 * @param name of the text (see `useSavedText`)
 * @param label what the text is
 */
export function UnsavedText({
  name,
  label,
}: {
  readonly name: string;
  readonly label: string;
}): ReactElement | null {
  const { t } = useTranslation('common');
  const text = useUnsavedText(name);
  if (text === null || text.trim() === '') return null;
  return (
    <Paper component="section" aria-label={label} withBorder p="sm" className={classes['unsaved']}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={500}>
          {label} <span className={classes['state']}>{t('notSaved')}</span>
        </Text>
        <CopyTextButton text={text} />
      </Group>
      <Text size="sm" mt={6} className={classes['text']}>
        {text}
      </Text>
    </Paper>
  );
}
