import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Citation } from '../../src-main/domain/citation.ts';
import { documentPlace } from '../places.ts';
import { passageText, shorten } from './passage-text.ts';
import classes from './passage.module.css';

/** The longest quote that is shown, in characters; the document shows all of it. */
const LONGEST = 400;

/** A passage of a document: its words and where they stand. Leads to the document, where it is highlighted. */
export function Passage({ citation }: { readonly citation: Citation }): ReactElement {
  const { t } = useTranslation('glossary');
  const { document, line, quote, start, end } = citation;
  return (
    <Link
      href={documentPlace({ document, highlight: { start, end } })}
      className={classes['passage']}
      title={t('passage.open')}
    >
      <span className={classes['quote']}>{shorten(passageText(quote, document), LONGEST)}</span>{' '}
      <span className={classes['place']}>{t('passage.place', { document, line })}</span>
    </Link>
  );
}
