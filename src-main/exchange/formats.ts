import { extname } from 'node:path';
import { EXPORT_FORMATS } from '../domain/export-format.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import type { GlossaryExport } from './glossary-export.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';

const WRITERS: Readonly<Record<ExportFormat, (glossary: GlossaryExport) => string>> = {
  md: writeMarkdown,
  json: writeJson,
  csv: writeCsv,
};

/**
 * Tells which format a file's suffix stands for.
 *
 * @returns the format, or null where the suffix stands for none
 */
export function formatOfSuffix(path: string): ExportFormat | null {
  const suffix = extname(path).slice(1).toLowerCase();
  if (suffix === 'markdown') return 'md';
  return EXPORT_FORMATS.find((format) => format === suffix) ?? null;
}

/** Writes a glossary in a format, as the text of a file. */
export function writeGlossary(glossary: GlossaryExport, format: ExportFormat): string {
  return WRITERS[format](glossary);
}
