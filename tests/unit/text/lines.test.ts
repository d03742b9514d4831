import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineFinder, lineAt, lineStarts } from '../../../src-main/text/lines.ts';

describe('lineStarts', () => {
  it('knows all three line breaks', () => {
    expect([...lineStarts('a\nb\r\nc\rd')]).toEqual([0, 2, 5, 7]);
  });

  it('counts an empty line after a break at the end, and one line in no text', () => {
    expect([...lineStarts('a\r\n')]).toEqual([0, 3]);
    expect([...lineStarts('')]).toEqual([0]);
  });
});

describe('lineAt', () => {
  it('gives the line that splitting the text gives, for every offset', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '漢'), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        const starts = lineStarts(whole);
        for (let offset = 0; offset <= whole.length; offset++) {
          // A break belongs to the line that it ends.
          const before = whole.slice(0, offset).replace(/\r$/, whole[offset] === '\n' ? '' : '\r');
          expect(lineAt(starts, offset)).toBe(before.split(/\r\n|\n|\r/).length);
        }
      }),
    );
  });
});

describe('createLineFinder', () => {
  it('counts lines from 1', () => {
    const lineOf = createLineFinder('一行目\r\n二行目\n');
    expect([lineOf(0), lineOf(5), lineOf(9)]).toEqual([1, 2, 3]);
  });
});
