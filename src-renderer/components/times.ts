import type { Language } from '../../src-preload/contract.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A point in time with day and minute, in the zone of this computer. */
export function formatDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** The time of day to the second, in the zone of this computer. */
export function formatTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date(iso));
}

/**
 * How long ago something was, in words; the date where it was more than a week ago.
 *
 * @param now milliseconds since 1970
 */
export function formatMoment(iso: string, language: Language, now: number): string {
  // A clock that was set back must not make the past the future.
  const ago = Math.max(0, now - new Date(iso).getTime());
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (ago < MINUTE) return words.format(0, 'second');
  if (ago < HOUR) return words.format(-Math.floor(ago / MINUTE), 'minute');
  if (ago < DAY) return words.format(-Math.floor(ago / HOUR), 'hour');
  if (ago < 7 * DAY) return words.format(-Math.floor(ago / DAY), 'day');
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso));
}

function inUnit(count: number, unit: 'second' | 'minute' | 'hour', language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}

/** How long something took or will take, in its one or two largest units; at least a second. */
export function formatDuration(milliseconds: number, language: Language): string {
  const seconds = Math.max(1, Math.round(milliseconds / SECOND));
  if (seconds < 60) return inUnit(seconds, 'second', language);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return inUnit(minutes, 'minute', language);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0
    ? inUnit(hours, 'hour', language)
    : `${inUnit(hours, 'hour', language)} ${inUnit(rest, 'minute', language)}`;
}
