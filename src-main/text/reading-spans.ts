import type { SpanStyle, TextSpan } from '../domain/reading-view.ts';
import { decodeEntity } from './entities.ts';
import { childrenOf, parseInline } from './markdown-inline-parser.ts';
import type { SyntaxNode } from './markdown-inline-parser.ts';
import { createSpanBuilder, trimmed } from './span-builder.ts';
import type { Ruby } from './ruby.ts';

/** What the spans of a document are made from. */
export interface SpanSource {
  /** The document, block markup blanked. */
  readonly source: string;
  /** Labels of its link references, in lower case. */
  readonly references: ReadonlySet<string>;
  /** The readings in it, in order. */
  readonly rubies: readonly Ruby[];
}

const STYLES: ReadonlyMap<string, SpanStyle> = new Map([
  ['Emphasis', 'emphasis'],
  ['StrongEmphasis', 'strong'],
  ['Strikethrough', 'deleted'],
  ['InlineCode', 'code'],
  ['Autolink', 'link'],
  ['URL', 'link'],
  ['HTMLTag', 'markup'],
  ['Comment', 'markup'],
  ['ProcessingInstruction', 'markup'],
]);

/** Marks that the look of the text between them stands for. */
const HIDDEN = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark']);
/** Tags that the reading above the text stands for. */
const RUBY_TAG = /^<\/?(?:ruby|rb|rp|rt|rtc)\b/i;
const RUBY_TAGS = /<\/?(?:ruby|rb|rp|rt|rtc)\b[^<>]{0,100}>/gi;
const BREAK_TAG = /^<br\b/i;

/** The text of a slice of Markdown as it is read, each span with its place in the document. */
export function markdownSpans(
  from: number,
  to: number,
  { source, references, rubies }: SpanSource,
): readonly TextSpan[] {
  const builder = createSpanBuilder(source, rubies);

  const addAround = (
    nodes: readonly SyntaxNode[],
    first: number,
    last: number,
    base: number,
    styles: readonly SpanStyle[],
  ): void => {
    let at = first;
    for (const node of nodes) {
      if (node.from < at || node.to > last) continue;
      builder.add(base + at, base + node.from, styles);
      addNode(node, base, styles);
      at = node.to;
    }
    builder.add(base + at, base + last, styles);
  };

  /** A link is its text, an image its description; where neither is there, it is shown as it is written. */
  const addLink = (node: SyntaxNode, base: number, styles: readonly SpanStyle[]): void => {
    const parts = childrenOf(node);
    const opening = parts[0];
    const closing = parts.find((part) => part.name === 'LinkMark' && source[base + part.from] === ']');
    if (opening === undefined || closing === undefined || closing.from <= opening.to) {
      builder.add(base + node.from, base + node.to, [...styles, 'markup']);
      return;
    }
    const label = source.slice(base + opening.to, base + closing.from).toLowerCase();
    const leads = parts.some(({ name }) => name === 'URL' || name === 'LinkLabel') || references.has(label);
    if (!leads) {
      const inside = parts.filter(({ name }) => name !== 'LinkMark');
      addAround(inside, node.from, node.to, base, styles);
      return;
    }
    const inside = parts.filter((part) => part.from >= opening.to && part.to <= closing.from);
    addAround(inside, opening.to, closing.from, base, [...styles, 'link']);
  };

  const addNode = (node: SyntaxNode, base: number, styles: readonly SpanStyle[]): void => {
    const { name } = node;
    const start = base + node.from;
    const end = base + node.to;
    if (HIDDEN.has(name)) return;
    if (name === 'Link' || name === 'Image') return addLink(node, base, styles);
    if (name === 'Entity')
      return builder.addDecoded(decodeEntity(source.slice(start, end)), start, end, styles);
    if (name === 'Escape') return builder.add(start + 1, end, styles);
    if (name === 'HTMLTag') {
      const tag = source.slice(start, Math.min(end, start + 20));
      if (RUBY_TAG.test(tag)) return;
      if (BREAK_TAG.test(tag)) return builder.addDecoded('\n', start, end, styles);
    }
    const style = STYLES.get(name);
    const inner = style === undefined ? styles : [...styles, style];
    const parts = name === 'Autolink' ? [] : childrenOf(node);
    addAround(parts, node.from, node.to, base, inner);
  };

  const pieces = parseInline(source, from, to);
  if (pieces === null) builder.add(from, to, []);
  else for (const { nodes, start, end } of pieces) addAround(nodes, 0, end - start, start, []);
  return trimmed(builder.take());
}

/** The text of a slice as it is written, but for readings, which stand above it. */
export function literalSpans(from: number, to: number, { source, rubies }: SpanSource): readonly TextSpan[] {
  const builder = createSpanBuilder(source, rubies);
  let at = from;
  for (const match of source.slice(from, to).matchAll(RUBY_TAGS)) {
    builder.addExactly(at, from + match.index, []);
    at = from + match.index + match[0].length;
  }
  builder.addExactly(at, to, []);
  return builder.take();
}
