import { decodeEntity } from './entities.ts';
import { childrenOf, parseInline } from './markdown-inline-parser.ts';
import type { SyntaxNode } from './markdown-inline-parser.ts';
import type { Mark } from './model.ts';
import type { ReadableTextBuilder } from './readable-text.ts';

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
    const parts = childrenOf(node);
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
      builder.mark(markKind, () => appendAround(childrenOf(node), node.from, node.to, base));
    } else if (node.name === 'Link') {
      appendLink(node, base);
    } else if (node.name === 'InlineCode') {
      builder.mark('code', () => appendAround(childrenOf(node), node.from, node.to, base));
    } else if (node.name === 'Entity') {
      builder.appendDecoded(decodeEntity(source.slice(from, to)), from);
    } else if (node.name === 'Escape') {
      builder.append(from + 1, to);
    } else if (!UNREAD.has(node.name)) {
      appendAround(childrenOf(node), node.from, node.to, base);
    }
  };

  return (from, to) => {
    const pieces = parseInline(source, from, to);
    if (pieces === null) builder.append(from, to);
    else for (const { nodes, start, end } of pieces) appendAround(nodes, 0, end - start, start);
  };
}
