import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import classes from './split-view.module.css';
import { allowedShare, SHARE_MAX, SHARE_MIN, shareAfterKey } from './split-view-share.ts';

/** How wide the lists were left, in percent, by the name of the view. */
const shares = new Map<string, number>();

/**
 * A list with the details of its selected row beside it. The divider between them can be dragged and moved by the
 * arrow keys. Both sides scroll by themselves.
 */
export function SplitView({
  list,
  detail,
  detailLabel,
  detailOf,
  dividerLabel,
  initialShare,
}: {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** What the right side shows; the name of its landmark. */
  readonly detailLabel: string;
  /** Names what is shown there; something else is shown from its beginning. */
  readonly detailOf: string | null;
  /** Accessible name of the divider; also names the view whose width is kept. */
  readonly dividerLabel: string;
  /** Width of the list at first, in percent. */
  readonly initialShare: number;
}): ReactElement {
  const split = useRef<HTMLDivElement>(null);
  const detailPane = useRef<HTMLElement>(null);
  const lastDetail = useRef(detailOf);
  const isScrolled = useRef(false);
  useLayoutEffect(() => {
    if (lastDetail.current === detailOf) return;
    lastDetail.current = detailOf;
    // Where there is nothing to do, doing it would have the whole page laid out at once.
    if (detailPane.current !== null && isScrolled.current) detailPane.current.scrollTop = 0;
  }, [detailOf]);
  const [share, setShare] = useState(shares.get(dividerLabel) ?? initialShare);
  const change = (next: number): void => {
    shares.set(dividerLabel, next);
    setShare(next);
  };
  const style: CSSProperties & Record<'--list-share', number> = { '--list-share': share };
  return (
    <div className={classes['container']}>
      <div className={classes['split']} ref={split} style={style}>
        <div className={classes['list']}>{list}</div>
        <div
          className={classes['divider']}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule between paragraphs cannot be moved
          role="separator"
          aria-orientation="vertical"
          aria-label={dividerLabel}
          aria-valuemin={SHARE_MIN}
          aria-valuemax={SHARE_MAX}
          aria-valuenow={share}
          tabIndex={0}
          onKeyDown={(event) => {
            const next = shareAfterKey(event.key, share);
            if (next === null) return;
            event.preventDefault();
            change(next);
          }}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            if (!event.currentTarget.hasPointerCapture(event.pointerId) || split.current === null) return;
            const { left, width } = split.current.getBoundingClientRect();
            change(allowedShare(((event.clientX - left) / width) * 100));
          }}
        />
        <section
          ref={detailPane}
          className={classes['detail']}
          aria-label={detailLabel}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
          tabIndex={0}
          onScroll={({ currentTarget }) => {
            isScrolled.current = currentTarget.scrollTop > 0;
          }}
        >
          {detail}
        </section>
      </div>
    </div>
  );
}
