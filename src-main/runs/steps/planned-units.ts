import { setImmediate } from 'node:timers/promises';
import type { PlannedUnits, UnitName } from '../../pipeline/planned-units.ts';
import { unpackEach } from '../../threads/packed.ts';
import type { Unit } from '../run-units.ts';

/**
 * The names of planned units. There may be thousands: the event loop gets its turn between every few hundred.
 */
export async function namesOf({ names }: PlannedUnits<unknown>): Promise<UnitName[]> {
  const all: UnitName[] = [];
  for (const some of unpackEach(names)) {
    all.push(...some);
    await setImmediate();
  }
  return all;
}

/** Units as they are run; the input of each is its place among the planned ones. */
export function unitsOf(names: readonly UnitName[]): Unit<number>[] {
  return names.map(({ hash, termKey, term }, index) => ({ hash, key: termKey, subject: term, input: index }));
}
