import { TextInput, UnstyledButton } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './term-reading.module.css';
import { useLanguage } from '../i18n/use-language.ts';
import { useReadingDecision } from './use-reading-decision.ts';

const JAPANESE_LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * How a term is read, which a person can change where it is shown. Give it a `key` for each term. Nothing where nobody
 * would ask: a term of Latin letters, in a window that is not in Japanese.
 */
export function TermReading({
  termKey,
  term,
  reading,
}: {
  readonly termKey: string;
  readonly term: string;
  /** Null where nobody knows. */
  readonly reading: string | null;
}): ReactElement | null {
  const language = useLanguage();
  const { t } = useTranslation('common');
  const { store, isStoring } = useReadingDecision(termKey, term);
  /** What is typed; null while the reading is only shown. */
  const [text, setText] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isEditing = text !== null;

  // Whoever ends the editing by a key goes on from there.
  const endedByKey = useRef(false);
  useEffect(() => {
    if (isEditing) field.current?.select();
    else if (endedByKey.current) button.current?.focus();
    endedByKey.current = false;
  }, [isEditing]);

  const end = (): void => setText(null);
  const changed = text === null || isStoring || text.trim() === (reading ?? '') ? null : text;
  const unsaved = useRef<(() => void) | null>(null);
  const save = async (): Promise<void> => {
    if (isStoring) return;
    unsaved.current = null;
    if (changed === null || (await store(changed))) end();
  };

  // Whoever goes elsewhere by a key, or closes the window, has said it as well.
  useEffect(() => {
    unsaved.current = changed === null ? null : () => void store(changed);
  }, [changed, store]);
  useEffect(() => {
    const saveNow = (): void => {
      unsaved.current?.();
      unsaved.current = null;
    };
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
  }, []);

  if (reading === null && language !== 'ja' && !JAPANESE_LETTER.test(term)) return null;
  if (!isEditing) {
    return (
      <UnstyledButton
        ref={button}
        className={classes['button']}
        aria-label={reading === null ? undefined : t('reading.change', { reading })}
        title={t('reading.hint')}
        onClick={() => setText(reading ?? '')}
      >
        {reading ?? t('reading.add')}
        <Pencil size={12} aria-hidden />
      </UnstyledButton>
    );
  }
  return (
    <TextInput
      ref={field}
      size="xs"
      className={classes['field']}
      aria-label={t('reading.label', { term })}
      description={t('reading.howTo')}
      inputWrapperOrder={['input', 'description']}
      maxLength={200}
      readOnly={isStoring}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        // An input method ends its own business with these keys.
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        endedByKey.current = true;
        if (event.key === 'Enter') void save();
        else end();
      }}
    />
  );
}
