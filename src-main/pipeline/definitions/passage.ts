import type { Block } from '../../text/model.ts';
import type { Span } from './sentence-view.ts';

/** The document that the blocks were parsed from. */
export interface DefinitionSource {
  /** The document's full text, as its blocks' origins count it. */
  readonly text: string;
  /** The line of an offset into the text, counted from 1. */
  lineOf(offset: number): number;
}

/** A passage of the document: where it stands and how it reads. */
export interface PassageOfBlock {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly text: string;
}

const OPENING_MARKUP = '*_`~[';
const CLOSING_MARKUP = '*_`~';
const ENTITY = /&#?\w{1,31};/y;
/** The longest link target that is looked through for its end. */
const MAX_TARGET = 2_000;

/** Where the markup begins that opens right before an offset: `**` or `[`. */
function startOfMarkup(text: string, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && OPENING_MARKUP.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Where a link's target ends that begins with `](` at an offset; the offset itself where none does. */
function endOfTarget(text: string, offset: number, limit: number): number {
  if (text.charAt(offset) !== ']') return offset;
  const open = text.charAt(offset + 1);
  if (open !== '(' && open !== '[') return offset + 1;
  const close = open === '(' ? ')' : ']';
  let depth = 0;
  for (let index = offset + 1; index < Math.min(limit, offset + MAX_TARGET); index++) {
    const character = text.charAt(index);
    if (character === '\n') break;
    if (character === open) depth++;
    else if (character === close && --depth === 0) return index + 1;
  }
  return offset;
}

function endOfMarkup(text: string, offset: number, limit: number): number {
  let end = offset;
  while (end < limit) {
    const next = CLOSING_MARKUP.includes(text.charAt(end)) ? end + 1 : endOfTarget(text, end, limit);
    if (next === end) break;
    end = next;
  }
  return Math.min(end, limit);
}

/** Where the character ends that a character of the block was made from: an entity is longer than one. */
function endOfCharacter(text: string, offset: number): number {
  if (text.charAt(offset) !== '&') return offset + 1;
  ENTITY.lastIndex = offset;
  const entity = ENTITY.exec(text);
  return offset + (entity === null ? 1 : entity[0].length);
}

/**
 * Finds a slice of a block in its document. `text.slice(start, end)` is the exact passage with the markup
 * that belongs to it; the `text` of the result is the same without markup.
 */
export function toPassage(block: Block, span: Span, source: DefinitionSource): PassageOfBlock {
  const first = block.origin[span.start] ?? 0;
  const last = block.origin[span.end - 1] ?? first;
  const before = block.origin[span.start - 1];
  const after = block.origin[span.end];
  const start = startOfMarkup(source.text, first, before === undefined ? 0 : before + 1);
  const end = endOfMarkup(source.text, endOfCharacter(source.text, last), after ?? source.text.length);
  return { start, end, line: source.lineOf(start), text: block.text.slice(span.start, span.end) };
}
