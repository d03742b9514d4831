import { Button, Group, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { useProject } from '../../api/window-state.tsx';
import { textNames } from '../../components/text-names.ts';
import { useSavedText } from '../../components/use-saved-text.ts';
import classes from './term-note.module.css';

/** The longest note that the project takes, in UTF-16 code units. */
const LONGEST = 20_000;

/** The way to a note by a key, and back. */
export interface NoteKeyboard {
  /** Whether the keyboard is to go to the note. */
  readonly isWanted: boolean;
  /** It has gone there. */
  readonly onReached: () => void;
  /** Escape was pressed. */
  readonly onLeave: () => void;
}

/** What a person noted about a term; saved as it is typed. One term for each mounting. */
export function TermNote({
  termKey,
  notes,
  keyboard,
}: {
  readonly termKey: string;
  readonly notes: string;
  /** How one comes to the note and back by keys, where there are some. */
  readonly keyboard?: NoteKeyboard;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  const { id: projectId } = useProject();
  const client = useQueryClient();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const isWanted = keyboard?.isWanted === true;
  const onReached = keyboard?.onReached;
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    onReached?.();
  }, [isWanted, onReached]);
  const { text, state, change, retry, onFocus, onBlur } = useSavedText({
    name: textNames.note(projectId, termKey),
    stored: notes,
    save: async (latest) => {
      await request('terms:decide', { projectId, termKeys: [termKey], decision: { notes: latest } });
      client.setQueryData<TermDetails>(
        ['terms:get', { projectId, termKey }],
        (details) => details && { ...details, notes: latest },
      );
    },
  });
  return (
    <div>
      <Group justify="space-between" mih={26}>
        <Text component="label" htmlFor={id} size="sm" fw={500}>
          {t('note')}
        </Text>
        <Group gap="xs">
          <Text size="xs" component="output">
            {state === 'unchanged' ? null : t(`noteState.${state}`)}
          </Text>
          {state === 'failed' ? (
            <Button
              size="compact-xs"
              variant="light"
              color="red"
              onClick={() => {
                retry();
                field.current?.focus();
              }}
            >
              {t('common:retry')}
            </Button>
          ) : null}
        </Group>
      </Group>
      <Textarea
        id={id}
        ref={field}
        placeholder={t('notePlaceholder')}
        rows={2}
        classNames={{ input: classes['note'] }}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onFocus={onFocus}
        onBlur={onBlur}
        aria-keyshortcuts={keyboard === undefined ? undefined : 'N'}
        onKeyDown={(event) => {
          // An input method ends its own business with Escape.
          if (keyboard === undefined || event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          keyboard.onLeave();
        }}
      />
    </div>
  );
}
