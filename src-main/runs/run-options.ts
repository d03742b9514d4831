import { z } from 'zod';

/** The providers that exist. */
export const PROVIDERS = ['extractive'] as const;

/** What a run is started with besides its scope; stored with it, so that it can be resumed. */
export const runOptionsSchema = z.object({
  /** Absolute path of the folder to read first, or null to take the documents as they are. */
  folder: z.string().nullable(),
  provider: z.enum(PROVIDERS),
});

export type RunOptions = z.infer<typeof runOptionsSchema>;
