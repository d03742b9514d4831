import { deserialize, serialize } from 'node:v8';

/**
 * Values in memory that all threads of the process share. A message between threads holds only the handle: passing it
 * on takes no time, however long the value is, and a thread in the middle builds nothing of what it does not need.
 * What one thread of the program has packed is what another expects, as with any message between them.
 */

declare const content: unique symbol;

/** One value. */
export interface Packed<Value> {
  readonly kind: 'packed';
  readonly bytes: SharedArrayBuffer;
  readonly [content]?: Value;
}

/** Many values, each of which can be had alone. */
export interface PackedList<Value> {
  readonly kind: 'packed-list';
  readonly length: number;
  readonly parts: readonly SharedArrayBuffer[];
  /** For each value three numbers of 32 bits: its part, and where it begins and ends there. */
  readonly places: SharedArrayBuffer;
  readonly [content]?: Value;
}

/** Values are gathered until a part is so long, in bytes. */
const PART_BYTES = 4_000_000;
const NUMBERS_PER_PLACE = 3;

/** Packs one value. Takes what can be sent to a thread by structured clone. */
export function pack<Value>(value: Value): Packed<Value> {
  return { kind: 'packed', bytes: share([serialize(value)]) };
}

/** The value again, a copy of its own. */
export function unpack<Value>(packed: Packed<Value>): Value {
  return valueOf(packed, Buffer.from(packed.bytes));
}

/** The value that this program itself made into bytes: it is of the type of its handle. */
function valueOf<Value>(handle: Packed<Value> | PackedList<Value>, bytes: Buffer): Value {
  const value: unknown = deserialize(bytes);
  // Thousands of them: a schema for each would take longer than the values.
  if (!isOfHandle(handle, value)) throw new TypeError('There is no value in these bytes.');
  return value;
}

function isOfHandle<Value>(_handle: Packed<Value> | PackedList<Value>, value: unknown): value is Value {
  return value !== undefined;
}

/** Packs values, each on its own. */
export function packList<Value>(values: readonly Value[]): PackedList<Value> {
  const places = new SharedArrayBuffer(values.length * NUMBERS_PER_PLACE * 4);
  const numbers = new Uint32Array(places);
  const parts: SharedArrayBuffer[] = [];
  let gathered: Buffer[] = [];
  let length = 0;
  const closePart = (): void => {
    if (gathered.length > 0) parts.push(share(gathered));
    gathered = [];
    length = 0;
  };
  for (const [index, value] of values.entries()) {
    const bytes = serialize(value);
    if (length + bytes.length > PART_BYTES) closePart();
    numbers.set([parts.length, length, length + bytes.length], index * NUMBERS_PER_PLACE);
    gathered.push(bytes);
    length += bytes.length;
  }
  closePart();
  return { kind: 'packed-list', length: values.length, parts, places };
}

/** One value of a list. Throws RangeError where there is none of that index. */
export function unpackAt<Value>(list: PackedList<Value>, index: number): Value {
  const { places, parts } = list;
  const [part = -1, start, end] = new Uint32Array(places).subarray(
    index * NUMBERS_PER_PLACE,
    (index + 1) * NUMBERS_PER_PLACE,
  );
  const bytes = parts[part];
  if (bytes === undefined) throw new RangeError(`A packed list has no value ${index}.`);
  return valueOf(list, Buffer.from(bytes).subarray(start, end));
}

/** The values of a list one after another: only one of them has to be in memory at a time. */
export function* unpackEach<Value>(list: PackedList<Value>): Generator<Value> {
  for (let index = 0; index < list.length; index += 1) yield unpackAt(list, index);
}

/** Some of the values of a list, from `start` to before `end`; what they stand for is not copied. */
export function sliceList<Value>(list: PackedList<Value>, start: number, end: number): PackedList<Value> {
  const places = list.places.slice(start * NUMBERS_PER_PLACE * 4, end * NUMBERS_PER_PLACE * 4);
  return { kind: 'packed-list', length: end - start, parts: list.parts, places };
}

/** The values of several lists in one; what they stand for is not copied. */
export function joinLists<Value>(lists: readonly PackedList<Value>[]): PackedList<Value> {
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  const places = new SharedArrayBuffer(length * NUMBERS_PER_PLACE * 4);
  const numbers = new Uint32Array(places);
  let end = 0;
  let partsBefore = 0;
  for (const list of lists) {
    const own = new Uint32Array(list.places);
    for (let place = 0; place < own.length; place += NUMBERS_PER_PLACE) {
      numbers.set([(own[place] ?? 0) + partsBefore, own[place + 1] ?? 0, own[place + 2] ?? 0], end);
      end += NUMBERS_PER_PLACE;
    }
    partsBefore += list.parts.length;
  }
  return { kind: 'packed-list', length, parts: lists.flatMap(({ parts }) => parts), places };
}

/** Tells whether something that came from another thread is packed. */
export function isPacked(value: unknown): value is Packed<unknown> | PackedList<unknown> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'packed' || value.kind === 'packed-list';
}

/** The value of a handle, whichever kind it is of. */
export function unpackAny(handle: Packed<unknown> | PackedList<unknown>): unknown {
  return handle.kind === 'packed' ? unpack(handle) : [...unpackEach(handle)];
}

/** What was counted last. */
const counted = { buffer: new ArrayBuffer(0) };

/**
 * Makes a thread's garbage collector count memory that the thread has a handle of. It does not count shared memory by
 * itself, so a thread that does little but pass handles on would keep what they stand for until long after. An
 * ordinary buffer that nobody writes to takes no memory and is counted.
 */
function countShared(bytes: number): void {
  counted.buffer = new ArrayBuffer(bytes);
}

/** Counts a handle that this thread got from another one, so that what it stands for goes when the handle does. */
export function countHandle(handle: unknown): void {
  if (!isPacked(handle)) return;
  const parts = handle.kind === 'packed' ? [handle.bytes] : handle.parts;
  countShared(parts.reduce((bytes, part) => bytes + part.byteLength, 0));
}

function share(pieces: readonly Buffer[]): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(pieces.reduce((length, piece) => length + piece.length, 0));
  countShared(shared.byteLength);
  const bytes = new Uint8Array(shared);
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return shared;
}

/** A text that may be long: as it is, or packed. */
export type LongText = string | Packed<string>;

/** The text itself. */
export function textOf(text: LongText): string {
  return typeof text === 'string' ? text : unpack(text);
}
