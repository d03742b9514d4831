import { useMemo } from 'react';
import type { ReactElement } from 'react';
import classes from './difference.module.css';
import { differenceBetween } from './text-difference.ts';

/** How one text became another: what went is struck out, what came is marked. */
export function Difference({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): ReactElement {
  const parts = useMemo(() => differenceBetween(before, after), [before, after]);
  return (
    <p className={classes['difference']}>
      {parts.map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={index} className={classes['added']}>
            {text}
          </ins>
        ) : (
          <del key={index} className={classes['removed']}>
            {text}
          </del>
        ),
      )}
    </p>
  );
}
