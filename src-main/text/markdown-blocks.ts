import { GFM, parser } from '@lezer/markdown';

/** Finds blocks only; the inside of each is parsed in pieces, because inline parsing is not linear. */
const blockParser = parser.configure(GFM).configure({
  remove: [
    'Escape',
    'Entity',
    'InlineCode',
    'HTMLTag',
    'Emphasis',
    'HardBreak',
    'Link',
    'Image',
    'LinkEnd',
    'Autolink',
    'Strikethrough',
  ],
});

/** Deeper nesting than anybody writes; the block parser's cost grows with depth times lines. */
const HOSTILE_MARKERS = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){40,}/gm;
const HOSTILE_INDENTATION = /^[ \t]{120,}/gm;

/** Hides from the block parser what would nest without end; lengths stay the same. */
function tame(text: string): string {
  const hide = (run: string): string => 'x'.repeat(run.length);
  return text.replace(HOSTILE_MARKERS, hide).replace(HOSTILE_INDENTATION, hide);
}

/** Nodes of block markup that may stand inside and around text. */
export const BLOCK_MARKUP: ReadonlySet<string> = new Set([
  'QuoteMark',
  'HeaderMark',
  'TaskMarker',
  'ListMark',
]);

/**
 * Parses the blocks of Markdown (CommonMark with GitHub's tables, task lists and strikethrough); the text inside of them
 * is left alone. Hostile nesting is hidden from the parser, with all offsets as they are.
 */
export function parseBlocks(text: string): ReturnType<typeof blockParser.parse> {
  return blockParser.parse(tame(text));
}

const REFERENCE_LABEL = /^\s*\[([^\]]+)\]/;

/** The label of a link reference, in lower case; null where it has none. */
export function referenceLabel(reference: string): string | null {
  return REFERENCE_LABEL.exec(reference)?.[1]?.toLowerCase() ?? null;
}

/** Replaces slices of a text, which are in order, by as many times one character. */
export function mask(
  text: string,
  slices: readonly (readonly [number, number])[],
  character: string,
): string {
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of slices) {
    if (from < at) continue;
    parts.push(text.slice(at, from), character.repeat(to - from));
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
