import type { Backup, BackupKind } from '../domain/backup.ts';

/** So many regular backups of the present day are kept, beside the newest of each day before. */
const KEPT_OF_TODAY = 3;

/** So many days before today backups are kept. */
const DAYS_KEPT = 10;

/**
 * Chooses the backups that are no longer needed. Kept are the newest of each kind; of the regular ones the three
 * newest of today and the newest of each of the ten days before; all others of the last ten days. A damaged file that
 * was set aside is never chosen.
 *
 * @param dayOf number of the day, in the person's calendar, on which a time (UTC, ISO 8601) lies
 * @param now UTC, ISO 8601
 * @returns their names
 */
export function backupsToRemove(
  backups: readonly Backup[],
  now: string,
  dayOf: (at: string) => number,
): readonly string[] {
  const today = dayOf(now);
  const newestFirst = backups.toSorted((left, right) => (left.at < right.at ? 1 : -1));
  const seen = new Set<BackupKind>();
  const ofDay = new Map<number, number>();

  const isKept = ({ kind, at }: Backup): boolean => {
    const isNewestOfKind = !seen.has(kind);
    seen.add(kind);
    const day = dayOf(at);
    const isRecent = day >= today - DAYS_KEPT;
    if (kind === 'damaged') return true;
    if (kind !== 'regular') return isRecent || isNewestOfKind;
    const newer = ofDay.get(day) ?? 0;
    ofDay.set(day, newer + 1);
    return isNewestOfKind || (isRecent && newer < (day === today ? KEPT_OF_TODAY : 1));
  };
  return newestFirst.filter((backup) => !isKept(backup)).map(({ name }) => name);
}

/** Number of the day in this machine's time zone on which a time (UTC, ISO 8601) lies. */
export function localDay(at: string): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
