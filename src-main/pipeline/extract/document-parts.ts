import type { Block } from '../../text/model.ts';

/**
 * About so many characters of a document are analysed at once: the tokens of a text take some forty times the memory of the
 * text itself, and those of a part go when all has been found in it.
 */
const PART_LENGTH = 200_000;

function isHeading(block: Block | undefined): boolean {
  return block?.kind === 'title' || block?.kind === 'heading';
}

/** Tells whether a block is read without regard to the one before it: it begins a section, or both are running text. */
function mayBeginPart(before: Block | undefined, block: Block): boolean {
  if (isHeading(before)) return false;
  return isHeading(block) || (before?.kind === 'paragraph' && block.kind === 'paragraph');
}

/**
 * Cuts the blocks of a document into parts that can be read one after another: a heading stays with what is below it, and a
 * table or list is in one part.
 */
export function documentParts(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  let part: Block[] = [];
  let length = 0;
  for (const block of blocks) {
    if (length >= PART_LENGTH && mayBeginPart(part.at(-1), block)) {
      parts.push(part);
      part = [];
      length = 0;
    }
    part.push(block);
    length += block.text.length;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
