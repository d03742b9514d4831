import { CloseButton, TextInput } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';

/** The longest text that a list can be searched for, in UTF-16 code units. */
const LONGEST = 200;

/**
 * The field that a list is searched by. What is typed stands there at once; what the search finds follows with
 * its answer.
 */
export function SearchField({
  label,
  value,
  onChange,
  onFocus,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Somebody is about to search. */
  readonly onFocus?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
}): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
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
        value === '' ? null : (
          <CloseButton
            size="xs"
            aria-label={t('clearSearch')}
            onClick={() => {
              onChange('');
              input.current?.focus();
            }}
          />
        )
      }
      value={value}
      onFocus={onFocus}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
