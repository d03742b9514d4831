/** The formats that a glossary is written in, by the names that the command line uses. */
export const EXPORT_FORMATS = ['md', 'json', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
