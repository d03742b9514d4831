import type { UnitResult } from '../../src-main/db/repositories/unit-results.ts';
import type { Unit } from '../../src-main/runs/run-units.ts';

/** Units named by their numbers, from 1. */
export function numbered(count: number): Unit<number>[] {
  return Array.from({ length: count }, (_, index) => ({
    hash: `hash ${index + 1}`,
    key: `${index + 1}.md`,
    subject: `document ${index + 1}`,
    input: index + 1,
  }));
}

/** A finished unit of extraction. */
export function finished(hash: string): UnitResult {
  return { hash, step: 'extract', subject: hash, result: JSON.stringify({ hash }) };
}
