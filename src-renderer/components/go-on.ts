import { navigate } from 'wouter/use-hash-location';

/**
 * Leads on by itself from where somebody is, unless they have gone elsewhere in this very moment, of which a page hears
 * only later.
 *
 * @param from the place that is left, as a path; the way back does not lead to it
 */
export function goOn(from: string, to: string): void {
  if (location.hash === `#${from}`) navigate(to, { replace: true });
}
