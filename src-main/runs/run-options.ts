import { z } from 'zod';
import type { RunSettings } from '../domain/run.ts';

/** The providers that exist. */
export const PROVIDERS = ['extractive'] as const;

/** What a run is started with besides its scope; stored with it, so that it can be resumed. */
export const runOptionsSchema = z.object({
  /** Absolute path of the folder to read first, or null to take the documents as they are. */
  folder: z.string().nullable(),
  provider: z.enum(PROVIDERS),
  /** Paths of the documents to extract; all of them where it is not given. */
  documents: z.array(z.string()).optional(),
  /** Keys of the terms to define, check and refine; all of them where it is not given. */
  terms: z.array(z.string()).optional(),
});

export type RunOptions = z.infer<typeof runOptionsSchema>;

const settingsSchema = z.object({
  folder: z.string().nullable().catch(null),
  provider: z.string().catch(''),
  documents: z.array(z.string()).nullable().catch(null),
  terms: z.array(z.string()).nullable().catch(null),
});

/**
 * What a run was started with, for people to read: also where another version of the program has written it.
 *
 * @param options the stored options, as JSON
 */
export function settingsOf(options: string): RunSettings {
  return settingsSchema.parse(JSON.parse(options));
}
