import { expect, it } from 'vitest';
import { createReadableTextBuilder } from '../../../src-main/text/readable-text.ts';

it('a line break before the first word of a text makes no space behind that word', () => {
  const builder = createReadableTextBuilder('\npump house');
  builder.append(0, 1);
  builder.append(1, 5);
  builder.append(6, 11);
  expect(builder.take()).toMatchObject({
    text: 'pumphouse',
    origin: Uint32Array.of(1, 2, 3, 4, 6, 7, 8, 9, 10),
  });
});

it('an empty slice between a line break and a word changes nothing', () => {
  const builder = createReadableTextBuilder('pump\nhouse');
  builder.append(0, 5);
  builder.append(5, 5);
  builder.append(5, 10);
  expect(builder.take().text).toBe('pump house');
});

it.each([
  ['plain', 'x'],
  ['of white space that is joined', 'x  \n'],
  ['with a character that is never read', 'x\u200B'],
])('the places of texts that were taken stay right while many more follow: texts %s', (_, unit) => {
  const length = unit.length * 24_000;
  const source = unit.repeat(length * 4);
  const builder = createReadableTextBuilder(source);
  const taken = Array.from({ length: 4 }, (__, number) => {
    const from = number * length;
    builder.append(from, from + length);
    return { from, ...builder.take() };
  });
  for (const { from, text, origin } of taken) {
    expect(origin).toHaveLength(text.length);
    expect(text.length === 0 || origin[0] === from).toBe(true);
    const wrong = [...origin.entries()].filter(([index, place]) => {
      const written = source[place] ?? '';
      return text[index] === ' ' ? !/\s/.test(written) : text[index] !== written;
    });
    expect(wrong).toEqual([]);
  }
});
