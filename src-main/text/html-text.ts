const TAG_NAME = /^<\/?([A-Za-z][A-Za-z0-9-]*)/;
/** Elements whose tags stand inside a line of text; all others end the text before them. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Elements whose content nobody reads. */
const UNREAD = new Set(['script', 'style', 'template', 'pre', 'svg', 'math', 'iframe', 'object', 'textarea']);

/** A slice of text between tags, and whether a new run of text starts with it. */
export interface HtmlSlice {
  readonly start: number;
  readonly end: number;
  readonly startsRun: boolean;
}

/** The end of what starts with `<` at an offset: a tag, a comment or an element that is not read. */
function markupEnd(source: string, at: number, to: number): number {
  const isComment = source.startsWith('<!--', at);
  const close = isComment ? source.indexOf('-->', at) + 2 : source.indexOf('>', at);
  return close < at || close >= to ? to : close + 1;
}

/**
 * Finds the text in a block of HTML. Linear in the length of the block: what is never closed ends with it.
 *
 * @param source the document
 * @param from where the block starts
 * @param to its exclusive end
 */
export function htmlSlices(source: string, from: number, to: number): HtmlSlice[] {
  const slices: HtmlSlice[] = [];
  let at = from;
  let startsRun = true;
  while (at < to) {
    const open = source.indexOf('<', at);
    const textEnd = open < 0 || open > to ? to : open;
    if (textEnd > at) {
      slices.push({ start: at, end: textEnd, startsRun });
      startsRun = false;
    }
    if (textEnd >= to) break;
    at = markupEnd(source, textEnd, to);
    const name = TAG_NAME.exec(source.slice(textEnd, textEnd + 40))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    if (!INLINE.has(name)) startsRun = true;
    if (UNREAD.has(name) && source[textEnd + 1] !== '/') {
      const closing = source.indexOf(`</${name}`, at);
      at = closing < 0 || closing > to ? to : closing;
    }
  }
  return slices;
}
