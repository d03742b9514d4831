import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineFinder, lineStarts } from '../../../src-main/text/lines.ts';
import {
  MAX_SEGMENT_LENGTH,
  segmentIndexAt,
  segmentsFrom,
  segmentText,
} from '../../../src-main/text/segments.ts';

const allOf = (text: string) => segmentsFrom(segmentText(text), 0, Infinity);

/** Texts with every kind of line break, characters outside the BMP and lines about as long as a segment. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r', '\r\n', '', '𠮷', 'ab', '行'),
      fc
        .integer({ min: MAX_SEGMENT_LENGTH - 3, max: 2 * MAX_SEGMENT_LENGTH + 3 })
        .map((count) => 'x'.repeat(count)),
      fc.integer({ min: 499, max: 1_001 }).map((count) => '𠮷'.repeat(count)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('segments', () => {
  it('are the lines of a text with their numbers, empty ones too', () => {
    expect(allOf('one\n\r\ntwo\rthree\n')).toEqual([
      { index: 0, line: 1, start: 0, text: 'one' },
      { index: 1, line: 2, start: 4, text: '' },
      { index: 2, line: 3, start: 6, text: 'two' },
      { index: 3, line: 4, start: 10, text: 'three' },
      { index: 4, line: 5, start: 16, text: '' },
    ]);
    expect(allOf('')).toEqual([{ index: 0, line: 1, start: 0, text: '' }]);
  });

  it('are parts of a line that is too long for one, and the next line has the next number', () => {
    const text = `${'a'.repeat(MAX_SEGMENT_LENGTH)}${'b'.repeat(5)}\nnext`;
    expect(allOf(text)).toEqual([
      { index: 0, line: 1, start: 0, text: 'a'.repeat(MAX_SEGMENT_LENGTH) },
      { index: 1, line: 1, start: MAX_SEGMENT_LENGTH, text: 'bbbbb' },
      { index: 2, line: 2, start: MAX_SEGMENT_LENGTH + 6, text: 'next' },
    ]);
    expect(allOf(`${'a'.repeat(MAX_SEGMENT_LENGTH)}\r\nnext`)).toHaveLength(2);
  });

  it('never split a character outside the BMP', () => {
    const [first, second] = allOf(`${'a'.repeat(MAX_SEGMENT_LENGTH - 1)}𠮷b`);
    expect([first?.text.length, second?.text]).toEqual([MAX_SEGMENT_LENGTH - 1, '𠮷b']);
  });

  it('are those that were asked for, and none behind the end', () => {
    const segmentation = segmentText('a\nb\nc');
    expect(segmentsFrom(segmentation, 1, 1).map(({ text }) => text)).toEqual(['b']);
    expect(segmentsFrom(segmentation, 2, 9).map(({ text }) => text)).toEqual(['c']);
    expect(segmentsFrom(segmentation, 9, 9)).toEqual([]);
  });

  it('put together are the text without its line breaks, on the lines that a citation counts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const segments = allOf(text);
        expect(segments.map((segment) => segment.text).join('')).toBe(text.replace(/[\r\n]/g, ''));
        const lineOf = createLineFinder(text);
        for (const segment of segments) {
          expect(segment.text.length).toBeLessThanOrEqual(MAX_SEGMENT_LENGTH);
          expect(segment.text.isWellFormed()).toBe(true);
          expect(segment.line).toBe(lineOf(segment.start));
          expect(text.startsWith(segment.text, segment.start)).toBe(true);
        }
        expect(new Set(segments.map(({ line }) => line)).size).toBe(lineStarts(text).length);
      }),
      { numRuns: 200 },
    );
  });

  it('hold every offset of the text, a line break with its line', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        const segmentation = segmentText(text);
        const offset = seed % (text.length + 1);
        const [found] = segmentsFrom(segmentation, segmentIndexAt(segmentation, offset), 1);
        const next = segmentation.starts[(found?.index ?? 0) + 1] ?? Infinity;
        expect(found?.start).toBeLessThanOrEqual(offset);
        expect(next).toBeGreaterThan(offset);
      }),
      { numRuns: 200 },
    );
    expect(segmentIndexAt(segmentText('a\nb'), 1_000)).toBe(1);
  });

  it('of the largest document, a single line, are made at once', () => {
    const text = '長い行。'.repeat(16 * 1024 * 1024);
    const segmentation = segmentText(text);
    expect(segmentation.starts).toHaveLength(Math.ceil(text.length / MAX_SEGMENT_LENGTH));
    expect(segmentsFrom(segmentation, 40_000, 1)).toMatchObject([
      { line: 1, start: 40_000 * MAX_SEGMENT_LENGTH },
    ]);
  });
});
