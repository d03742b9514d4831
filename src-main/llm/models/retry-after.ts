/** No server makes a run wait longer than this before it is asked again, in milliseconds. */
const LONGEST_WAIT_MS = 120_000;

const SECONDS = /^\d+$/;
/** The one form of a date that servers may still write (RFC 9110, section 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads the header Retry-After, which is a number of seconds or a date (RFC 9110, section 10.2.3).
 *
 * @param now the time, in milliseconds since 1970
 * @returns milliseconds from now, at most two minutes; 0 for a date in the past; null where the header is neither
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Math.min(Number(text) * 1_000, LONGEST_WAIT_MS);
  if (!HTTP_DATE.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.min(Math.max(0, time - now), LONGEST_WAIT_MS);
}
