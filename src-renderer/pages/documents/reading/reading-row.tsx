import { memo, useLayoutEffect, useRef } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { ReadingRow, SpanStyle, TextSpan } from '../../../../src-main/domain/reading-view.ts';
import { beginsIn, markedPieces } from './marked-text.ts';
import type { SpanPiece, Stretch } from './marked-text.ts';
import classes from './reading-row.module.css';
import { paintCurrent, paintTerms } from './term-paint.ts';
import type { StandingHit } from './term-paint.ts';
import { sliceAttributes } from './text-places.ts';

/** A row of a document, with what is marked and painted in it. Text is only ever drawn as text. */
export const DrawnRow = memo(function DrawnRow({
  row,
  isContinued,
  passage,
  hits,
  current,
  onPassage,
}: {
  readonly row: ReadingRow;
  /** It goes on with the line of the row before, whose number is not said again. */
  readonly isContinued: boolean;
  /** The stretch to mark. */
  readonly passage: Stretch | null;
  readonly hits: readonly StandingHit[];
  /** The occurrence that somebody is at. */
  readonly current: Stretch | null;
  readonly onPassage: (mark: HTMLElement | null) => void;
}): ReactElement {
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => (content.current === null ? undefined : paintTerms(content.current, hits)),
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the texts that are painted are other ones after these have changed
    [hits, row, passage],
  );
  useLayoutEffect(
    () => (content.current === null || current === null ? undefined : paintCurrent(content.current, current)),
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- as above
    [current, row, passage],
  );
  const { form, quotes, indent, marker, isFirst } = row;
  const drawn = row.cells.map((spans, column) => (
    <Cell
      key={column}
      spans={spans}
      passage={passage}
      onPassage={passage !== null && beginsIn(row, passage) ? onPassage : undefined}
    />
  ));
  const style: CSSProperties & Record<'--quotes' | '--indent', number> = {
    '--quotes': quotes,
    '--indent': indent,
  };
  return (
    <div
      className={classes['row']}
      data-kind={form.kind}
      data-level={form.kind === 'heading' ? form.level : undefined}
      data-first={isFirst && form.kind !== 'line' ? true : undefined}
      style={style}
    >
      <span className={classes['line']}>{isContinued ? null : row.line}</span>
      <div className={classes['quoted']} data-quoted={quotes > 0 ? true : undefined}>
        {marker === '' ? null : <span className={classes['marker']}>{marker}</span>}
        {form.kind === 'table' ? (
          <div
            ref={content}
            className={classes['cells']}
            data-header={form.isHeader ? true : undefined}
            style={{ gridTemplateColumns: form.columns.map((share) => `minmax(0, ${share}fr)`).join(' ') }}
          >
            {drawn}
          </div>
        ) : (
          <div ref={content} className={classes['content']}>
            {form.kind === 'rule' ? <span className={classes['rule']} /> : drawn}
          </div>
        )}
      </div>
    </div>
  );
});

/** The text of a row, or of a cell of a table. What is marked is marked in one. */
function Cell({
  spans,
  passage,
  onPassage,
}: {
  readonly spans: readonly TextSpan[];
  readonly passage: Stretch | null;
  readonly onPassage: ((mark: HTMLElement | null) => void) | undefined;
}): ReactElement {
  const pieces = spans.flatMap((span) => markedPieces(span, passage));
  const drawn = (some: readonly SpanPiece[]): ReactElement[] =>
    some.map((piece) => <Piece key={piece.start} piece={piece} />);
  const first = pieces.findIndex(({ isMarked }) => isMarked);
  if (first < 0) return <span>{drawn(pieces)}</span>;
  const end = pieces.findLastIndex(({ isMarked }) => isMarked) + 1;
  return (
    <span>
      {drawn(pieces.slice(0, first))}
      <mark ref={onPassage} tabIndex={onPassage === undefined ? undefined : -1}>
        {drawn(pieces.slice(first, end))}
      </mark>
      {drawn(pieces.slice(end))}
    </span>
  );
}

function Piece({ piece }: { readonly piece: SpanPiece }): ReactElement {
  const { text, styles, reading } = piece;
  let drawn: ReactElement = <span {...sliceAttributes(piece)}>{text}</span>;
  if (reading !== null) {
    drawn = (
      <ruby>
        {drawn}
        <rt>{reading}</rt>
      </ruby>
    );
  }
  for (const style of styles.toReversed()) drawn = styled(style, drawn);
  return drawn;
}

function styled(style: SpanStyle, text: ReactNode): ReactElement {
  switch (style) {
    case 'strong':
      return <strong>{text}</strong>;
    case 'emphasis':
      return <em>{text}</em>;
    case 'deleted':
      return <del>{text}</del>;
    case 'code':
      return <code>{text}</code>;
    case 'link':
      return <span className={classes['link']}>{text}</span>;
    case 'markup':
      return <span className={classes['markup']}>{text}</span>;
  }
}
