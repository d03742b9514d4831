import { describe, expect, it } from 'vitest';
import { nextClosing } from '../../../src-main/electron/closing.ts';
import type { Closing, ClosingEvent } from '../../../src-main/electron/closing.ts';

/** What is to be done after each of some events. */
function steps(...events: readonly ClosingEvent[]): readonly string[] {
  let closing: Closing = { kind: 'open' };
  return events.map((event) => {
    const next = nextClosing(closing, event);
    closing = next.closing;
    return next.step;
  });
}

const wish = (subject: number | 'app', stopsRun: boolean): ClosingEvent => ({
  kind: 'wish',
  subject,
  stopsRun,
});
const answer = (mayStop: boolean): ClosingEvent => ({ kind: 'answer', mayStop });
const gone = (window: number): ClosingEvent => ({ kind: 'gone', window });

describe('closing', () => {
  it('asks nothing when no run would be stopped', () => {
    expect(steps(wish(1, false))).toEqual(['proceed']);
    expect(steps(wish('app', false))).toEqual(['proceed']);
  });

  it('of a window in mid-run goes on when the run may be stopped', () => {
    expect(steps(wish(1, true), answer(true))).toEqual(['ask', 'proceed']);
  });

  it('keeps the window when the run may not be stopped, and asks again the next time', () => {
    expect(steps(wish(1, true), answer(false), wish(1, true))).toEqual(['ask', 'stay', 'ask']);
  });

  it('asks once, however often and wherever a person clicks', () => {
    expect(steps(wish(1, true), wish(1, true), wish('app', true), wish(2, false), answer(false))).toEqual([
      'ask',
      'stay',
      'stay',
      'stay',
      'stay',
    ]);
  });

  it('asks once for all windows when the app is to quit', () => {
    expect(steps(wish('app', true), answer(true), wish(1, true), wish(2, true), wish('app', true))).toEqual([
      'ask',
      'proceed',
      'proceed',
      'proceed',
      'proceed',
    ]);
  });

  it('of one window lets the others be asked for themselves', () => {
    expect(steps(wish(1, true), answer(true), gone(1), wish(2, true))).toEqual([
      'ask',
      'proceed',
      'stay',
      'ask',
    ]);
  });

  it('forgets a question about a window that went away meanwhile', () => {
    expect(steps(wish(1, true), gone(1), answer(true), wish(2, true))).toEqual([
      'ask',
      'stay',
      'stay',
      'ask',
    ]);
    expect(steps(wish(1, true), gone(2), answer(true))).toEqual(['ask', 'stay', 'proceed']);
  });

  it('is not taken back once the app quits', () => {
    expect(steps(wish('app', false), answer(false), gone(1), wish(1, true))).toEqual([
      'proceed',
      'proceed',
      'proceed',
      'proceed',
    ]);
  });
});
