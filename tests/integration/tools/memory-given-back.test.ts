import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { withMemoryGivenBack } from '../../../tools/bootstrap/environment.mjs';

const MEGABYTE = 1_000_000;

/** Frees many blocks between which others stay, after a large one was freed, and prints what the process then has in memory. */
const PROGRAM = `
  const { memoryUsage } = require('node:process');
  const block = (bytes) => new Uint8Array(bytes).fill(1);
  const begin = memoryUsage.rss();
  let freed = [block(${30 * MEGABYTE})];
  freed = [];
  gc();
  const kept = [];
  for (let count = 0; count < 50; count += 1) {
    freed.push(block(${4 * MEGABYTE}));
    kept.push(block(${MEGABYTE / 10}));
  }
  freed = [];
  gc();
  process.stdout.write(String(memoryUsage.rss() - begin));
`;

/** Whether the C library is the one that keeps freed blocks. */
const keepsFreedBlocks =
  process.platform === 'linux' && JSON.stringify(process.report.getReport()).includes('glibcVersionRuntime');

async function bytesKept(env: NodeJS.ProcessEnv): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '-e', PROGRAM], { env });
  return Number(stdout);
}

test.runIf(keepsFreedBlocks)('what a program of ours frees goes back to the system', async () => {
  const { MALLOC_MMAP_THRESHOLD_: _ours, ...plain } = process.env;
  const [asItIs, ours] = [await bytesKept(plain), await bytesKept(withMemoryGivenBack(plain))];
  expect(asItIs, 'without, the test would show nothing').toBeGreaterThan(150 * MEGABYTE);
  expect(ours).toBeLessThan(50 * MEGABYTE);
});

test('who has set the allocator in another way keeps that', () => {
  expect(withMemoryGivenBack({ MALLOC_MMAP_THRESHOLD_: '7' })['MALLOC_MMAP_THRESHOLD_']).toBe('7');
});
