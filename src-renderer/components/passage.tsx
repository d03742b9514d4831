import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../src-main/domain/citation.ts';
import { documentPlace } from '../places.ts';
import { Link } from './link.tsx';
import { passageText, shortenAround } from './passage-text.ts';
import classes from './passage.module.css';

/** The longest quotes that are shown, in characters; the document shows all of them. */
const LONGEST = { full: 400, brief: 160 } as const;

const NO_WORDS: readonly string[] = [];

/** A passage of a document: its words and where they stand. Leads to the document, where it is highlighted. */
export function Passage({
  citation,
  length = 'full',
  words = NO_WORDS,
}: {
  readonly citation: Citation;
  readonly length?: keyof typeof LONGEST;
  /** What is marked in it and stays in view where it is cut, such as the forms of a term. */
  readonly words?: readonly string[];
}): ReactElement {
  const { t } = useTranslation('glossary');
  const { document, line, quote, start, end } = citation;
  const { before, marked, after } = shortenAround(passageText(quote, document), words, LONGEST[length]);
  return (
    <Link
      href={documentPlace({ document, highlight: { start, end } })}
      className={classes['passage']}
      title={t('passage.open')}
    >
      <span className={classes['quote']} data-length={length}>
        {before}
        {marked === '' ? null : <mark className={classes['mark']}>{marked}</mark>}
        {after}
      </span>{' '}
      <span className={classes['place']}>{t('passage.place', { document, line })}</span>
    </Link>
  );
}
