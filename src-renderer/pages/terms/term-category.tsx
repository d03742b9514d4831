import { NativeSelect, Text } from '@mantine/core';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { TermCategory } from '../../../src-main/domain/term.ts';
import { Passage } from '../../components/passage.tsx';
import { digitOf } from './term-keys.ts';

/** The category of a term, to change it. */
export function CategorySelect({
  category,
  onChange,
}: {
  readonly category: TermCategory;
  readonly onChange: (category: TermCategory) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <NativeSelect
      label={t('terms:category')}
      size="xs"
      value={category}
      data={TERM_CATEGORIES.map((value) => ({
        value,
        label: t('terms:categoryWithKey', { key: digitOf(value), category: t(`common:category.${value}`) }),
      }))}
      onChange={(event) => {
        const chosen = TERM_CATEGORIES.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

/** The passage that tells the category of a term, or that none does. */
export function CategoryEvidence({
  details: { term, forms, categoryEvidence },
}: {
  readonly details: TermDetails;
}): ReactElement {
  const { t } = useTranslation('terms');
  const id = useId();
  if (categoryEvidence === null) {
    return (
      <Text size="xs" c="dimmed">
        {t('evidence.none')}
      </Text>
    );
  }
  return (
    <section aria-labelledby={id}>
      <Text size="xs" c="dimmed" id={id}>
        {t('evidence.label')}
      </Text>
      <Passage citation={categoryEvidence} length="brief" words={[term, ...forms.map(({ form }) => form)]} />
    </section>
  );
}
