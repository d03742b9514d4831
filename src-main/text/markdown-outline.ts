import type { RowForm } from '../domain/reading-view.ts';
import { readFrontMatter } from './front-matter.ts';
import { BLOCK_MARKUP, mask, parseBlocks, referenceLabel } from './markdown-blocks.ts';
import { cutPieces, MAX_PIECE_LENGTH } from './pieces.ts';
import { columnShares } from './table-columns.ts';

/** A row of rendered Markdown whose text is not looked at yet. Offsets are those of the document. */
export interface OutlinedRow {
  readonly form: RowForm;
  readonly quotes: number;
  readonly indent: number;
  readonly marker: string;
  readonly isFirst: boolean;
  readonly start: number;
  /** Slices of the document: one for each cell of a table, else one. */
  readonly cells: readonly (readonly [start: number, end: number])[];
  /** Whether its text is shown character by character, as code is. */
  readonly isLiteral: boolean;
}

/** The rows of a Markdown document, in the order of the text. */
export interface MarkdownOutline {
  readonly rows: readonly OutlinedRow[];
  /** The document with its block markup blanked; as long as the document. */
  readonly source: string;
  /** Labels of the link references, in lower case. */
  readonly references: ReadonlySet<string>;
}

/** A longer line of code is shown as several rows: this many UTF-16 units each. */
const MAX_CODE_ROW = 1000;

/** Blocks whose text is Markdown. */
const INLINE = /^(?:Paragraph|Task|ATXHeading[1-6]|SetextHeading[12])$/;
/** Blocks that are shown as they are written. */
const LITERAL = /^(?:HTMLBlock|CommentBlock|ProcessingInstructionBlock|LinkReference)$/;

function formOf(name: string): RowForm {
  return name.includes('Heading') ? { kind: 'heading', level: Number(name.at(-1)) } : { kind: 'paragraph' };
}

function markerOf(mark: string): string {
  return /\d/.test(mark) ? mark : '•';
}

/**
 * Reads the blocks of Markdown into rows. Nothing of the document is left out but markup: what has no look of its own, such as
 * a comment or a reference, is shown as it is written. Cost is linear in the length of the text.
 */
export function outlineMarkdown(text: string): MarkdownOutline {
  const rows: OutlinedRow[] = [];
  const markup: [number, number][] = [];
  const references = new Set<string>();
  const bodyStart = readFrontMatter(text)?.end ?? 0;
  let quotes = 0;
  let indent = 0;
  let marker = '';
  let table: { readonly columns: readonly number[] } | null = null;

  const add = (
    form: RowForm,
    cells: OutlinedRow['cells'],
    { isFirst = true, isLiteral = false }: { readonly isFirst?: boolean; readonly isLiteral?: boolean } = {},
  ): void => {
    const start = cells[0]?.[0] ?? 0;
    rows.push({ form, quotes, indent, marker, isFirst, start, cells, isLiteral });
    marker = '';
  };
  const addLines = (kind: 'code' | 'paragraph', from: number, to: number): void => {
    let isFirst = true;
    for (const [start, end] of linesBetween(text, from, to)) {
      add({ kind }, [[start, end]], { isFirst, isLiteral: true });
      isFirst = false;
    }
  };

  if (bodyStart > 0) addLines('code', 0, bodyStart);
  parseBlocks(bodyStart === 0 ? text : ' '.repeat(bodyStart) + text.slice(bodyStart)).iterate({
    enter({ name, from, to, node }) {
      if (BLOCK_MARKUP.has(name)) {
        markup.push([from, to]);
        if (name === 'ListMark') marker = markerOf(text.slice(from, to));
        return true;
      }
      if (name === 'Blockquote') quotes++;
      else if (name === 'BulletList' || name === 'OrderedList') indent++;
      else if (name === 'HorizontalRule') add({ kind: 'rule' }, [[from, to]], { isLiteral: true });
      else if (name === 'Table') table = { columns: columnShares(node) };
      else if (name === 'TableHeader' || name === 'TableRow') {
        const isHeader = name === 'TableHeader';
        const cells = cellsOf(node, to, table?.columns.length ?? 0);
        add({ kind: 'table', isHeader, columns: table?.columns ?? [] }, cells, { isFirst: isHeader });
        return false;
      } else if (INLINE.test(name)) {
        if (name === 'Task') marker = isDone(text, from) ? '☑' : '☐';
        let isFirst = true;
        for (const piece of cutPieces(text, from, to, MAX_PIECE_LENGTH)) {
          add(formOf(name), [piece], { isFirst });
          isFirst = false;
        }
      } else if (LITERAL.test(name)) {
        if (name === 'LinkReference') {
          const label = referenceLabel(text.slice(from, to));
          if (label !== null) references.add(label);
        }
        addLines('paragraph', from, to);
        return false;
      } else if (name === 'FencedCode' || name === 'CodeBlock') {
        let isFirst = true;
        for (const code of node.getChildren('CodeText')) {
          for (const [start, end] of linesBetween(text, code.from, code.to)) {
            add({ kind: 'code' }, [[start, end]], { isFirst, isLiteral: true });
            isFirst = false;
          }
        }
        return false;
      }
      return true;
    },
    leave({ name }) {
      if (name === 'Blockquote') quotes--;
      else if (name === 'BulletList' || name === 'OrderedList') indent--;
      else if (name === 'Table') table = null;
    },
  });
  return { rows, source: mask(text, markup, ' '), references };
}

function isDone(text: string, task: number): boolean {
  return /^\[[xX]\]/.test(text.slice(task, task + 3));
}

/** The cells of a row; missing ones are empty, and what there is too much of is left out, as in any table. */
function cellsOf(
  row: { getChildren(type: string): { readonly from: number; readonly to: number }[]; readonly from: number },
  rowEnd: number,
  columns: number,
): [number, number][] {
  const cells = row.getChildren('TableCell').map(({ from, to }): [number, number] => [from, to]);
  while (cells.length < columns) cells.push([rowEnd, rowEnd]);
  return cells;
}

/** The lines of a slice without their line breaks, long ones in pieces; a line break at the end begins no line. */
function linesBetween(text: string, from: number, to: number): [number, number][] {
  const lines: [number, number][] = [];
  let start = from;
  while (start < to) {
    const rest = text.slice(start, Math.min(to, start + MAX_CODE_ROW));
    const length = rest.search(/[\r\n]/);
    if (length >= 0) {
      lines.push([start, start + length]);
      start += length + (rest.startsWith('\r\n', length) ? 2 : 1);
    } else {
      const end = cutPieces(text, start, to, MAX_CODE_ROW)[0]?.[1] ?? to;
      lines.push([start, end]);
      start = end;
    }
  }
  return lines;
}
