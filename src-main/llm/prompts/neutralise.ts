/** Angle brackets as entities, once or repeatedly encoded, as escapes of a string, or of an address. */
const ESCAPED_OPEN = /&(?:amp;)*(?:lt|#0*60|#x0*3c)(?:;|(?![a-z\d]))|\\(?:u003c|x3c)|%3c/giu;
const ESCAPED_CLOSE = /&(?:amp;)*(?:gt|#0*62|#x0*3e)(?:;|(?![a-z\d]))|\\(?:u003e|x3e)|%3e/giu;
/** The signs themselves, full-width and small, and other signs that look like them. */
const OPEN = /[<\uFF1C\uFE64\u2329\u3008\u27E8\u276E\u2770\u227A\u02C2\u1438]/gu;
const CLOSE = /[>\uFF1E\uFE65\u232A\u3009\u27E9\u276F\u2771\u227B\u02C3\u1433]/gu;
/** Marks of conversations that some models know in square brackets. */
const BRACKETED_MARK = /\[\s*(\/?)\s*(inst|sys|system|user|assistant)\s*\]/giu;
/** What cannot be seen, and can hide inside a tag or an order; white space is seen, but for the mark of byte order. */
export const INVISIBLE =
  /(?![\t\n\v\f\r])[\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]|\p{Variation_Selector}|\u034F|\u17B4|\u17B5/gu;
const DOUBLE_QUOTE = /["“”„‟″\uFF02]|&(?:amp;)*(?:quot|#0*34|#x0*22)(?:;|(?![a-z\d]))/giu;

/** Takes out what cannot be seen; white space of any kind, line breaks too, becomes one space. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, '').replaceAll(/\s+/gu, ' ').trim();
}

/** Gives each angle bracket, in whatever spelling, another sign instead. */
export function replaceAngleBrackets(text: string, open: string, close: string): string {
  return text
    .replaceAll(ESCAPED_OPEN, open)
    .replaceAll(ESCAPED_CLOSE, close)
    .replaceAll(OPEN, open)
    .replaceAll(CLOSE, close);
}

/**
 * Makes text of documents harmless inside a request: one line, nothing invisible, and no sign that could begin or end a
 * tag in any spelling, so that nothing in it can look like the end of its passage. What is read stays the same.
 */
export function neutralise(text: string): string {
  return replaceAngleBrackets(withoutInvisible(text), '‹', '›').replaceAll(BRACKETED_MARK, '($1$2)');
}

/** The same for the value of an attribute, which must not end early. */
export function neutraliseAttribute(text: string): string {
  return neutralise(text).replaceAll(DOUBLE_QUOTE, "'");
}
