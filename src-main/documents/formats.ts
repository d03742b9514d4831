import { extname } from 'node:path';
import type { DocumentFormat } from '../domain/document.ts';

const FORMATS: ReadonlyMap<string, DocumentFormat> = new Map([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.txt', 'text'],
  ['.text', 'text'],
]);

/** Suffixes of files that people write or scan texts in, and therefore miss when they are passed over. */
const EXPECTED: ReadonlySet<string> = new Set(
  [
    '.pdf .doc .docx .docm .odt .rtf .pages .epub .html .htm .xhtml .mhtml .eml .msg .jtd',
    '.ppt .pptx .odp .key .xls .xlsx .ods .numbers .csv .tsv .xml .tex .zip',
    '.rst .adoc .asciidoc .org .wiki .mdx .tbx .xliff .srt',
    '.png .jpg .jpeg .gif .webp .bmp .tif .tiff .heic .svg',
  ].flatMap((line) => line.split(' ')),
);

/** How a file name is treated: read in a format, refused with a word about it, or passed over. */
export type FormatOfName = DocumentFormat | 'unsupported' | 'ignored';

/**
 * Judges a file by the suffix of its name, whatever its case.
 *
 * @param name a file name or path
 */
export function formatOfName(name: string): FormatOfName {
  const suffix = extname(name).toLowerCase();
  return FORMATS.get(suffix) ?? (EXPECTED.has(suffix) ? 'unsupported' : 'ignored');
}
