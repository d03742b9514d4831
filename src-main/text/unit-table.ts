/**
 * Tables that tell something of each UTF-16 unit: far faster to ask than a pattern, character by character. Each thread
 * builds its own on first use, so building must not take long either: patterns see all units in one text.
 */

/** How many UTF-16 units there are. */
export const UNITS = 0x10000;

const FIRST_SURROGATE = 0xd800;
const FIRST_AFTER_SURROGATES = 0xe000;
/** Never a character, and of no class. */
const NO_CHARACTER = 0xffff;

let allUnits: string | null = null;

/** Every unit that is a character by itself, at its own offset. */
function everyUnit(): string {
  allUnits ??= buildUnits();
  return allUnits;
}

function buildUnits(): string {
  const units = new Uint16Array(UNITS);
  for (let unit = 0; unit < UNITS; unit++) units[unit] = unit;
  units.fill(NO_CHARACTER, FIRST_SURROGATE, FIRST_AFTER_SURROGATES);
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}

/**
 * Marks the units of a class in a table. Surrogates are of no class.
 *
 * @param table one value for each unit
 * @param characters matches one or more of them; global
 */
export function markUnits(table: Uint8Array | Uint16Array, characters: RegExp, value: number): void {
  for (const { 0: run, index } of everyUnit().matchAll(characters)) {
    table.fill(value, index, index + run.length);
  }
}

/** The units of a class, ascending. */
export function unitsOf(characters: RegExp): number[] {
  const units: number[] = [];
  for (const { 0: run, index } of everyUnit().matchAll(characters)) {
    for (let place = 0; place < run.length; place++) units.push(index + place);
  }
  return units;
}
