import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsToRemove, localDay } from '../../../src-main/backups/retention.ts';
import { BACKUP_KINDS } from '../../../src-main/domain/backup.ts';
import type { Backup, BackupKind } from '../../../src-main/domain/backup.ts';

const DAY_MS = 86_400_000;
const NOW = '2026-06-15T12:00:00.000Z';
const utcDay = (at: string): number => Math.floor(Date.parse(at) / DAY_MS);

function backup(kind: BackupKind, at: string): Backup {
  return { name: `${at} ${kind}`, kind, at, size: 1 };
}

function kept(backups: readonly Backup[], now = NOW): readonly Backup[] {
  const removed = new Set(backupsToRemove(backups, now, utcDay));
  return backups.filter(({ name }) => !removed.has(name));
}

/** Backups of any kinds, of the last thirty days and some hours to come. */
const histories = fc
  .uniqueArray(fc.integer({ min: Date.parse(NOW) - 30 * DAY_MS, max: Date.parse(NOW) + DAY_MS }), {
    maxLength: 80,
  })
  .chain((times) =>
    fc.tuple(
      ...times.map((time) =>
        fc.constantFrom(...BACKUP_KINDS).map((kind) => backup(kind, new Date(time).toISOString())),
      ),
    ),
  );

describe('which backups are kept', () => {
  it('the three newest of today and the newest of each of the ten days before', () => {
    const hours = ['08', '09', '10', '11'];
    const all = Array.from({ length: 15 }, (_, daysAgo) =>
      hours.map((hour) =>
        backup(
          'regular',
          `${new Date(Date.parse(NOW) - daysAgo * DAY_MS).toISOString().slice(0, 10)}T${hour}:00:00.000Z`,
        ),
      ),
    ).flat();
    const times = kept(all).map(({ at }) => at.slice(0, 13));
    expect(times).toEqual([
      '2026-06-15T09',
      '2026-06-15T10',
      '2026-06-15T11',
      ...Array.from({ length: 10 }, (_, index) => `2026-06-${String(14 - index).padStart(2, '0')}T11`),
    ]);
  });

  it('the newest of each kind, however old it is', () => {
    const old = BACKUP_KINDS.map((kind) => backup(kind, '2020-01-02T00:00:00.000Z'));
    const older = BACKUP_KINDS.map((kind) => backup(kind, '2020-01-01T00:00:00.000Z'));
    expect(kept([...older, ...old])).toEqual([backup('damaged', '2020-01-01T00:00:00.000Z'), ...old]);
  });

  it('in whatever order they are given', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(new Set(kept(history.toReversed()))).toEqual(new Set(kept(history)));
      }),
    );
  });

  it('whatever was made: nothing of today but a fourth regular one, nothing damaged, and never the newest', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stay = kept(history);
        const gone = history.filter((one) => !stay.includes(one));
        expect(gone.every(({ kind }) => kind !== 'damaged')).toBe(true);
        const goneToday = gone.filter(({ at }) => utcDay(at) === utcDay(NOW));
        expect(goneToday.every(({ kind }) => kind === 'regular')).toBe(true);
        const newest = history.toSorted((left, right) => (left.at < right.at ? 1 : -1)).slice(0, 1);
        expect(stay).toEqual(expect.arrayContaining(newest));
        const regularDays = stay.filter(({ kind, at }) => kind === 'regular' && utcDay(at) < utcDay(NOW));
        expect(new Set(regularDays.map(({ at }) => utcDay(at))).size).toBe(regularDays.length);
      }),
    );
  });

  it('the same ones when it is asked again', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stay = kept(history);
        expect(kept(stay)).toEqual(stay);
      }),
    );
  });

  it('by the days of the person: two times of one local day have one number, and the next day the next', () => {
    const noon = new Date(2026, 2, 29, 12);
    const late = new Date(2026, 2, 29, 23, 59);
    const next = new Date(2026, 2, 30, 0, 0);
    expect(localDay(late.toISOString())).toBe(localDay(noon.toISOString()));
    expect(localDay(next.toISOString())).toBe(localDay(noon.toISOString()) + 1);
  });
});
