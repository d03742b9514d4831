import { navigate } from 'wouter/use-hash-location';
import type { RequestError } from '../../src-preload/contract.ts';
import { PLACES } from '../places.ts';

/** Problems that are mended on the page of settings. */
export const LEADS_TO_SETTINGS: ReadonlySet<RequestError['code']> = new Set<RequestError['code']>([
  'provider-not-set-up',
  'model-address-unusable',
  'model-key-refused',
  'model-missing',
]);

/** Goes to the page of settings, from wherever in the window. */
export function openSettings(): void {
  navigate(PLACES.settings);
}
