import type { Language } from '../../src-preload/contract.ts';

const KILOBYTE = 1000;
const MEGABYTE = 1000 * KILOBYTE;
const GIGABYTE = 1000 * MEGABYTE;

/**
 * How large a file is, in the unit that suits it, at least one kilobyte.
 *
 * @param bytes 0 or more
 */
export function formatSize(bytes: number, language: Language): string {
  const inUnit = (amount: number, unit: 'kilobyte' | 'megabyte' | 'gigabyte'): string =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      maximumFractionDigits: amount < 10 && unit !== 'kilobyte' ? 1 : 0,
    }).format(amount);
  // What would be rounded to a thousand of a unit is one of the next.
  if (bytes < 999.5 * KILOBYTE) return inUnit(Math.max(1, bytes / KILOBYTE), 'kilobyte');
  if (bytes < 999.5 * MEGABYTE) return inUnit(bytes / MEGABYTE, 'megabyte');
  return inUnit(bytes / GIGABYTE, 'gigabyte');
}
