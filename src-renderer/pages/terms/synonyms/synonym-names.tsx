import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './synonyms.module.css';

/** The names of the synonyms of a term, beside it in the list. */
export function SynonymNames({ names }: { readonly names: readonly string[] }): ReactElement | null {
  const { t } = useTranslation('glossary');
  if (names.length === 0) return null;
  return <span className={classes['names']}>= {names.join(t('separator'))}</span>;
}
