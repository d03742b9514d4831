import { GFM, parser } from '@lezer/markdown';
import { cutPieces } from './pieces.ts';

/**
 * Knows no blocks, so that a slice of a paragraph is always a paragraph. Addresses and hard breaks are seen
 * to elsewhere; the parser's own search for hard breaks is quadratic in runs of spaces.
 */
const inlineParser = parser.configure(GFM).configure({
  remove: [
    'Autolink',
    'Blockquote',
    'BulletList',
    'FencedCode',
    'HardBreak',
    'HorizontalRule',
    'HTMLBlock',
    'IndentedCode',
    'LinkReference',
    'OrderedList',
    'ATXHeading',
    'SetextHeading',
    'Table',
    'TaskList',
  ],
});

/** Without one of these a text has no inline markup. */
const MARKUP = /[*_`[\]<&\\~]/;

/** What the parser compares each new one of with all that are open. */
const DELIMITER = /[*_~[\]()]/g;
/** A text that is delimiters for the most part is nobody's; in pieces of so many characters its cost stays small. */
const DENSE_PIECE_LENGTH = 250;

/** A node of the text inside a block. Its offsets are relative to the piece that it was parsed with. */
export type SyntaxNode = ReturnType<typeof inlineParser.parse>['topNode'];

/** A slice of a document whose inline markup was parsed by itself. */
export interface InlinePiece {
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;
  readonly nodes: readonly SyntaxNode[];
}

/** The children of a node, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

/**
 * Parses the inline markup of a slice of Markdown. What is delimiters for the most part is parsed in short pieces, since the cost
 * of a piece is not linear.
 *
 * @param source the document, block markup blanked
 * @returns null where the slice has no markup
 */
export function parseInline(source: string, from: number, to: number): InlinePiece[] | null {
  const slice = source.slice(from, to);
  if (!MARKUP.test(slice)) return null;
  const marks = slice.match(DELIMITER)?.length ?? 0;
  const limit = marks > to - from - marks ? DENSE_PIECE_LENGTH : to - from;
  return cutPieces(source, from, to, limit).map(([start, end]) => ({
    start,
    end,
    nodes: childrenOf(inlineParser.parse(source.slice(start, end)).topNode).flatMap(childrenOf),
  }));
}
