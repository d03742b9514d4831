import { GFM, parser } from '@lezer/markdown';
import { decodeEntity } from './entities.ts';
import type { Mark } from './model.ts';
import { cutPieces } from './pieces.ts';
import type { ReadableTextBuilder } from './readable-text.ts';

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

type SyntaxNode = ReturnType<typeof inlineParser.parse>['topNode'];

const MARK_KINDS: ReadonlyMap<string, Mark['kind']> = new Map([
  ['Emphasis', 'emphasis'],
  ['StrongEmphasis', 'strong'],
]);

/** Nodes that stand for nothing a reader sees as text. */
const UNREAD = new Set([
  'Autolink',
  'CodeMark',
  'Comment',
  'EmphasisMark',
  'HTMLTag',
  'Image',
  'LinkLabel',
  'LinkMark',
  'LinkTitle',
  'ProcessingInstruction',
  'StrikethroughMark',
  'URL',
]);

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

/**
 * Makes a function that adds the readable text of a slice of Markdown to a builder.
 *
 * @param source the document, block markup blanked
 * @param references labels of the document's link references, in lower case
 */
export function inlineAppender(
  source: string,
  builder: ReadableTextBuilder,
  references: ReadonlySet<string>,
): (from: number, to: number) => void {
  /** `[[page]]`: a link without a target inside another pair of brackets. */
  const isWikiLink = (node: SyntaxNode, base: number): boolean =>
    node.name === 'Link' && source[base + node.from - 1] === '[' && source[base + node.to] === ']';

  /** Adds the slice `from` to `to`, in which `nodes` stand. All offsets are relative to `base`. */
  const appendAround = (nodes: readonly SyntaxNode[], from: number, to: number, base: number): void => {
    let at = from;
    for (const node of nodes) {
      if (node.from < at || node.to > to) continue;
      const outerBrackets = isWikiLink(node, base) ? 1 : 0;
      builder.append(base + at, base + node.from - outerBrackets);
      appendNode(node, base);
      at = node.to + outerBrackets;
    }
    builder.append(base + at, base + to);
  };

  const appendLink = (node: SyntaxNode, base: number): void => {
    const parts = children(node);
    const closing = parts.find((part) => part.name === 'LinkMark' && source[base + part.from] === ']');
    const textEnd = closing?.from ?? node.to;
    const label = source.slice(base + node.from + 1, base + textEnd);
    if (label.startsWith('^')) return;
    const hasTarget = parts.some((part) => part.name === 'URL' || part.name === 'LinkLabel');
    const isWiki = isWikiLink(node, base);
    if (!hasTarget && !isWiki && !references.has(label.toLowerCase())) {
      appendAround(
        parts.filter((part) => part.name !== 'LinkMark'),
        node.from,
        node.to,
        base,
      );
      return;
    }
    // `[[page|what is shown]]`
    const textStart = node.from + 1 + (isWiki ? label.lastIndexOf('|') + 1 : 0);
    const inside = parts.filter((part) => part.from >= textStart && part.to <= textEnd);
    builder.mark('link', () => appendAround(inside, textStart, textEnd, base));
  };

  const appendNode = (node: SyntaxNode, base: number): void => {
    const from = base + node.from;
    const to = base + node.to;
    const markKind = MARK_KINDS.get(node.name);
    if (markKind !== undefined) {
      builder.mark(markKind, () => appendAround(children(node), node.from, node.to, base));
    } else if (node.name === 'Link') {
      appendLink(node, base);
    } else if (node.name === 'InlineCode') {
      builder.mark('code', () => appendAround(children(node), node.from, node.to, base));
    } else if (node.name === 'Entity') {
      builder.appendDecoded(decodeEntity(source.slice(from, to)), from);
    } else if (node.name === 'Escape') {
      builder.append(from + 1, to);
    } else if (!UNREAD.has(node.name)) {
      appendAround(children(node), node.from, node.to, base);
    }
  };

  const appendParsed = (from: number, to: number): void => {
    const tree = inlineParser.parse(source.slice(from, to));
    const paragraphs = children(tree.topNode);
    appendAround(
      paragraphs.flatMap((paragraph) => children(paragraph)),
      0,
      to - from,
      from,
    );
  };

  return (from, to) => {
    const slice = source.slice(from, to);
    if (!MARKUP.test(slice)) {
      builder.append(from, to);
      return;
    }
    const marks = slice.match(DELIMITER)?.length ?? 0;
    const limit = marks > to - from - marks ? DENSE_PIECE_LENGTH : to - from;
    for (const [start, end] of cutPieces(source, from, to, limit)) appendParsed(start, end);
  };
}
