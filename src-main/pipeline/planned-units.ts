import { joinLists, packList } from '../threads/packed.ts';
import type { PackedList } from '../threads/packed.ts';

/** What the run has to know of a unit of one term. */
export interface UnitName {
  readonly hash: string;
  readonly termKey: string;
  readonly term: string;
}

/** The units of a step as a worker has planned them, in one order: thousands of them, with long inputs. */
export interface PlannedUnits<Input> {
  readonly length: number;
  /** Some hundreds at a time. */
  readonly names: PackedList<readonly UnitName[]>;
  /** What goes into each unit. */
  readonly inputs: PackedList<Input>;
}

const NAMES_AT_ONCE = 500;

/** Packs the units of a step. */
export function planUnits<Input>(
  units: readonly (UnitName & { readonly input: Input })[],
): PlannedUnits<Input> {
  const names: UnitName[][] = [];
  for (let start = 0; start < units.length; start += NAMES_AT_ONCE) {
    const some = units.slice(start, start + NAMES_AT_ONCE);
    names.push(some.map(({ hash, termKey, term }) => ({ hash, termKey, term })));
  }
  return {
    length: units.length,
    names: packList(names),
    inputs: packList(units.map(({ input }) => input)),
  };
}

/** Units that were planned in several parts, one part after another. */
export function joinPlanned<Input>(parts: readonly PlannedUnits<Input>[]): PlannedUnits<Input> {
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    names: joinLists(parts.map(({ names }) => names)),
    inputs: joinLists(parts.map(({ inputs }) => inputs)),
  };
}
