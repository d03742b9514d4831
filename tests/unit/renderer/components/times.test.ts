import { describe, expect, it } from 'vitest';
import { formatDuration, formatMoment } from '../../../../src-renderer/components/times.ts';

const NOW = Date.parse('2026-05-10T12:00:00.000Z');
const before = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('formatMoment', () => {
  it.each([
    [0, 'now', '今'],
    [5 * MINUTE, '5 minutes ago', '5 分前'],
    [HOUR, '1 hour ago', '1 時間前'],
    [DAY, 'yesterday', '昨日'],
    [6 * DAY, '6 days ago', '6 日前'],
  ])('says how long ago %d ms were', (ago, en, ja) => {
    expect(formatMoment(before(ago), 'en', NOW)).toBe(en);
    expect(formatMoment(before(ago), 'ja', NOW)).toBe(ja);
  });

  it('gives the date of what is longer ago', () => {
    expect(formatMoment(before(8 * DAY), 'en', NOW)).toContain('2026');
  });

  it('does not speak of the future when the clock was set back', () => {
    expect(formatMoment(before(-HOUR), 'en', NOW)).toBe('now');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '1 sec', '1 秒'],
    [42_400, '42 sec', '42 秒'],
    [59_600, '1 min', '1 分'],
    [90_000, '2 min', '2 分'],
    [HOUR, '1 hr', '1 時間'],
    [HOUR + 5 * MINUTE, '1 hr 5 min', '1 時間 5 分'],
  ])('says %d ms in its largest units', (milliseconds, en, ja) => {
    expect(formatDuration(milliseconds, 'en')).toBe(en);
    expect(formatDuration(milliseconds, 'ja')).toBe(ja);
  });
});
