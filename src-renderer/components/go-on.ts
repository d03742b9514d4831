import { navigate } from 'wouter/use-hash-location';

/**
 * Leads on by itself from where somebody is, unless they have gone elsewhere in this very moment, of which a page hears
 * only later.
 *
 * @param from where they were; one goes back to before it, not to it
 */
export function goOn(from: string, to: string): void {
  if (location.hash === `#${from}`) navigate(to, { replace: true });
}
