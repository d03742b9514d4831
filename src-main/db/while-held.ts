import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { GoneRun } from '../domain/run-request.ts';
import type { ProjectFiles } from './project-files.ts';

/**
 * Does something while a thread holds the write lock of a project file that nobody has open, see `holdStill`.
 *
 * @param gone runs whose owners are known to be gone
 * @throws the error of the work; RunInTheWayError or ActionableError when the file cannot be held, and nothing is done
 */
export async function whileHeld(
  files: ProjectFiles,
  file: string,
  gone: readonly GoneRun[],
  work: () => Promise<void>,
): Promise<void> {
  const { port1: here, port2: holder } = new MessageChannel();
  const isHeld = once(here, 'message');
  const holding = files.perform<'hold'>({ kind: 'hold', file, gone, holder }, [holder]);
  try {
    await Promise.race([isHeld, holding]);
    await work();
  } finally {
    here.close();
    await holding;
  }
}
