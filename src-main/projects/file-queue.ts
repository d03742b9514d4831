import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import PQueue from 'p-queue';

/** Does what is to be done with one project file as a whole one after another. */
export class FileQueue {
  readonly #queues = new Map<string, PQueue>();

  /**
   * Does work on a file when whatever was begun before on the same file is done.
   *
   * @param work is given the real path of the file, the same for all paths that lead to it
   */
  async run<Result>(file: string, work: (realPath: string) => Promise<Result>): Promise<Result> {
    const path = await realPathOf(file);
    const queue = this.#queues.get(path) ?? new PQueue({ concurrency: 1 });
    this.#queues.set(path, queue);
    try {
      return await queue.add(() => work(path));
    } finally {
      if (queue.size === 0 && queue.pending === 0) this.#queues.delete(path);
    }
  }
}

/** The real path of a file, or the one that it would have; what cannot be reached goes by the path that it was given. */
async function realPathOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return realpath(dirname(file)).then(
      (folder) => join(folder, basename(file)),
      () => file,
    );
  }
}
