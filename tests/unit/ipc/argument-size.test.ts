import { describe, expect, it } from 'vitest';
import { isOfModestSize } from '../../../src-main/ipc/argument-size.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 'inside' : { inner: nested(depth - 1) };
}

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

/** An array without elements that claims to have two billions of them. */
const claimed: unknown[] = [];
claimed.length = 2_000_000_000;

/** Each object holds the next one twice: few objects, and more ways to the last than anybody can go. */
let doubling: unknown = 'end';
for (let level = 0; level < 30; level += 1) doubling = [doubling, doubling];

describe('isOfModestSize', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'x'.repeat(100_000)],
    [
      'ten thousand keys',
      { projectId: 'p', termKeys: Array.from({ length: 10_000 }, (_, i) => `term ${i}`) },
    ],
    ['ten thousand paths', { paths: Array.from({ length: 10_000 }, (_, i) => `/home/anna/texts/${i}.md`) }],
    ['null and numbers', { a: null, b: 1.5, c: true }],
  ])('takes %s', (_, argument) => {
    expect(isOfModestSize([argument])).toBe(true);
  });

  it.each([
    ['a text that fills the memory', 'x'.repeat(3_000_000)],
    ['many texts that do so together', Array.from({ length: 300 }, () => 'x'.repeat(10_000))],
    ['an object with a huge name in it', { ['x'.repeat(3_000_000)]: 1 }],
    ['more values than any list', Array.from({ length: 100_000 }, () => 0)],
    ['an array that only claims a length', claimed],
    ['something that holds itself', cycle],
    ['something in which everything is there twice', doubling],
    ['boxes in boxes in boxes', nested(50)],
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(8)],
    ['an error', new Error('x')],
    ['a regular expression', /x/],
    ['a number beyond JSON', 1n],
  ])('cannot be taken in by %s', (_, argument) => {
    expect(isOfModestSize([argument])).toBe(false);
  });
});
