/** The named entities that people type in Markdown; all others stay as they are written. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['middot', '·'],
  ['times', '×'],
  ['deg', '°'],
  ['micro', 'µ'],
  ['rarr', '→'],
  ['larr', '←'],
  ['eacute', 'é'],
  ['uuml', 'ü'],
  ['ouml', 'ö'],
  ['auml', 'ä'],
]);

/**
 * Decodes one HTML entity.
 *
 * @param entity the entity with its `&` and `;`
 * @returns the characters it stands for, or the entity itself where it stands for none
 */
export function decodeEntity(entity: string): string {
  const body = entity.slice(1, -1);
  if (!body.startsWith('#')) return NAMED.get(body) ?? entity;
  const isHexadecimal = body[1] === 'x' || body[1] === 'X';
  const codePoint = isHexadecimal ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  const isCharacter =
    codePoint >= 0x20 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return isCharacter ? String.fromCodePoint(codePoint) : entity;
}
