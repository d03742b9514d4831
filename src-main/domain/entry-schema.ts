import { z } from 'zod';

/** Checks a citation that comes from a file or another program. */
export const citationSchema = z.object({
  document: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  line: z.int().min(1),
  quote: z.string(),
});

/** Checks a description that comes from a file or another program. */
export const descriptionSchema = z.object({ text: z.string(), citation: citationSchema });

/** Checks who wrote a text, as it comes from a file or another program. */
export const textWriterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('model'), model: z.string() }),
  z.object({
    kind: z.literal('built-in'),
    insteadOf: z
      .object({ model: z.string(), why: z.enum(['unusable', 'nothing-found', 'not-asked']) })
      .nullable(),
  }),
]);

/** Checks the content of an entry that comes from a file or another program. */
export const entryContentSchema = z.object({
  definition: z.string().nullable(),
  description: descriptionSchema.nullable(),
  confidence: z.number().min(0).max(1),
  citations: z.array(citationSchema),
  // Left out in what was stored before there were any.
  alternatives: z.array(descriptionSchema).default([]),
  extractive: descriptionSchema.nullable().default(null),
  writer: textWriterSchema.nullable().default(null),
});
