import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetails } from '../../../src-main/domain/project-view.ts';
import { useProject } from '../../api/window-state.tsx';
import { textNames } from '../../components/text-names.ts';
import { useSavedText } from '../../components/use-saved-text.ts';
import { storedText } from './confidence.ts';
import classes from './definition-editor.module.css';
import { useSaveDefinition } from './use-save-definition.ts';

/** The longest definition that can be stored, in UTF-16 code units. */
const LONGEST = 100_000;

/** The definition of an entry to edit. It is saved as it is typed. */
export function DefinitionEditor({
  entry: { termKey, term, status, definition },
  onDone,
}: {
  readonly entry: EntryDetails;
  /** The person wants to read on. */
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('glossary');
  const { id: projectId } = useProject();
  const save = useSaveDefinition(termKey);
  const { text, state, change, retry, onFocus, onBlur } = useSavedText({
    name: textNames.definition(projectId, termKey),
    stored: definition ?? '',
    save,
  });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);

  // Another window or program wrote another text after all that was typed here was saved.
  const isOutdated = state === 'saved' && storedText(text) !== storedText(definition);

  return (
    <Stack gap={6}>
      <Textarea
        ref={field}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={LONGEST}
        aria-label={t('editor.label', { term })}
        aria-describedby="definition-state"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={(event) => {
          // Escape during composition takes back what is being composed.
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          onDone();
        }}
      />
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text
          size="sm"
          className={classes['state']}
          data-state={state}
          id="definition-state"
          component="output"
        >
          {state === 'unchanged' && status === 'approved' ? `${t('editor.approvedHint')} ` : ''}
          {t(`editor.${isOutdated ? 'outdated' : state}`)}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {state === 'failed' ? (
            <Button size="xs" variant="light" color="red" onClick={retry}>
              {t('editor.retry')}
            </Button>
          ) : null}
          <Button size="xs" variant="default" onClick={onDone}>
            {t('editor.done')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
