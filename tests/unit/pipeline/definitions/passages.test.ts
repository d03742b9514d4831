import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../../../../src-main/pipeline/definitions/find-definitions.ts';
import { analyse, findIn } from './find.ts';

describe('passages of definitions', () => {
  it('is the exact slice of the document, with markup and line breaks', async () => {
    const sentence = 'A **sluice\ngate** is a [sliding barrier](/barrier/)\nthat controls `flow`.';
    const text = `# Canals\n\nThey are old. ${sentence} More follows.\n`;
    const [found] = await findIn(text);
    expect(text.slice(found?.start, found?.end)).toBe(sentence);
    expect(found?.text).toBe('A sluice gate is a sliding barrier that controls flow.');
    expect(found?.term).toBe('sluice gate');
    expect(found?.line).toBe(3);
  });

  it('counts lines in a Windows file and joins Japanese lines without a space', async () => {
    const text = '用語\r\n\r\n水門とは、水路の\r\n流れを調節する設備のことである。\r\n';
    const [found] = await findIn(text);
    expect(found).toMatchObject({
      line: 3,
      text: '水門とは、水路の流れを調節する設備のことである。',
      term: '水門',
    });
    expect(text.slice(found?.start, found?.end)).toBe('水門とは、水路の\r\n流れを調節する設備のことである。');
  });

  it('takes in the markup that opens or closes at its ends', async () => {
    const text = '[Noria](/noria/) is a wheel that lifts [water](/water/)';
    const [found] = await findIn(text);
    expect(text.slice(found?.start, found?.end)).toBe(text);
    const bold = '**Noria is a wheel that lifts water.** More of it.';
    const [other] = await findIn(bold);
    expect(bold.slice(other?.start, other?.end)).toBe('**Noria is a wheel that lifts water.**');
  });

  it('does not cut an entity in two', async () => {
    const text = 'A noria is a wheel that lifts water &amp; mud &lt;twice&gt;';
    const [found] = await findIn(text);
    expect(text.slice(found?.start, found?.end)).toBe(text);
    expect(found?.text).toBe('A noria is a wheel that lifts water & mud <twice>');
  });

  it('leaves list and table markup out', async () => {
    const text = '| Term | Meaning |\n|---|---|\n| **Hunting** | *The repeated rise* of the speed |\n';
    const [found] = await findIn(text);
    expect(text.slice(found?.start, found?.end)).toBe('*The repeated rise* of the speed');
  });

  it('gives the same slice for characters outside the basic plane', async () => {
    const text = '🌊🌊 Waves.\n\n𠮷野式水門とは、川を止める😀設備のことである。';
    const [found] = await findIn(text);
    expect(text.slice(found?.start, found?.end)).toBe('𠮷野式水門とは、川を止める😀設備のことである。');
  });

  it('gives one definition for each term and place, in the order of the text', async () => {
    const text = '# Noria\n\nA noria is a wheel that lifts water. A pawl is a lever that stops a wheel.\n';
    const found = await findIn(text);
    expect(found.map(({ term, pattern }) => [term, pattern])).toEqual([
      ['Noria', 'title:is-a'],
      ['pawl', 'is-a'],
    ]);
  });

  it('keeps every slice true whatever the text holds', async () => {
    const pieces = fc.constantFrom(
      'A noria is a wheel that lifts water.',
      '水門とは、水を止める設備のことである。',
      '**',
      '(',
      '「',
      '\n\n',
      '\r\n',
      '# ',
      '- ',
      ': ',
      '|',
      '😀',
      '\u200b',
      '&amp;',
      '[a](/b)',
      ' called X ',
      'をXと呼ぶ。',
      '、',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 25 }), async (parts) => {
        const text = parts.join('');
        for (const found of await findIn(text)) {
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(text.length);
          expect(found.score).toBeGreaterThan(0);
          expect(found.score).toBeLessThanOrEqual(1);
          expect(text.slice(found.start, found.end).trim()).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('hostile input', () => {
  it.each([
    ['10,000 commas', `A noria${', '.repeat(10_000)} is a wheel.`],
    ['10,000 open brackets', `A noria ${'('.repeat(10_000)} is a wheel that turns.`],
    ['10,000 Japanese brackets', `水門${'「（'.repeat(5_000)}とは、設備である`],
    ['a sentence of 100 kB', `A noria is a wheel that ${'lifts water and '.repeat(6_500)}rests.`],
    ['a Japanese sentence of 100 kB', `水門とは、${'水を止めて、'.repeat(5_600)}設備である。`],
    ['one word of 100 kB', 'a'.repeat(100_000)],
    ['repeated naming verbs', 'water called water '.repeat(5_000)],
    ['repeated とは', 'とは'.repeat(20_000)],
    ['repeated colons', '- a: '.repeat(10_000)],
    ['10,000 links', '[a](/b)'.repeat(10_000)],
    [
      'zero-width characters',
      `A no\u200bria is a wh\u200beel that lifts\u200b water.${'\u200b'.repeat(10_000)}`,
    ],
    ['lone surrogates', 'A \ud800 is a \udfff that \ud83d.'],
  ])('reads %s', async (_name, text) => {
    await expect(findIn(text)).resolves.toBeDefined();
  });

  it('asks for each character of the text a bounded number of times', async () => {
    const commas = await analyse(`A noria, ${'b, '.repeat(300)} is a wheel that lifts water.`);
    const count = (repeat: number): number => {
      const blocks = Array.from({ length: repeat }, () => commas).flat();
      let asked = 0;
      findDefinitions(
        blocks.map((block) => ({
          ...block,
          get sentences() {
            asked++;
            return block.sentences;
          },
        })),
        { text: '', lineOf: () => 1 },
      );
      return asked;
    };
    expect(count(20)).toBe(count(10) * 2);
  });

  it('passes over a sentence too long to be read as a definition', async () => {
    expect(await findIn(`A noria is a wheel that ${'lifts water and '.repeat(200)}rests.`)).toEqual([]);
  });
});
