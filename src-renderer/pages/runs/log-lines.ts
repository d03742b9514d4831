import type { EventLevel, RunEvent } from '../../../src-main/domain/run.ts';

/** Which lines of a log are shown: each of these and what is worse. */
export const LOG_VIEWS = ['all', 'warnings', 'errors'] as const;
export type LogView = (typeof LOG_VIEWS)[number];

/** The levels that a view shows. */
export const LEVELS_OF: Readonly<Record<LogView, readonly EventLevel[]>> = {
  all: ['info', 'warning', 'error'],
  warnings: ['warning', 'error'],
  errors: ['error'],
};

/** A piece of a line's text that is found as a whole or not at all. */
export interface TextPiece {
  readonly text: string;
  readonly isFound: boolean;
}

/** What finds a text in whatever case it is written; null for an empty one, which is everywhere. */
export function searchPattern(search: string): RegExp | null {
  const text = search.trim();
  return text === '' ? null : new RegExp(text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`), 'giu');
}

/** The same texts of lines, each made once: a search asks for those of all lines again and again. */
export function keepTexts(textOf: (line: RunEvent) => string): (line: RunEvent) => string {
  const kept = new WeakMap<RunEvent, string>();
  return (line) => {
    const text = kept.get(line) ?? textOf(line);
    kept.set(line, text);
    return text;
  };
}

/**
 * The lines that a view shows, of those whose text has what is searched for.
 *
 * @param textOf what a line says, in the language of the interface
 */
export function shownLines(
  lines: readonly RunEvent[],
  view: LogView,
  search: string,
  textOf: (line: RunEvent) => string,
): readonly RunEvent[] {
  const pattern = searchPattern(search);
  if (view === 'all' && pattern === null) return lines;
  const levels = LEVELS_OF[view];
  return lines.filter(
    (line) => levels.includes(line.level) && (pattern === null || textOf(line).search(pattern) >= 0),
  );
}

/**
 * What a log that is saved is to be searched for. It is saved as it is stored, in English: where that is worded so
 * that other lines would be found than those that are shown, it is better not searched at all.
 *
 * @param lines all lines of the log
 * @param shown those that the view and the search leave
 */
export function searchForSaving(
  lines: readonly RunEvent[],
  shown: readonly RunEvent[],
  view: LogView,
  search: string,
): string {
  const found = shownLines(lines, view, search, ({ message }) => message);
  const isSame = found.length === shown.length && found.every((line, index) => line === shown[index]);
  return isSame ? search.trim() : '';
}

/** Cuts a text where what is searched for begins and ends. Pieces without text are left out. */
export function foundPieces(text: string, search: string): readonly TextPiece[] {
  const pattern = searchPattern(search);
  if (pattern === null) return [{ text, isFound: false }];
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    pieces.push({ text: text.slice(end, index), isFound: false }, { text: found, isFound: true });
    end = index + found.length;
  }
  pieces.push({ text: text.slice(end), isFound: false });
  return pieces.filter((piece) => piece.text !== '');
}

/**
 * Lines as plain text to be pasted elsewhere: when, how grave, what; with tabs between, one line each.
 *
 * @param textOf what a line says
 * @param levelName names a level
 */
export function linesAsText(
  lines: readonly RunEvent[],
  textOf: (line: RunEvent) => string,
  levelName: (level: EventLevel) => string,
): string {
  return lines
    .map((line) => [line.at, levelName(line.level), textOf(line).replaceAll(/\s+/g, ' ')].join('\t'))
    .join('\n');
}
