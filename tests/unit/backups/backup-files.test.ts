import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, backupPath, parseBackupName } from '../../../src-main/db/backup-files.ts';
import { BACKUP_KINDS } from '../../../src-main/domain/backup.ts';

const times = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the name of a backup', () => {
  it('tells when it was made, to the millisecond, and why', () => {
    expect(backupName('before-migration', '2026-03-04T05:06:07.089Z')).toBe(
      '2026-03-04T05-06-07-089Z-before-migration.genglossary',
    );
    fc.assert(
      fc.property(times, fc.constantFrom(...BACKUP_KINDS), (at, kind) => {
        expect(parseBackupName(backupName(kind, at))).toEqual({ kind, at });
      }),
    );
  });

  it('of a later backup comes later in the alphabet', () => {
    fc.assert(
      fc.property(times, times, fc.constantFrom(...BACKUP_KINDS), (left, right, kind) => {
        fc.pre(left !== right);
        expect(backupName(kind, left) < backupName(kind, right)).toBe(left < right);
      }),
    );
  });

  it.each([
    '',
    '.lock',
    '.genglossary-0f9e1f1c-0000-4000-8000-000000000000.new',
    'regular.genglossary',
    '2026-03-04T05-06-07-089Z-other.genglossary',
    '2026-03-04T05-06-07-089Z-regular.genglossary-wal',
    '2026-02-30T05-06-07-089Z-regular.genglossary',
    '2026-03-04T25-06-07-089Z-regular.genglossary',
    '../2026-03-04T05-06-07-089Z-regular.genglossary',
    'x/2026-03-04T05-06-07-089Z-regular.genglossary',
  ])('is not %j, which leads to no file', (name) => {
    expect(parseBackupName(name)).toBeNull();
    expect(backupPath('/projects/a.genglossary', name)).toBeNull();
  });
});
