import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetails, EntryLinks } from '../../../src-main/domain/project-view.ts';
import { Passage } from '../../components/passage.tsx';
import classes from './entry-view.module.css';
import { LinkedText } from './linked-text.tsx';

/**
 * What an entry says: its definition; or a passage that describes the term, told apart from a definition; or
 * that there is nothing, with what to do.
 */
export function EntryText({
  entry: { definition, description },
  links,
  onWrite,
  onTakeOver,
}: {
  readonly entry: EntryDetails;
  /** Undefined as long as they are not known. */
  readonly links: EntryLinks | undefined;
  /** Begins an empty definition. */
  readonly onWrite: () => void;
  /** Makes a text the beginning of a definition. */
  readonly onTakeOver: (text: string) => void;
}): ReactElement {
  const { t } = useTranslation('glossary');
  if (definition !== null) {
    return (
      <p className={classes['definition']}>
        <LinkedText text={definition} links={links} />
      </p>
    );
  }
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t(description === null ? 'nothing' : 'description')}</Text>
      {description === null ? <Text>{t('nothingHint')}</Text> : <Passage citation={description.citation} />}
      <Group gap="xs">
        {description === null ? null : (
          <Button variant="light" size="xs" onClick={() => onTakeOver(description.text)}>
            {t('startFromPassage')}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={onWrite}>
          {t('write')}
        </Button>
      </Group>
    </Stack>
  );
}
