import { z } from 'zod';
import { RUN_SCOPES } from '../../src-main/domain/run.ts';

const file = z.string();
/** A disk is filled but for so many bytes by a file that does nothing else. */
const filling = { ballast: z.string(), spare: z.int().min(0) };

/** What `app-process.ts` can be told to do. */
export const orderSchema = z.discriminatedUnion('do', [
  /** Opens a project file; with a name it is made if there is none. */
  z.object({ do: z.literal('open'), file, name: z.string().nullable() }),
  z.object({ do: z.literal('close') }),
  /** Answers the id of the run. */
  z.object({ do: z.literal('start'), scope: z.enum(RUN_SCOPES), folder: z.string().nullable() }),
  z.object({ do: z.literal('resume') }),
  /** Answers the last run that this process started, as it ended. */
  z.object({ do: z.literal('finished') }),
  z.object({ do: z.literal('cancel'), run: z.string() }),
  /** Cancels the last run that this process started; answers how long that took until it had ended, in milliseconds. */
  z.object({ do: z.literal('stop') }),
  /** Answers how much of one core the process takes in the time after, from 0. */
  z.object({ do: z.literal('load') }),
  z.object({ do: z.literal('take-over'), run: z.string() }),
  z.object({ do: z.literal('runs') }),
  /** Entries and issues as they are exported. */
  z.object({ do: z.literal('glossary') }),
  /** Everything that a person can see, part by part: each a value or an error. */
  z.object({ do: z.literal('look') }),
  z.object({ do: z.literal('define'), term: z.string(), definition: z.string() }),
  /** Keeps a person's note about a term. */
  z.object({ do: z.literal('note'), term: z.string(), note: z.string() }),
  z.object({ do: z.literal('noted'), term: z.string() }),
  z.object({ do: z.literal('list') }),
  z.object({ do: z.literal('back-up'), file }),
  z.object({ do: z.literal('backups'), file }),
  z.object({ do: z.literal('restore'), file, name: z.string() }),
  z.object({ do: z.literal('fill'), ...filling }),
  /** The same as soon as the run has come so far; says `filled` then. */
  z.object({ do: z.literal('fill-at'), step: z.string(), finished: z.int(), ...filling }),
  z.object({ do: z.literal('remove'), file }),
  /** Makes a folder read-only for this process, or takes that back: it needs mounts of its own, see `own-mounts.ts`. */
  z.object({ do: z.literal('seal'), folder: z.string() }),
  z.object({ do: z.literal('unseal'), folder: z.string() }),
]);
export type Order = z.infer<typeof orderSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.unknown() }),
  z.object({
    kind: z.literal('error'),
    name: z.string(),
    /** Of an ActionableError or of SQLite. */
    code: z.string().nullable(),
    message: z.string(),
    /** Null where it is no ActionableError. */
    remedy: z.string().nullable(),
    values: z.record(z.string(), z.unknown()),
  }),
]);
/** What became of an order. */
export type Answer = z.infer<typeof answerSchema>;

/** How the process differs from the program. */
export const appSettingsSchema = z.object({
  dataFolder: z.string(),
  concurrency: z.int(),
  /** Jumps by hours and years at each look, or is so many milliseconds ahead. */
  clock: z.union([z.literal('true'), z.object({ jumping: z.int() }), z.object({ ahead: z.number() })]),
  /** Whether the holder of a run says all the time that it is there, not every ten seconds. */
  isHeartbeatHurried: z.boolean(),
  /** The entry of the database threads: the real one, or one in this folder. */
  databaseThread: z.enum(['real', 'impatient', 'slow', 'unfenced']),
  /** Who writes the definitions. `silent` never answers; `deaf` neither answers nor stops when it is asked to. */
  provider: z.enum(['extractive', 'silent', 'deaf']),
});
export type AppSettings = z.infer<typeof appSettingsSchema>;
