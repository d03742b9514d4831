import { Button, Text } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_TERM_FILTERS } from '../../../src-main/domain/project-view.ts';
import type { TermsQuery } from './terms-query.ts';
import classes from './terms-page.module.css';

/** What switches all of them off. */
const CLEARED = { category: null, filters: NO_TERM_FILTERS } as const satisfies Partial<TermsQuery>;

/** Says which filters are on beside the view and the search, each with a button that switches it off; nothing where none is. */
export function ActiveFilters({
  query,
  onChange,
  onCleared,
}: {
  readonly query: TermsQuery;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
  /** A button has switched its filter off, and goes away. */
  readonly onCleared: () => void;
}): ReactElement | null {
  const { t } = useTranslation(['terms', 'common']);
  const { category, filters } = query;
  const { document, best, origin, isNew } = filters;
  const without = (changes: Partial<TermsQuery['filters']>): Partial<TermsQuery> => ({
    filters: { ...filters, ...changes },
  });
  const active: readonly (readonly [text: string, off: Partial<TermsQuery>] | null)[] = [
    category === null ? null : [t(`common:category.${category}`), { category: null }],
    document === null ? null : [t('filters.inDocument', { document }), without({ document: null })],
    best === null ? null : [t('filters.bestOf', { count: best }), without({ best: null })],
    origin === null ? null : [t(`filters.originOf.${origin}`), without({ origin: null })],
    isNew ? [t('filters.isNew'), without({ isNew: false })] : null,
  ];
  const shown = active.filter((one) => one !== null);
  if (shown.length === 0) return null;
  const switchOff = (off: Partial<TermsQuery>): void => {
    onChange(off);
    onCleared();
  };
  return (
    <section className={classes['active']} aria-label={t('filters.active')}>
      <Text size="xs" className={classes['quiet']} aria-hidden>
        {t('filters.active')}
      </Text>
      {shown.map(([text, off]) => (
        <Button
          key={text}
          size="compact-xs"
          variant="default"
          className={classes['chip']}
          rightSection={<X size={12} aria-hidden />}
          aria-label={t('filters.switchOff', { filter: text })}
          title={text}
          onClick={() => switchOff(off)}
        >
          {text}
        </Button>
      ))}
      <Button size="compact-xs" variant="subtle" onClick={() => switchOff(CLEARED)}>
        {t('filters.clear')}
      </Button>
    </section>
  );
}
