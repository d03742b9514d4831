import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPacked,
  joinLists,
  pack,
  packList,
  sliceList,
  textOf,
  unpack,
  unpackAny,
  unpackAt,
  unpackEach,
} from '../../../src-main/threads/packed.ts';

describe('a packed value', () => {
  it('is the same again, whatever can be sent to a thread', () => {
    const value = {
      text: 'とは「引用」',
      none: null,
      missing: undefined,
      places: new Map([['a', [1, 2.5]]]),
    };
    expect(unpack(pack(value))).toEqual(value);
    expect(unpackAny(pack(value))).toEqual(value);
  });

  it('keeps every text as it is, also halves of characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unpack(pack(text))).toBe(text);
        expect(textOf(pack(text))).toBe(textOf(text));
      }),
    );
    expect(unpack(pack('\ud83d'))).toBe('\ud83d');
  });

  it('gives a copy of its own each time', () => {
    const packed = pack({ list: [1] });
    unpack(packed).list.push(2);
    expect(unpack(packed)).toEqual({ list: [1] });
  });

  it('lies in memory that a message does not copy', () => {
    const packed = pack('text');
    expect(structuredClone(packed.bytes)).toBeInstanceOf(SharedArrayBuffer);
    new Uint8Array(structuredClone(packed.bytes)).fill(0);
    expect([...new Uint8Array(packed.bytes)].every((byte) => byte === 0)).toBe(true);
  });
});

describe('a packed list', () => {
  it('has the same values in the same order, and each of them alone', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme' }))), (values) => {
        const list = packList(values);
        expect([...unpackEach(list)]).toEqual(values);
        expect(values.map((_value, index) => unpackAt(list, index))).toEqual(values);
        expect(list.length).toBe(values.length);
      }),
    );
  });

  it('is cut and joined like any list, whatever parts it lies in', () => {
    const long = 'あ'.repeat(1_500_000);
    const values = ['a', long, 'b', long, '', long];
    const list = packList(values);
    expect(list.parts.length).toBeGreaterThan(1);
    for (let cut = 0; cut <= values.length; cut += 1) {
      const [first, second] = [sliceList(list, 0, cut), sliceList(list, cut, values.length)];
      expect([...unpackEach(first)]).toEqual(values.slice(0, cut));
      expect([...unpackEach(second)]).toEqual(values.slice(cut));
      expect([...unpackEach(joinLists([second, packList(['c']), first]))]).toEqual([
        ...values.slice(cut),
        'c',
        ...values.slice(0, cut),
      ]);
    }
    expect(() => unpackAt(sliceList(list, 0, 1), 1)).toThrow(RangeError);
    expect([...unpackEach(joinLists([]))]).toEqual([]);
  });

  it('holds values that are longer than one of its parts, between short ones', () => {
    const values = ['a', 'ж'.repeat(3_000_000), 'b', 'c'.repeat(5_000_000), 'd'];
    const list = packList(values);
    expect(list.parts.length).toBeGreaterThan(2);
    expect([...unpackEach(list)]).toEqual(values);
  });

  it('does not make up a value that it has not', () => {
    expect(() => unpackAt(packList(['a']), 1)).toThrow(RangeError);
    expect(() => unpackAt(packList([]), 0)).toThrow(RangeError);
    expect(() => unpackAt(packList(['a']), -1)).toThrow(RangeError);
  });
});

describe('what came from another thread', () => {
  it('is told apart from plain values', () => {
    expect([pack(1), packList([])].every(isPacked)).toBe(true);
    expect(
      [null, undefined, 'packed', 1, {}, { kind: 'result' }, ['packed'], new Uint8Array(1)].some(isPacked),
    ).toBe(false);
  });
});
