import { startProcess } from './test-process.ts';

/**
 * Lets another process hold the write lock of a project file.
 *
 * @returns what releases it
 */
export async function holdWriteLock(file: string): Promise<() => Promise<void>> {
  const holder = startProcess(new URL('lock-holder.ts', import.meta.url), [file]);
  holder.tell('hold');
  await holder.saying('held');
  return async () => {
    holder.tell('release');
    await holder.saying('released');
  };
}
