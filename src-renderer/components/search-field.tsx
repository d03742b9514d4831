import { CloseButton, TextInput } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { startTransition, useRef, useState } from 'react';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';

/** The longest text that a list can be searched for, in UTF-16 code units. */
const LONGEST = 200;

/**
 * The field that a list is searched by. What is typed stands there at once; what the search finds follows when
 * there is time for it, and gives way to the next key.
 */
export function SearchField({
  label,
  value,
  onChange,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    // It was changed by something else than this field.
    setTold(value);
    setText(value);
  }
  const type = (next: string): void => {
    setText(next);
    startTransition(() => {
      setTold(next);
      onChange(next);
    });
  };
  return (
    <TextInput
      ref={useMergedRef(input, ref)}
      type="search"
      size="xs"
      w={210}
      aria-label={label}
      placeholder={label}
      maxLength={LONGEST}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            size="xs"
            aria-label={t('clearSearch')}
            onClick={() => {
              type('');
              input.current?.focus();
            }}
          />
        )
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
