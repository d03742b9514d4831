import type { DocumentFormat } from '../domain/document.ts';
import type { ReadingRow, ReadingView } from '../domain/reading-view.ts';
import { lineAt, lineStarts } from './lines.ts';
import { outlineMarkdown } from './markdown-outline.ts';
import { literalSpans, markdownSpans } from './reading-spans.ts';
import { findRuby } from './ruby.ts';
import { segmentIndexAt, segmentsFrom, segmentText } from './segments.ts';

/** A document cut into rows to show it. */
export interface ReadingRows {
  readonly total: number;
  /** Some of the rows; fewer at the end of the document. */
  rows(from: number, count: number): ReadingRow[];
  /** The index of the row that holds an offset; of what no row shows, that of the row before it. */
  indexAt(offset: number): number;
}

/**
 * Cuts a document into rows, in time that is linear in its length. What a row looks like inside is found out when it is asked for.
 * Only Markdown can be rendered; any other document is shown as it is written.
 */
export function readingRows(text: string, format: DocumentFormat, view: ReadingView): ReadingRows {
  return view === 'rendered' && format === 'markdown' ? renderedRows(text) : plainRows(text);
}

const PLAIN = { form: { kind: 'line' }, quotes: 0, indent: 0, marker: '', isFirst: false } as const;

function plainRows(text: string): ReadingRows {
  const segmentation = segmentText(text);
  return {
    total: text === '' ? 0 : segmentation.starts.length,
    rows: (from, count) =>
      segmentsFrom(segmentation, from, count).map(({ index, line, start, text: content }) => ({
        ...PLAIN,
        index,
        line,
        start,
        cells: [
          content === ''
            ? []
            : [{ start, end: start + content.length, text: content, styles: [], reading: null }],
        ],
      })),
    indexAt: (offset) => segmentIndexAt(segmentation, offset),
  };
}

function renderedRows(text: string): ReadingRows {
  const { rows, source, references } = outlineMarkdown(text);
  const rubies = findRuby(text);
  const lines = lineStarts(text);
  return {
    total: rows.length,
    rows: (from, count) =>
      rows.slice(from, from + count).map(({ cells, isLiteral, ...row }, place) => ({
        ...row,
        index: from + place,
        line: lineAt(lines, row.start),
        cells: cells.map(([start, end]) =>
          isLiteral
            ? literalSpans(start, end, {
                source: text,
                references,
                rubies: row.form.kind === 'code' ? [] : rubies,
              })
            : markdownSpans(start, end, { source, references, rubies }),
        ),
      })),
    indexAt: (offset) => {
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((rows[middle]?.start ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return Math.max(low - 1, 0);
    },
  };
}
