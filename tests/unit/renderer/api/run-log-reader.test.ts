import { describe, expect, it, vi } from 'vitest';
import type { Run, RunEvent } from '../../../../src-main/domain/run.ts';
import { followRunLog, LINES_PER_REQUEST } from '../../../../src-renderer/api/run-log-reader.ts';
import type { RunLog } from '../../../../src-renderer/api/run-log.ts';
import { EMPTY_LOG, LINES_KEPT } from '../../../../src-renderer/api/run-log.ts';
import { runOf } from './run-of.ts';

/** A file with the log of a run, and a reader that follows it. */
function follow(initialLines: number) {
  const stored: RunEvent[] = [];
  const write = (count: number): readonly RunEvent[] => {
    const added = Array.from({ length: count }, (_, index): RunEvent => {
      const sequence = stored.length + index + 1;
      return { sequence, at: '', level: 'info', step: null, message: String(sequence), details: null };
    });
    stored.push(...added);
    return added;
  };
  write(initialLines);
  let tell: ((run: Run, lines: readonly RunEvent[]) => void) | null = null;
  let log: RunLog = EMPTY_LOG;
  const errors: unknown[] = [];
  const readAfter = vi.fn<(after: number) => Promise<readonly RunEvent[]>>(async (after) =>
    stored.slice(after, after + LINES_PER_REQUEST),
  );
  const reader = followRunLog({
    readAfter,
    listen: (listener) => {
      tell = listener;
      return () => {
        tell = null;
      };
    },
    onChange: (next) => {
      log = next;
    },
    onError: (error) => errors.push(error),
  });
  return {
    write,
    readAfter,
    reader,
    errors,
    isListening: () => tell !== null,
    lines: () => log.lines.map(({ sequence }) => sequence),
    tell: (run: Run, lines: readonly RunEvent[]) => tell?.(run, lines),
    expectLines: (count: number) =>
      vi.waitFor(() =>
        expect(log.lines.map(({ sequence }) => sequence)).toStrictEqual(
          Array.from({ length: count }, (_, index) => index + 1),
        ),
      ),
  };
}

const ACTIVE = runOf({ status: 'running' });

describe('followRunLog', () => {
  it('W21: reads all there is at first sight, in as many requests as it takes', async () => {
    const { expectLines, readAfter } = follow(LINES_PER_REQUEST * 2 + 5);
    await expectLines(LINES_PER_REQUEST * 2 + 5);
    expect(readAfter).toHaveBeenCalledTimes(3);
  });

  it('takes in what the run says without asking', async () => {
    const { expectLines, write, tell, readAfter } = follow(2);
    await expectLines(2);
    tell(ACTIVE, write(3));
    await expectLines(5);
    expect(readAfter).toHaveBeenCalledTimes(1);
  });

  it('W21: asks for lines that it missed', async () => {
    const { expectLines, write, tell } = follow(1);
    await expectLines(1);
    write(4);
    tell(ACTIVE, write(2));
    await expectLines(7);
  });

  it('W21: asks once more when the run has ended, so that its last lines are there', async () => {
    const { expectLines, write, tell } = follow(1);
    await expectLines(1);
    write(2);
    tell(runOf({ status: 'failed' }), []);
    await expectLines(3);
  });

  it('W21: misses nothing that is said while it reads', async () => {
    const { expectLines, write, tell } = follow(1);
    tell(ACTIVE, write(1));
    write(1);
    tell(runOf({ status: 'completed' }), []);
    await expectLines(3);
  });

  it('reads what was let go, to the very beginning, when asked for', async () => {
    const { reader, readAfter, lines } = follow(LINES_KEPT + LINES_PER_REQUEST + 500);
    await vi.waitFor(() => expect(lines().at(-1)).toBe(LINES_KEPT + LINES_PER_REQUEST + 500));
    expect(lines()[0]).toBeGreaterThan(LINES_PER_REQUEST);
    await reader.readBeginning();
    expect(lines()).toHaveLength(LINES_KEPT + LINES_PER_REQUEST + 500);
    expect(lines()[0]).toBe(1);
    readAfter.mockClear();
    await reader.readBeginning();
    expect(readAfter).not.toHaveBeenCalled();
  });

  it('tells why the log could not be read', async () => {
    const { readAfter, reader, errors, expectLines, tell, write } = follow(1);
    await expectLines(1);
    readAfter.mockRejectedValueOnce(new Error('busy'));
    write(1);
    tell(ACTIVE, write(1));
    await vi.waitFor(() => expect(errors).toStrictEqual([new Error('busy')]));
    // The next line tries again.
    tell(ACTIVE, write(1));
    await expectLines(4);
    reader.end();
  });

  it('ends listening', async () => {
    const { reader, isListening, expectLines } = follow(1);
    await expectLines(1);
    reader.end();
    expect(isListening()).toBe(false);
  });
});
