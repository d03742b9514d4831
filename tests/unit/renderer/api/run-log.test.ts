import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../../src-main/domain/run.ts';
import {
  beforeEarlier,
  EMPTY_LOG,
  hasEarlier,
  hasGap,
  lastSequence,
  LINES_KEPT,
  receiveEarlier,
  receiveLines,
} from '../../../../src-renderer/api/run-log.ts';

function line(sequence: number): RunEvent {
  return {
    sequence,
    at: '2026-01-01T00:00:00.000Z',
    level: 'info',
    step: null,
    message: `line ${sequence}`,
    details: null,
  };
}

function lines(from: number, to: number): readonly RunEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
}

const sequences = (received: readonly RunEvent[]): readonly number[] =>
  received.map(({ sequence }) => sequence);

describe('receiveLines', () => {
  it('W21: has every line once and in order, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }), { maxLength: 20 }),
        (count, batches) => {
          let log = EMPTY_LOG;
          for (const batch of batches) log = receiveLines(log, batch.filter((n) => n <= count).map(line));
          const received = new Set(batches.flat().filter((n) => n <= count));
          let joined = 0;
          while (received.has(joined + 1)) joined += 1;
          expect(sequences(log.lines)).toStrictEqual(sequences(lines(1, joined)));
          expect(hasGap(log)).toBe(received.size > joined);
          // What was missing is read from the file.
          log = receiveLines(log, lines(lastSequence(log) + 1, count));
          expect(sequences(log.lines)).toStrictEqual(sequences(lines(1, count)));
          expect(hasGap(log)).toBe(false);
        },
      ),
    );
  });

  it('keeps lines back while some before them are missing', () => {
    const log = receiveLines(receiveLines(EMPTY_LOG, lines(1, 2)), lines(5, 6));
    expect(sequences(log.lines)).toStrictEqual([1, 2]);
    expect(lastSequence(log)).toBe(2);
    expect(hasGap(log)).toBe(true);
    expect(sequences(receiveLines(log, lines(3, 4)).lines)).toStrictEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is the same log when nothing new came, so that nothing is drawn again', () => {
    const log = receiveLines(EMPTY_LOG, lines(1, 3));
    expect(receiveLines(log, lines(1, 3))).toBe(log);
    expect(receiveLines(log, [])).toBe(log);
  });

  it('lets the earliest lines go when there are too many', () => {
    const log = receiveLines(EMPTY_LOG, lines(1, LINES_KEPT + 10));
    expect(log.lines).toHaveLength(LINES_KEPT);
    expect(log.lines[0]?.sequence).toBe(11);
    expect(lastSequence(log)).toBe(LINES_KEPT + 10);
    expect(hasEarlier(log)).toBe(true);
    expect(hasEarlier(receiveLines(EMPTY_LOG, lines(1, 3)))).toBe(false);
  });

  it('does not pile up lines behind a gap without bounds', () => {
    const log = receiveLines(EMPTY_LOG, lines(2, LINES_KEPT * 2));
    expect(log.ahead).toHaveLength(LINES_KEPT);
  });
});

describe('receiveEarlier', () => {
  const long = receiveLines(EMPTY_LOG, lines(1, LINES_KEPT + 1500));

  it('puts the lines before those that are kept, and keeps them from then on', () => {
    const after = beforeEarlier(long, 1000);
    expect(after).toBe(500);
    const log = receiveLines(receiveEarlier(long, lines(after + 1, after + 1000)), [line(LINES_KEPT + 1501)]);
    expect(log.lines).toHaveLength(LINES_KEPT + 1000);
    expect(log.lines[0]?.sequence).toBe(502);
  });

  it('asks from the beginning where fewer lines are left', () => {
    const once = receiveEarlier(long, lines(501, 1500));
    expect(beforeEarlier(once, 1000)).toBe(0);
    const all = receiveEarlier(once, lines(1, 1000));
    expect(all.lines[0]?.sequence).toBe(1);
    expect(hasEarlier(all)).toBe(false);
  });

  it('takes nothing that would leave a gap', () => {
    expect(receiveEarlier(long, lines(1, 1000))).toBe(long);
    expect(receiveEarlier(long, [])).toBe(long);
  });
});
