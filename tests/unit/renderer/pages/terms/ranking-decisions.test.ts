import { describe, expect, it } from 'vitest';
import { isRankingBehind } from '../../../../../src-renderer/pages/terms/ranking-decisions.ts';
import { runOf } from '../../api/run-of.ts';

const COUNTS = { accepted: 6, rejected: 4 };
const NEWEST = { kind: 'terms-rejected', subject: 'mole', count: 1, at: '2026-01-02T00:00:00.000Z' } as const;
const RANKED = runOf({ status: 'completed', scope: 'extract', finishedAt: '2026-01-01T12:00:00.000Z' });

describe('ranking again', () => {
  it('is offered after enough judgements of which the newest is newer than the last extraction', () => {
    expect(isRankingBehind(COUNTS, NEWEST, [RANKED])).toBe(true);
    const generated = runOf({
      status: 'completed',
      scope: 'generate',
      finishedAt: '2026-01-03T00:00:00.000Z',
    });
    const failed = runOf({ status: 'failed', scope: 'full', finishedAt: '2026-01-03T00:00:00.000Z' });
    expect(isRankingBehind(COUNTS, NEWEST, [failed, generated, RANKED])).toBe(true);
  });

  it.each([
    ['few judgements', { accepted: 6, rejected: 3 }, NEWEST, [RANKED]],
    ['nothing decided', COUNTS, null, [RANKED]],
    ['a note as the newest decision', COUNTS, { ...NEWEST, kind: 'note-changed' }, [RANKED]],
    ['an extraction since', COUNTS, NEWEST, [{ ...RANKED, finishedAt: '2026-01-02T00:00:01.000Z' }]],
    ['a run at work', COUNTS, NEWEST, [runOf({ status: 'running' }), RANKED]],
    ['no extraction at all', COUNTS, NEWEST, []],
  ] as const)('is not offered with %s', (_why, counts, newest, runs) => {
    expect(isRankingBehind(counts, newest, runs)).toBe(false);
  });
});
