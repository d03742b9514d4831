import { describe, expect, it } from 'vitest';
import { activeRunOf, endedBetween, joinRuns, withToldState } from '../../../../src-renderer/api/runs.ts';
import { runOf } from './run-of.ts';

const progress = (finished: number, step: 'read' | 'extract' = 'read') => ({
  step,
  total: 10,
  finished,
  since: '2026-01-01T00:00:00.000Z',
});

describe('joinRuns', () => {
  it.each([
    ['an ended run', { status: 'completed' }, { status: 'running', unitsDone: 9 }],
    ['a run that is being stopped', { status: 'cancelling' }, { status: 'running' }],
    ['more units', { unitsDone: 5 }, { unitsDone: 4 }],
    ['a later step', { progress: progress(0, 'extract') }, { progress: progress(9, 'read') }],
    ['more of a step', { progress: progress(3) }, { progress: progress(2) }],
  ] as const)('has %s, whichever of list and run told of it', (_what, later, earlier) => {
    const [known, before] = [runOf(later), runOf(earlier)];
    expect(joinRuns([before], [known])).toStrictEqual([known]);
    expect(joinRuns([known], [before])).toStrictEqual([known]);
  });

  it('has a run that began after the list was read, before those of the list', () => {
    const read = [runOf({ id: 'b', status: 'failed' }), runOf({ id: 'a', status: 'completed' })];
    const told = [runOf({ id: 'd' }), runOf({ id: 'c', status: 'completed' }), runOf({ id: 'b' })];
    expect(joinRuns(read, told).map(({ id }) => id)).toStrictEqual(['d', 'c', 'b', 'a']);
    expect(joinRuns(read, told)[2]).toBe(read[0]);
  });

  it('is the list itself while no run has told anything, so that nothing is drawn again', () => {
    const read = [runOf({})];
    expect(joinRuns(read, [])).toBe(read);
  });
});

describe('withToldState', () => {
  it('puts a run that is new first', () => {
    const old = runOf({ id: 'old', status: 'completed' });
    expect(withToldState([old], runOf({ id: 'new' })).map(({ id }) => id)).toStrictEqual(['new', 'old']);
  });

  it('takes the state that a run told, unless a later one is known', () => {
    const running = runOf({ unitsDone: 1 });
    const ended = runOf({ status: 'failed', unitsDone: 2 });
    expect(withToldState([running], ended)).toStrictEqual([ended]);
    expect(withToldState([ended], running)).toStrictEqual([ended]);
  });
});

describe('activeRunOf', () => {
  it.each(['pending', 'running', 'cancelling'] as const)('finds a run that is %s', (status) => {
    const active = runOf({ id: 'active', status });
    expect(activeRunOf([runOf({ status: 'failed' }), active])).toBe(active);
  });

  it('finds none among ended runs', () => {
    expect(activeRunOf([runOf({ status: 'interrupted' }), runOf({ status: 'cancelled' })])).toBeNull();
  });
});

describe('endedBetween', () => {
  it('names runs that ended, among them those that began and ended meanwhile, and no earlier ones', () => {
    const before = [runOf({ id: 'a' }), runOf({ id: 'b', status: 'completed' })];
    const after = [
      runOf({ id: 'd' }),
      runOf({ id: 'c', status: 'failed' }),
      runOf({ id: 'a', status: 'completed' }),
      runOf({ id: 'b', status: 'completed' }),
    ];
    expect(endedBetween(before, after).map(({ id }) => id)).toStrictEqual(['c', 'a']);
  });
});
