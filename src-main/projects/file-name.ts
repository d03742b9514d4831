/** Suffix of project files. */
export const PROJECT_SUFFIX = '.genglossary';

/**
 * Longest stem in bytes of UTF-8: with the suffix, a number and what SQLite and migrations add, names stay within
 * the 255 bytes that file systems allow.
 */
const LONGEST_STEM = 150;

/** Separators, and what Windows refuses: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
// oxlint-disable-next-line no-control-regex
const REFUSED = /[\u0000-\u001F\u007F<>:"/\\|?*]+/g;

/** Names of devices, which Windows takes for the device whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** Stands in for a name of which nothing can be kept. */
const NAMELESS = 'Glossary';

/**
 * Makes a file name out of the name of a project that Linux, macOS and Windows all allow.
 *
 * @param number 1 for the plain name; another one is put behind it in parentheses
 */
export function projectFileName(name: string, number: number): string {
  const stem = shorten(
    name
      .normalize('NFC')
      .toWellFormed()
      .replaceAll('\uFFFD', '')
      .replace(REFUSED, ' ')
      .replace(/\s+/g, ' ')
      // A leading dot hides a file, a trailing dot or space is dropped by Windows.
      .replace(/^[. ]+|[. ]+$/g, ''),
  ).replace(DEVICE, '_$1');
  return `${stem === '' ? NAMELESS : stem}${number === 1 ? '' : ` (${number})`}${PROJECT_SUFFIX}`;
}

/** Cuts a name between two characters as a reader sees them. */
function shorten(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > LONGEST_STEM) break;
    kept += segment;
  }
  return kept.replace(/[. ]+$/, '');
}
