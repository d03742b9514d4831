/** The formats that a glossary is written in, by the names that the command line uses. */
export const EXPORT_FORMATS = ['md', 'json', 'csv', 'prh'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the name of a file of each format ends with, without the dot. */
export const EXPORT_SUFFIXES: Readonly<Record<ExportFormat, string>> = {
  md: 'md',
  json: 'json',
  csv: 'csv',
  prh: 'yml',
};
