import { inlineAppender } from './markdown-inline.ts';
import { htmlSlices } from './html-text.ts';
import { BLOCK_MARKUP, mask, parseBlocks, referenceLabel } from './markdown-blocks.ts';
import type { BlockKind } from './model.ts';
import { cutPieces, MAX_PIECE_LENGTH } from './pieces.ts';
import { createReadableTextBuilder, findAddresses, type ReadableText } from './readable-text.ts';
import type { Ruby } from './ruby.ts';

/** Readable text with its place in the structure of its document. */
export interface MarkdownLeaf {
  readonly kind: BlockKind;
  /** 1 to 6 for a heading, else 0. */
  readonly headingLevel: number;
  readonly readable: ReadableText;
}

interface Leaf {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: BlockKind;
}

const LEAVES = /^(?:Paragraph|Task|TableCell|HTMLBlock|ATXHeading[1-6]|SetextHeading[12])$/;

function kindOf(name: string, ancestors: readonly string[]): BlockKind {
  if (name.includes('Heading')) return 'heading';
  if (name === 'TableCell') return 'table-cell';
  const container = ancestors.findLast((ancestor) => ancestor === 'ListItem' || ancestor === 'Blockquote');
  if (container === 'ListItem') return 'list-item';
  return container === 'Blockquote' ? 'quote' : 'paragraph';
}

interface Structure {
  readonly leaves: readonly Leaf[];
  /** Slices of block markup inside and around the leaves, in order. */
  readonly markup: readonly (readonly [number, number])[];
  /** Labels of the link references, in lower case. */
  readonly references: ReadonlySet<string>;
}

function readStructure(text: string): Structure {
  const leaves: Leaf[] = [];
  const markup: [number, number][] = [];
  const references = new Set<string>();
  const ancestors: string[] = [];
  parseBlocks(text).iterate({
    enter(node) {
      if (BLOCK_MARKUP.has(node.name)) markup.push([node.from, node.to]);
      else if (LEAVES.test(node.name)) {
        leaves.push({ name: node.name, from: node.from, to: node.to, kind: kindOf(node.name, ancestors) });
      } else if (node.name === 'LinkReference') {
        const label = referenceLabel(text.slice(node.from, node.to));
        if (label !== null) references.add(label);
      }
      ancestors.push(node.name);
    },
    leave() {
      ancestors.pop();
    },
  });
  return { leaves, markup, references };
}

const UNREAD = /\{\{[<%][^{}\n]{0,500}[%>]\}\}|\\(?=\r?\n)|^ {0,3}\[\^[^\]\n]{1,60}\]:/gm;

/** Template calls of site generators, such as `{{< figure >}}`, the backslashes of hard line breaks, and labels of footnotes. */
function findUnread(text: string): [number, number][] {
  return [...text.matchAll(UNREAD)].map((match) => [match.index, match.index + match[0].length]);
}

/**
 * Reads Markdown (CommonMark with GitHub's tables, task lists and strikethrough, and `[[wiki links]]`).
 *
 * @param text Markdown without front matter; blanks of the same length may stand in its place
 * @param rubies the readings in the text, which are not read as a part of it
 * @returns the readable leaves in the order of the text
 */
export function readMarkdown(text: string, rubies: readonly Ruby[]): MarkdownLeaf[] {
  const structure = readStructure(text);
  const inlineSource = mask(mask(text, structure.markup, ' '), findUnread(text), ' ');
  // A word joiner is never read, so that an address vanishes without a gap.
  const unread = [...findAddresses(inlineSource), ...rubies.flatMap(({ marks }) => marks)];
  unread.sort(([left], [right]) => left - right);
  const readableSource = mask(inlineSource, unread, '\u2060');
  const builder = createReadableTextBuilder(readableSource);
  const appendInline = inlineAppender(inlineSource, builder, structure.references);

  const result: MarkdownLeaf[] = [];
  for (const leaf of structure.leaves) {
    const headingLevel = leaf.kind === 'heading' ? Number(leaf.name.at(-1)) : 0;
    const emit = (): void => {
      const readable = builder.take();
      if (readable.text !== '') result.push({ kind: leaf.kind, headingLevel, readable });
    };
    if (leaf.name === 'HTMLBlock') {
      for (const slice of htmlSlices(inlineSource, leaf.from, leaf.to)) {
        if (slice.startsRun) emit();
        for (const [from, to] of cutPieces(inlineSource, slice.start, slice.end, MAX_PIECE_LENGTH)) {
          if (from > slice.start) emit();
          builder.append(from, to);
        }
      }
      emit();
    } else {
      for (const [from, to] of cutPieces(inlineSource, leaf.from, leaf.to, MAX_PIECE_LENGTH)) {
        appendInline(from, to);
        emit();
      }
    }
  }
  return result;
}
