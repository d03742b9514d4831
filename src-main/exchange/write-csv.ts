import { stringify } from 'csv-stringify/sync';
import type { Citation } from '../domain/citation.ts';
import type { GlossaryEntry } from '../domain/entry.ts';
import type { GlossaryExport } from './glossary-export.ts';

const COLUMNS = [
  'term',
  'reading',
  'aliases',
  'category',
  'status',
  'definition',
  'description',
  'confidence',
  'sources',
  'quotes',
  'occurrences',
  'documents',
  'preferred',
  'forbidden',
] as const;

const SEPARATOR = '; ';

function sourcesOf(entry: GlossaryEntry): readonly Citation[] {
  return entry.description === null ? entry.citations : [...entry.citations, entry.description.citation];
}

function rowOf(entry: GlossaryEntry): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const sources = sourcesOf(entry);
  return {
    term: entry.term,
    reading: entry.reading ?? '',
    aliases: entry.aliases.join(SEPARATOR),
    category: entry.category,
    status: entry.status,
    definition: entry.definition ?? '',
    description: entry.description?.text ?? '',
    confidence: entry.confidence.toFixed(2),
    sources: sources.map(({ document, line }) => `${document}:${line}`).join(SEPARATOR),
    quotes: sources.map(({ quote }) => quote).join('\n'),
    occurrences: String(entry.occurrences.length),
    documents: String(new Set(entry.occurrences.map(({ document }) => document)).size),
    preferred: entry.markedForms.preferred.join(SEPARATOR),
    forbidden: entry.markedForms.forbidden.join(SEPARATOR),
  };
}

/**
 * Writes the entries of a glossary as CSV (RFC 4180) for spreadsheets: a byte-order mark so that Excel reads
 * Japanese, CRLF between the rows, one row of column names. Several values in a cell are separated by `; `,
 * quotes by line breaks; `occurrences` and `documents` are counts. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
export function writeCsv(glossary: GlossaryExport): string {
  return stringify(glossary.entries.map(rowOf), {
    bom: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    header: true,
    // Cells with a lone \n or \r in them too, not only those with \r\n.
    quote_record_delimiter: true,
    record_delimiter: 'windows',
  });
}
