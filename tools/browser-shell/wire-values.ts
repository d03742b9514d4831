/*
 * How values cross between the shell and a page: as JSON in which everything that JSON lacks is an array that
 * begins with a word. Both functions are also sent into pages as source text, so each has to stand alone.
 */

/**
 * Writes a value as JSON can carry it, by the rules of structured clone: own enumerable properties, no
 * prototypes, shared and circular references kept.
 *
 * @throws Error when something in it cannot be cloned: a function, a symbol, an object of the page
 */
export function encodeWireValue(value: unknown): unknown {
  const seen = new Map<object, number>();
  const tagOf = (item: object): string => Object.prototype.toString.call(item).slice(8, -1);
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let from = 0; from < bytes.length; from += 0x80_00) {
      text += String.fromCharCode(...bytes.subarray(from, from + 0x80_00));
    }
    return btoa(text);
  };
  const encodeObject = (item: object): unknown => {
    if (Array.isArray(item)) {
      const items: readonly unknown[] = item;
      const encoded: unknown[] = [];
      // Not map: it would leave the holes out.
      for (let index = 0; index < items.length; index += 1) encoded.push(encode(items[index]));
      return ['array', encoded];
    }
    if (ArrayBuffer.isView(item)) {
      return ['view', tagOf(item), base64(new Uint8Array(item.buffer, item.byteOffset, item.byteLength))];
    }
    if (item instanceof Map) return ['map', Array.from(item, ([key, inner]) => [encode(key), encode(inner)])];
    if (item instanceof Set) return ['set', Array.from(item, (inner) => encode(inner))];
    if (item instanceof Date) return ['date', encode(item.getTime())];
    if (item instanceof RegExp) return ['regexp', item.source, item.flags];
    if (item instanceof ArrayBuffer) return ['buffer', base64(new Uint8Array(item))];
    if (item instanceof Error) {
      return ['error', item.name, item.message, item.stack ?? '', 'cause' in item, encode(item.cause)];
    }
    if (tagOf(item) !== 'Object') throw new Error('An object could not be cloned.');
    // Without a prototype, "__proto__" is a key as any other.
    const encoded: Record<string, unknown> = {};
    Reflect.setPrototypeOf(encoded, null);
    for (const [key, inner] of Object.entries(item)) encoded[key] = encode(inner);
    return encoded;
  };
  const encode = (item: unknown): unknown => {
    switch (typeof item) {
      case 'string':
      case 'boolean':
        return item;
      case 'number':
        if (Number.isFinite(item) && !Object.is(item, -0)) return item;
        return ['number', Object.is(item, -0) ? '-0' : String(item)];
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', String(item)];
      case 'object': {
        if (item === null) return null;
        const known = seen.get(item);
        if (known !== undefined) return ['again', known];
        seen.set(item, seen.size);
        return encodeObject(item);
      }
      default:
        throw new Error('An object could not be cloned.');
    }
  };
  return encode(value);
}

/**
 * Reads what `encodeWireValue` wrote.
 *
 * @throws Error when it was not written by `encodeWireValue`
 */
export function decodeWireValue(wire: unknown): unknown {
  const objects: object[] = [];
  const known = <T extends object>(item: T): T => {
    objects.push(item);
    return item;
  };
  const listIn = (item: unknown): readonly unknown[] => {
    if (!Array.isArray(item)) throw new Error('A message has the wrong form.');
    return item;
  };
  const bytesOf = (text: unknown): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(String(text)), (character) => character.charCodeAt(0));
  const errorNamed = (name: string): Error => {
    const constructors = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
    const Known = constructors.find((constructor) => constructor.name === name);
    return Known === undefined ? new Error() : new Known();
  };
  const viewOf = (kind: string, buffer: ArrayBuffer): ArrayBufferView => {
    switch (kind) {
      case 'DataView':
        return new DataView(buffer);
      case 'Int8Array':
        return new Int8Array(buffer);
      case 'Uint8ClampedArray':
        return new Uint8ClampedArray(buffer);
      case 'Int16Array':
        return new Int16Array(buffer);
      case 'Uint16Array':
        return new Uint16Array(buffer);
      case 'Int32Array':
        return new Int32Array(buffer);
      case 'Uint32Array':
        return new Uint32Array(buffer);
      case 'Float32Array':
        return new Float32Array(buffer);
      case 'Float64Array':
        return new Float64Array(buffer);
      case 'BigInt64Array':
        return new BigInt64Array(buffer);
      case 'BigUint64Array':
        return new BigUint64Array(buffer);
      default:
        return new Uint8Array(buffer);
    }
  };
  const hidden = (item: object, key: string, value: unknown): void => {
    Object.defineProperty(item, key, { value, writable: true, configurable: true, enumerable: false });
  };
  const decodeTagged = ([tag, first, second, third, fourth, fifth]: readonly unknown[]): unknown => {
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(String(first));
      case 'again':
        return objects[Number(first)];
      case 'array': {
        const array: unknown[] = known([]);
        for (const item of listIn(first)) array.push(decode(item));
        return array;
      }
      case 'map': {
        const map = known(new Map<unknown, unknown>());
        for (const entry of listIn(first)) {
          const [key, value] = listIn(entry);
          const decodedKey = decode(key);
          map.set(decodedKey, decode(value));
        }
        return map;
      }
      case 'set': {
        const set = known(new Set<unknown>());
        for (const item of listIn(first)) set.add(decode(item));
        return set;
      }
      case 'date':
        return known(new Date(Number(decode(first))));
      case 'regexp':
        return known(new RegExp(String(first), String(second)));
      case 'buffer':
        return known(bytesOf(first).buffer);
      case 'view':
        return known(viewOf(String(first), bytesOf(second).buffer));
      case 'error': {
        const error = known(errorNamed(String(first)));
        if (error.name !== first) hidden(error, 'name', first);
        hidden(error, 'message', second);
        hidden(error, 'stack', third);
        const cause = decode(fifth);
        if (fourth === true) hidden(error, 'cause', cause);
        return error;
      }
      default:
        throw new Error('A message has the wrong form.');
    }
  };
  const decode = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) return decodeTagged(item);
    const result: Record<string, unknown> = known({});
    for (const [key, inner] of Object.entries(item)) {
      const value = decode(inner);
      if (key === '__proto__') {
        Object.defineProperty(result, key, { value, writable: true, configurable: true, enumerable: true });
      } else {
        result[key] = value;
      }
    }
    return result;
  };
  return decode(wire);
}
