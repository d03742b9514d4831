import { z } from 'zod';
import { TERMINAL_RUN_STATUSES, ACTIVE_RUN_STATUSES } from '../../src-main/domain/run.ts';
import { answerSchema } from './app-orders.ts';
import type { Answer, AppSettings, Order } from './app-orders.ts';
import type { ProcessOptions, TalkingProcess } from './talking-process.ts';

const SCRIPT = new URL('app-process.ts', import.meta.url);

/** A run as an app process tells of it. */
export const runSchema = z.looseObject({
  id: z.string(),
  status: z.enum([...ACTIVE_RUN_STATUSES, ...TERMINAL_RUN_STATUSES]),
  reason: z.string().nullable(),
  unitsDone: z.number(),
  unitsReused: z.number(),
  unitsFailed: z.number(),
});
export type ToldRun = z.infer<typeof runSchema>;

/** What `look` answers, see `look-at-everything.ts`. */
export const sightsSchema = z.record(
  z.string(),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('value'), value: z.string() }),
    z.object({ kind: z.literal('error'), code: z.string().nullable(), message: z.string() }),
  ]),
);

/** The program in a process of its own. */
export interface AppInProcess {
  readonly process: TalkingProcess;
  /** Gives an order; resolves with what became of it. */
  ask(order: Order): Promise<Answer>;
  /** Waits until a run has come so far that the app says a line that starts so. Throws if the run ends before. */
  reach(start: string): Promise<void>;
  /** Gives an order that succeeds. Throws the error of one that does not. */
  get<Result>(schema: z.ZodType<Result>, order: Order): Promise<Result>;
}

/**
 * Starts the program in a process of its own.
 *
 * @param start starts the process and ends it when the test or scenario ends
 */
export async function startApp(
  start: (script: URL, parameters: readonly string[], options?: ProcessOptions) => TalkingProcess,
  settings: Pick<AppSettings, 'dataFolder'> & Partial<AppSettings>,
  options: ProcessOptions = {},
): Promise<AppInProcess> {
  const all: AppSettings = {
    // Each worker of an app loads dictionaries of its own.
    concurrency: 1,
    clock: 'true',
    isHeartbeatHurried: false,
    databaseThread: 'real',
    provider: 'extractive',
    ...settings,
  };
  const child = start(SCRIPT, [JSON.stringify(all)], options);
  await child.saying('ready');
  let last = 0;
  const ask = async (order: Order): Promise<Answer> => {
    last += 1;
    const prefix = `answer ${last} `;
    child.tell(`${last} ${JSON.stringify(order)}`);
    return answerSchema.parse(JSON.parse((await child.saying(prefix)).slice(prefix.length)));
  };
  return {
    process: child,
    ask,
    reach: async (line) => {
      const said = child.saying(line);
      const ended = child.saying('ended ');
      const first = await Promise.race([said, ended]);
      // Whichever is not waited for any more comes to nothing when the process ends.
      for (const other of [said, ended]) other.catch(() => undefined);
      if (!first.startsWith(line)) throw new Error(`The run never said "${line}": ${first}`);
    },
    get: async (schema, order) => {
      const answer = await ask(order);
      if (answer.kind === 'error')
        throw new Error(`${order.do}: ${answer.code ?? answer.name}: ${answer.message}`);
      return schema.parse(answer.value);
    },
  };
}

/** Ends processes at once, as a crash would. */
export async function endAll(...apps: readonly AppInProcess[]): Promise<void> {
  for (const { process } of apps) process.kill('SIGKILL');
  await Promise.all(apps.map(({ process }) => process.ended));
}
