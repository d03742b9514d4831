import { extname } from 'node:path';
import { EXPORT_FORMATS, EXPORT_SUFFIXES } from '../domain/export-format.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import type { GlossaryExport } from './glossary-export.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writePrh } from './write-prh.ts';

const WRITERS: Readonly<Record<ExportFormat, (glossary: GlossaryExport) => string>> = {
  md: writeMarkdown,
  json: writeJson,
  csv: writeCsv,
  prh: writePrh,
};

/**
 * Tells which format a file's suffix stands for.
 *
 * @returns the format, or null where the suffix stands for none
 */
export function formatOfSuffix(path: string): ExportFormat | null {
  const suffix = extname(path).slice(1).toLowerCase();
  if (suffix === 'markdown') return 'md';
  if (suffix === 'yaml') return 'prh';
  return EXPORT_FORMATS.find((format) => EXPORT_SUFFIXES[format] === suffix) ?? null;
}

/** Writes a glossary in a format, as the text of a file. */
export function writeGlossary(glossary: GlossaryExport, format: ExportFormat): string {
  return WRITERS[format](glossary);
}
