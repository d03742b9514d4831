import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentFormat } from '../../../src-main/domain/document.ts';
import { extractDocument } from '../../../src-main/pipeline/extract/extract-document.ts';
import { createAnalyser } from '../../../src-main/text/analyse.ts';
import { lineStarts } from '../../../src-main/text/lines.ts';
import { createOccurrenceFinder } from '../../../src-main/text/occurrences.ts';
import { parseDocument } from '../../../src-main/text/parse-document.ts';

const analyser = createAnalyser();

/** Pieces of text that have a meaning somewhere, and characters that programs stumble over. */
const MARKUP =
  '_* [[ ]] ]( ) ``` ` ** ~~ > # - | |- <b> <!-- --> </ & &amp; \\ {{< >}} --- 《 》 ｜ 「 」 とは ・ ー （ ） ( HTTP:// <rt>';
const SPACES = [
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u2028',
  '\t',
  ' ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\0',
];
const LETTERS = ['😀', '👨‍👩‍👧', '𠮷', '\ud83d', '\udc00', 'e\u0301', 'ﷺ', 'ภาษา', 'نص', '한국', '集装箱', 'für'];
const WORDS = [
  'kiln',
  'The kiln is a furnace that fires clay. ',
  'RBAC',
  '用語',
  '窯とは、土を焼く炉である。',
  'ｶﾏ',
  'カマ',
];
const PIECES = [...MARKUP.split(' '), ...SPACES, ...LETTERS, ...WORDS];
const hostileText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(''));

async function expectSoundExtraction(text: string, format: DocumentFormat): Promise<void> {
  const found = await extractDocument({ path: 'a', format, text }, analyser);
  const lines = lineStarts(text).length;
  for (const { start, end, line } of [...found.passages, ...found.definitions, ...found.evidence]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
  }
  for (const { start, end, quote } of found.evidence) expect(quote).toBe(text.slice(start, end));
  for (const { key, surfaces, first, mentions } of found.candidates) {
    expect(key).not.toBe('');
    expect(surfaces.length).toBeGreaterThan(0);
    expect(first.start).toBeLessThan(text.length);
    for (const [passage] of mentions) expect(found.passages[passage]).toBeDefined();
  }
}

describe('text that nobody would write', () => {
  it('is extracted without an error, and every passage is a slice of it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom('markdown', 'text'), expectSoundExtraction),
      { numRuns: 150, seed: 20_261_121 },
    );
  });

  it('has occurrences only where they stand', () => {
    const finder = createOccurrenceFinder([
      { id: 'kiln', forms: ['kiln', '窯', 'カマ'] },
      { id: 'term', forms: ['用語'] },
    ]);
    fc.assert(
      fc.property(hostileText, (text) => {
        let last = 0;
        for (const { start, end } of finder.find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      { numRuns: 300, seed: 20_261_121 },
    );
  });
});

/** Processor time of this thread that some work takes, in milliseconds: other programs do not count. */
function timeOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const UNIT = 8_000;
/** Four times the text takes four times as long; a cost that grows with the square takes sixteen times. */
const MOST_FOR_FOUR_TIMES = 9;
/** So little is noise whatever it is a multiple of, in milliseconds. */
const NOISE = 60;

describe('the time to read a text', () => {
  it.each([
    '_*',
    '*a_',
    '[a](',
    '[',
    '![',
    '`a``b```',
    '<div><!--\n\n',
    '<div><b\n\n',
    '> - > - a\n',
    '| a ',
    '# a\n',
    'a\n',
    'a\r\n\r\rb\n',
    '😀',
    '𠮷',
    'ภาษาไทย',
    'a\u200d\u200b',
    'a\0b ',
    '\ud83da',
    '漢字《かんじ》',
    '「a',
    'http://',
    '{{< a ',
    '[a]: b\n\n',
  ])('W25: grows with its length alone: %j', (piece) => {
    const textOf = (length: number): string => piece.repeat(Math.ceil(length / piece.length));
    for (const format of ['markdown', 'text'] as const) {
      const read = (length: number) => (): unknown =>
        parseDocument({ path: 'a', format, text: textOf(length) });
      const once = Math.min(timeOf(read(UNIT)), timeOf(read(UNIT)));
      const fourTimes = timeOf(read(4 * UNIT));
      expect(fourTimes).toBeLessThan(once * MOST_FOR_FOUR_TIMES + NOISE);
    }
  });
});
