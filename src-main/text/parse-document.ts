import type { DocumentToExtract } from '../domain/extraction.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';
import type { Block, BlockKind, Mark } from './model.ts';
import { readPlainText } from './plain-text.ts';
import type { ReadableText } from './readable-text.ts';
import { detectLanguage, hasKana } from './script.ts';

interface Leaf {
  readonly kind: BlockKind;
  /** 0 for a title, 1 to 6 for a heading; no meaning for other blocks. */
  readonly level: number;
  readonly readable: ReadableText;
}

const QUOTATION = /「([^「」]{1,60})」|『([^『』]{1,60})』/g;

function quotationsIn(text: string): Mark[] {
  return [...text.matchAll(QUOTATION)].map((match) => ({
    kind: 'quotation',
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
}

/** The title of the front matter; where YAML escapes or folds it, characters share the offsets of its value. */
function titleLeaf(frontMatter: FrontMatter | null): Leaf[] {
  const title = frontMatter?.title ?? null;
  if (title === null || title.text.trim() === '') return [];
  const origin = Uint32Array.from({ length: title.text.length }, (_, index) =>
    Math.min(title.start + index, title.end - 1),
  );
  return [{ kind: 'title', level: 0, readable: { text: title.text, origin, marks: [] } }];
}

function readMarkdownLeaves(text: string): Leaf[] {
  const frontMatter = readFrontMatter(text);
  const bodyStart = frontMatter?.end ?? 0;
  const body = bodyStart === 0 ? text : ' '.repeat(bodyStart) + text.slice(bodyStart);
  const title = titleLeaf(frontMatter);
  const leaves = readMarkdown(body).map((leaf, index): Leaf => {
    const isTitle = title.length === 0 && index === 0 && leaf.headingLevel === 1;
    return {
      kind: isTitle ? 'title' : leaf.kind,
      level: isTitle ? 0 : leaf.headingLevel,
      readable: leaf.readable,
    };
  });
  return [...title, ...leaves];
}

function readLeaves(document: DocumentToExtract): Leaf[] {
  if (document.format === 'markdown') return readMarkdownLeaves(document.text);
  return readPlainText(document.text).map((leaf) => ({ ...leaf, level: 1 }));
}

/** Gives every leaf the titles and headings above it. */
function addSections(leaves: readonly Leaf[]): Block[] {
  const inJapanese = leaves.some(({ readable }) => hasKana(readable.text));
  let open: { level: number; text: string }[] = [];
  return leaves.map(({ kind, level, readable }) => {
    const isHeading = kind === 'title' || kind === 'heading';
    if (isHeading) open = open.filter((heading) => heading.level < level);
    const section = open.map((heading) => heading.text);
    if (isHeading) open.push({ level, text: readable.text });
    return {
      kind,
      text: readable.text,
      origin: readable.origin,
      section,
      marks: [...readable.marks, ...quotationsIn(readable.text)],
      language: detectLanguage(readable.text, inJapanese),
    };
  });
}

/**
 * Reads a document into blocks of readable text. Cost is linear in the length of the document; no block is
 * longer than `MAX_PIECE_LENGTH` characters, longer paragraphs become several blocks.
 *
 * @returns the blocks in the order of the text; code, comments, addresses, link and image targets and
 *   front matter other than the title are no text
 */
export function parseDocument(document: DocumentToExtract): Block[] {
  return addSections(readLeaves(document));
}
