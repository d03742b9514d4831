import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentPlace,
  entryPlace,
  highlightInPart,
  nameInPart,
  nameOfPlace,
  PLACES,
  runPlace,
  termPlace,
} from '../../../src-renderer/places.ts';

/** What the router hands over: it decodes the path of the address once, then cuts it at the slashes. */
function partsOf(place: string): readonly string[] {
  const address = new URL(`app://genglossary/#${place}`);
  return decodeURIComponent(address.hash.slice(1)).split('/').slice(1);
}

const NAMES = [
  'plain',
  'a/b/c.md',
  '100%',
  '100%25 of it',
  'what?',
  '#1 in the list',
  'two  spaces ',
  '搬送基盤/設計.md',
  '👩‍🚀 astronaut',
  '..',
  '%2F',
  '&=+;:@',
];

describe('places', () => {
  it('are about nothing but their page without a name', () => {
    for (const page of Object.values(PLACES)) expect(nameOfPlace(page)).toBeNull();
  });

  it.each(NAMES)('come back to the name %j', (name) => {
    expect(nameInPart(partsOf(termPlace(name))[1] ?? '')).toBe(name);
    expect(nameInPart(partsOf(entryPlace(name))[1] ?? '')).toBe(name);
    expect(nameInPart(partsOf(runPlace(name))[1] ?? '')).toBe(name);
    expect(nameInPart(partsOf(documentPlace({ document: name, highlight: null }))[1] ?? '')).toBe(name);
    expect(nameOfPlace(documentPlace({ document: name, highlight: { start: 1, end: 2 } }))).toBe(name);
  });

  it('come back to any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const parts = partsOf(termPlace(name));
        expect(parts).toHaveLength(2);
        expect(nameInPart(parts[1] ?? '')).toBe(name);
      }),
    );
  });

  it('keep what is highlighted', () => {
    const parts = partsOf(documentPlace({ document: 'a/1-2', highlight: { start: 10, end: 25 } }));
    expect(parts).toHaveLength(3);
    expect(highlightInPart(parts[2])).toStrictEqual({ start: 10, end: 25 });
  });

  it.each([undefined, '', '10', '10-', 'a-b', '-1-5', '1-2-3'])('highlight nothing for %j', (part) => {
    expect(highlightInPart(part)).toBeNull();
  });
});
