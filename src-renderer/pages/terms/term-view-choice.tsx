import { NativeSelect, SegmentedControl } from '@mantine/core';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TERM_VIEWS } from '../../../src-main/domain/project-view.ts';
import type { TermView } from '../../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES } from '../../../src-main/domain/term.ts';
import type { TermCategory } from '../../../src-main/domain/term.ts';
import { useAnswer } from '../../api/queries.ts';
import type { TermsQuery } from './terms-query.ts';

/** The views of the list with their counts. */
export const ViewChoice = memo(function ViewChoice({
  projectId,
  view,
  onChange,
}: {
  readonly projectId: string;
  readonly view: TermView;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const { data: counts } = useAnswer('terms:counts', { projectId });
  return (
    <SegmentedControl
      size="xs"
      maw="100%"
      style={{ overflowX: 'auto' }}
      aria-label={t('views')}
      value={view}
      onChange={(next) => onChange({ view: next })}
      data={TERM_VIEWS.map((value) => ({
        value,
        label:
          counts === undefined
            ? t(`view.${value}`)
            : t('viewCount', { view: t(`view.${value}`), count: counts[value] }),
      }))}
    />
  );
});

/** The category that the list is held to. */
export const CategoryChoice = memo(function CategoryChoice({
  category,
  onChange,
}: {
  readonly category: TermCategory | null;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
}): ReactElement {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <NativeSelect
      size="xs"
      w={150}
      aria-label={t('category')}
      value={category ?? ''}
      data={[
        { value: '', label: t('allCategories') },
        ...TERM_CATEGORIES.map((value) => ({ value, label: t(`common:category.${value}`) })),
      ]}
      onChange={(event) =>
        onChange({ category: TERM_CATEGORIES.find((one) => one === event.currentTarget.value) ?? null })
      }
    />
  );
});
