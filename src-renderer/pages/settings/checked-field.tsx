import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** A field that is saved as it is typed, as long as what stands in it can be: what cannot stays there and says why. */
export function CheckedField({
  stored,
  faultOf,
  onTyped,
  ...field
}: Pick<TextInputProps, 'label' | 'description' | 'inputMode' | 'placeholder'> & {
  /** The text that is saved. */
  readonly stored: string;
  /** Says in words what is wrong with a text; null where it can be saved. */
  readonly faultOf: (typed: string) => string | null;
  /** Hears every text that can be saved. */
  readonly onTyped: (typed: string) => void;
}): ReactElement {
  const { t } = useTranslation('provider');
  const [typed, setTyped] = useState<string | null>(null);
  const fault = typed === null ? null : faultOf(typed);
  return (
    <TextInput
      {...field}
      value={typed ?? stored}
      error={fault === null ? null : t('notSaved', { fault })}
      spellCheck={false}
      autoComplete="off"
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (faultOf(value) === null) onTyped(value);
      }}
      onBlur={() => {
        if (fault === null) setTyped(null);
      }}
    />
  );
}
