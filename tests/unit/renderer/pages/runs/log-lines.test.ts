import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { EventLevel, RunEvent } from '../../../../../src-main/domain/run.ts';
import {
  foundPieces,
  keepTexts,
  linesAsText,
  searchForSaving,
  shownLines,
} from '../../../../../src-renderer/pages/runs/log-lines.ts';

function line(sequence: number, level: EventLevel, message: string): RunEvent {
  return { sequence, at: '2026-01-01T00:00:00.000Z', level, step: null, message, details: null };
}

const LINES = [
  line(1, 'info', 'Files read: 3.'),
  line(2, 'warning', 'a (copy).md: The file has no text in it.'),
  line(3, 'error', 'ＡＢＣ 港湾 A (COPY).MD'),
  line(4, 'info', 'Completed.'),
];
const saying = ({ message }: RunEvent): string => message;
const shown = (view: Parameters<typeof shownLines>[1], search: string): readonly number[] =>
  shownLines(LINES, view, search, saying).map(({ sequence }) => sequence);

describe('shownLines', () => {
  it('shows the lines of a level and of what is worse', () => {
    expect(shown('all', '')).toStrictEqual([1, 2, 3, 4]);
    expect(shown('warnings', '')).toStrictEqual([2, 3]);
    expect(shown('errors', '')).toStrictEqual([3]);
  });

  it('finds text in whatever case, taken as it stands, whatever spaces are around it', () => {
    expect(shown('all', '(copy).md')).toStrictEqual([2, 3]);
    expect(shown('all', ' 港湾 ')).toStrictEqual([3]);
    expect(shown('warnings', 'completed')).toStrictEqual([]);
    expect(shown('all', '.*')).toStrictEqual([]);
    expect(shown('all', '  ')).toStrictEqual([1, 2, 3, 4]);
  });

  it('is the same list when nothing is left out, so that nothing is drawn again', () => {
    expect(shownLines(LINES, 'all', ' ', saying)).toBe(LINES);
  });
});

describe('searchForSaving', () => {
  const saved = (search: string, textOf: (line: RunEvent) => string): string =>
    searchForSaving(LINES, shownLines(LINES, 'all', search, textOf), 'all', search);

  it('is what the page searches for where the stored lines have it in the same places', () => {
    expect(saved(' (copy).md ', saying)).toBe('(copy).md');
    expect(saved('', () => 'anything')).toBe('');
  });

  it('is nothing where other lines would be saved than are shown', () => {
    const inJapanese = ({ sequence, message }: RunEvent): string => (sequence === 4 ? '完了' : message);
    expect(saved('完了', inJapanese)).toBe('');
    expect(saved('completed', inJapanese)).toBe('');
    expect(saved('(copy).md', inJapanese)).toBe('(copy).md');
  });
});

describe('foundPieces', () => {
  it('marks every place where the text stands', () => {
    expect(foundPieces('Port and airport', 'PORT')).toStrictEqual([
      { text: 'Port', isFound: true },
      { text: ' and air', isFound: false },
      { text: 'port', isFound: true },
    ]);
    expect(foundPieces('Port', '')).toStrictEqual([{ text: 'Port', isFound: false }]);
  });

  it('loses nothing of any text, whatever is searched for', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (before, search, after) => {
        const whole = `${before}${search.trim()}${after}`;
        const pieces = foundPieces(whole, search);
        expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
        expect(pieces.some(({ isFound }) => isFound)).toBe(search.trim() !== '');
      }),
    );
  });
});

it('copied lines are one line each, with when, how grave and what', () => {
  expect(
    linesAsText(
      [line(1, 'error', 'two\nlines\tand a tab'), line(2, 'info', 'Completed.')],
      saying,
      (level) => `<${level}>`,
    ),
  ).toBe(
    '2026-01-01T00:00:00.000Z\t<error>\ttwo lines and a tab\n2026-01-01T00:00:00.000Z\t<info>\tCompleted.',
  );
});

it('the text of a line is made once', () => {
  const textOf = vi.fn<(line: RunEvent) => string>(saying);
  const kept = keepTexts(textOf);
  const [first = line(1, 'info', '')] = LINES;
  expect([kept(first), kept(first)]).toStrictEqual(['Files read: 3.', 'Files read: 3.']);
  expect(textOf).toHaveBeenCalledTimes(1);
});
