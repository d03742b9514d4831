import { Fragment } from 'react';
import type { ReactElement } from 'react';
import type { EntryLinks } from '../../../src-main/domain/project-view.ts';
import { Link } from '../../components/link.tsx';
import { entryPlace } from '../../places.ts';
import classes from './linked-text.module.css';
import { partsOf } from './linked-parts.ts';

/** A definition in which the terms of other entries lead to them. Plain as long as the links are not known. */
export function LinkedText({
  text,
  links,
}: {
  readonly text: string;
  readonly links: EntryLinks | undefined;
}): ReactElement {
  return (
    <>
      {partsOf(text, links).map(({ text: part, key }, index) =>
        key === null ? (
          <Fragment key={index}>{part}</Fragment>
        ) : (
          <Link key={index} href={entryPlace(key)} className={classes['link']}>
            {part}
          </Link>
        ),
      )}
    </>
  );
}
