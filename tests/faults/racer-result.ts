import { z } from 'zod';

/** What became of the starts of one process. */
export const racerResultSchema = z.object({
  started: z.number(),
  /** Another run was active. */
  refused: z.number(),
  /** SQLite's own error, after its time-out. */
  busy: z.number(),
  /** Starts that failed their checks. */
  unfit: z.number(),
  cancels: z.number(),
  takeOvers: z.number(),
  wrong: z.array(z.string()),
  /** Ids of the runs that refusals named. */
  told: z.array(z.string()),
});
export type RacerResult = z.infer<typeof racerResultSchema>;
