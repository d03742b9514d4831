import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { countHandle } from '../threads/packed.ts';
import { restingThreads } from '../threads/rest.ts';
import { createSharedBytes } from '../threads/shared-bytes.ts';
import type { TextTask, TextTaskResult } from './text-tasks.ts';

type ResultOf<Kind extends TextTask['kind']> = Extract<TextTaskResult, { readonly kind: Kind }>;

/** Threads that do the work on text. */
export interface TextWorkers {
  /** How many tasks are worked on at once. */
  readonly concurrency: number;
  /**
   * Performs a task in one of the threads.
   *
   * @throws the signal's reason soon after it aborts, in the middle of any task: its thread is ended
   */
  perform<Kind extends TextTask['kind']>(
    task: Extract<TextTask, { readonly kind: Kind }>,
    signal: AbortSignal,
  ): Promise<ResultOf<Kind>>;
  close(): Promise<void>;
}

/** What threads work for: runs, or a window that looks something up. */
export type WorkersFor = 'runs' | 'look-ups';

/**
 * How long a thread without work keeps what it holds, in milliseconds. Of a run: dictionaries take a second to load, and
 * some hundred megabytes that the steps after extraction need. Of look-ups: the texts that were searched.
 */
const REST_AFTER_MS: Readonly<Record<WorkersFor, number>> = { runs: 1_000, 'look-ups': 10 * 60 * 1_000 };
/** See `standBack`. Whoever types or scrolls goes first, then what is looked up for them, and a run last. */
const STANDS_BACK_BY: Readonly<Record<WorkersFor, number>> = { runs: 10, 'look-ups': 5 };
/** Room for what is soon forgotten. The engine's own choice is several times as large and not faster here. */
const YOUNG_GENERATION_MB = 32;

/**
 * Starts worker threads as they are needed.
 *
 * @param workerFile the built or source file of `text-worker`
 * @param concurrency at least 1
 */
export function startTextWorkers(workerFile: URL, concurrency: number, workersFor: WorkersFor): TextWorkers {
  const resting = restingThreads(REST_AFTER_MS[workersFor]);
  const pool = new Piscina<TextTask, TextTaskResult>({
    filename: fileURLToPath(workerFile),
    minThreads: 0,
    maxThreads: concurrency,
    ...resting,
    workerData: { ...resting.workerData, standsBackBy: STANDS_BACK_BY[workersFor] },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const sharedBytes = createSharedBytes();
  pool.on('message', (message: unknown) => sharedBytes.answer(message));
  pool.on('workerDestroy', () => {
    if (pool.threads.length === 0) sharedBytes.clear();
  });
  return {
    concurrency,
    perform: async (task, signal) => {
      signal.throwIfAborted();
      // Extraction is over, and with it the need of dictionaries.
      if (task.kind === 'rank') sharedBytes.clear();
      try {
        const result = await pool.run(task, { signal, transferList: portsOf(task) });
        if (result.kind === 'extract') countHandle(result.extraction);
        if (isKind(result, task.kind)) return result;
        throw new Error(`A worker answered "${result.kind}" to the task "${task.kind}".`);
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}

/** The ports of the batches that a task takes. */
function portsOf(task: TextTask): MessagePort[] {
  switch (task.kind) {
    case 'rank':
    case 'definitions':
      return [task.extractions.port];
    case 'collect':
      return [task.documents.port, task.outdated.port];
    default:
      return [];
  }
}

function isKind<Kind extends TextTask['kind']>(result: TextTaskResult, kind: Kind): result is ResultOf<Kind> {
  return result.kind === kind;
}
