import { readFileSync } from 'node:fs';
import { z } from 'zod';

const placeSchema = z.strictObject({ document: z.string(), line: z.int().min(1) });
const citationSchema = placeSchema.extend({ quote: z.string().min(1) });

/** The layout of a JSON export, as other programs rely on it. */
export const exportedGlossarySchema = z.strictObject({
  project: z.string(),
  run: z.strictObject({
    id: z.string(),
    status: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    unitsDone: z.int(),
    unitsReused: z.int(),
    unitsFailed: z.int(),
  }),
  entries: z.array(
    z.strictObject({
      term: z.string().min(1),
      reading: z.string().nullable(),
      aliases: z.array(z.string()),
      preferredForms: z.array(z.string()),
      forbiddenForms: z.array(z.string()),
      category: z.string(),
      status: z.string(),
      definition: z.string().nullable(),
      description: z.strictObject({ text: z.string(), citation: citationSchema }).nullable(),
      confidence: z.number().min(0).max(1),
      citations: z.array(citationSchema),
      occurrences: z.array(placeSchema),
    }),
  ),
  issues: z.array(z.strictObject({ term: z.string(), type: z.string(), reason: z.string() })),
});
export type ExportedGlossary = z.infer<typeof exportedGlossarySchema>;

/** Reads a JSON export and checks its layout. */
export function readExport(file: string): ExportedGlossary {
  return exportedGlossarySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
