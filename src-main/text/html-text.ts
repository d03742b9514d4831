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
function markupEnd(html: string, at: number): number {
  const closing = html.startsWith('<!--', at) ? '-->' : '>';
  const close = html.indexOf(closing, at);
  return close < 0 ? html.length : close + closing.length;
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
  // What a search does not find in the block is not looked for in the rest of the document.
  const html = source.slice(from, to);
  let at = 0;
  let startsRun = true;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    if (textEnd > at) {
      slices.push({ start: from + at, end: from + textEnd, startsRun });
      startsRun = false;
    }
    if (textEnd === html.length) break;
    at = markupEnd(html, textEnd);
    const name = TAG_NAME.exec(html.slice(textEnd, textEnd + 40))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    if (!INLINE.has(name)) startsRun = true;
    if (UNREAD.has(name) && html[textEnd + 1] !== '/') {
      const closing = html.indexOf(`</${name}`, at);
      at = closing < 0 ? html.length : closing;
    }
  }
  return slices;
}
