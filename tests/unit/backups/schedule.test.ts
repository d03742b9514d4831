import { describe, expect, it, onTestFinished } from 'vitest';
import { startBackupSchedule } from '../../../src-main/backups/schedule.ts';
import type { BackupSchedule } from '../../../src-main/backups/schedule.ts';
import type { DueOutcome } from '../../../src-main/db/back-up.ts';
import { ActionableError } from '../../../src-main/domain/errors.ts';

const REVISIONS = { project: 1, documents: 1, terms: 1, entries: 1, issues: 1, runs: 1, decisions: 1 };

/** A schedule whose backups are only asked for. */
function scheduled(answer: () => Promise<DueOutcome>) {
  const asked: string[] = [];
  const warnings: string[] = [];
  const state = { revisions: REVISIONS, now: '2026-01-02T10:00:00.000Z' };
  const schedule: BackupSchedule = startBackupSchedule({
    file: '/projects/Lathe.genglossary',
    backups: {
      makeIfDue: async (_file, newerThan) => {
        asked.push(newerThan);
        return answer();
      },
    },
    revisions: async () => state.revisions,
    now: () => new Date(state.now),
    onWarning: (message) => warnings.push(message),
  });
  onTestFinished(() => schedule.close());
  return { schedule, asked, warnings, state };
}

describe('the regular backups of an open project', () => {
  it('are asked for at opening, if the newest one is fifteen minutes old', async () => {
    const { schedule, asked } = scheduled(async () => 'made');
    await schedule.look();
    expect(asked).toEqual(['2026-01-02T09:45:00.000Z']);
  });

  it('are not asked for again before something has changed', async () => {
    const { schedule, asked, state } = scheduled(async () => 'made');
    await schedule.look();
    await schedule.look();
    expect(asked).toHaveLength(1);
    state.revisions = { ...REVISIONS, terms: 2 };
    await schedule.look();
    expect(asked).toHaveLength(2);
  });

  it('are asked for again when the newest one was too new', async () => {
    const { schedule, asked, state } = scheduled(async () => 'not-yet');
    await schedule.look();
    state.now = '2026-01-02T10:01:00.000Z';
    await schedule.look();
    expect(asked).toEqual(['2026-01-02T09:45:00.000Z', '2026-01-02T09:46:00.000Z']);
  });

  it('that cannot be made are told of once, and tried again after fifteen minutes', async () => {
    const { schedule, asked, warnings, state } = scheduled(async () => {
      throw new ActionableError('project-disk-full', 'There is no room left.', 'Free some space.');
    });
    await schedule.look();
    state.now = '2026-01-02T10:14:00.000Z';
    await schedule.look();
    expect(asked).toHaveLength(1);
    state.now = '2026-01-02T10:15:00.000Z';
    await schedule.look();
    expect(asked).toHaveLength(2);
    expect(warnings).toEqual([
      'No backup of "Lathe.genglossary" could be made: There is no room left. Free some space.',
    ]);
  });

  it('are waited for when the project is closed, and none follows', async () => {
    const made = Promise.withResolvers<DueOutcome>();
    const order: string[] = [];
    const { schedule, asked } = scheduled(async () => {
      const outcome = await made.promise;
      order.push('made');
      return outcome;
    });
    const closing = schedule.close().then(() => order.push('closed'));
    made.resolve('not-yet');
    await closing;
    expect(order).toEqual(['made', 'closed']);
    await schedule.look();
    expect(asked).toHaveLength(1);
  });
});
