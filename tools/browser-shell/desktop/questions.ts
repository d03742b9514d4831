import type { BrowserWindow } from '../browser-window.ts';
import type { FileFilter } from './dialog.ts';
import { runProgram } from './programs.ts';

/** Which files or folders a person is asked for. */
export interface PathQuestion {
  readonly kind: 'open' | 'folder' | 'save';
  readonly several: boolean;
  readonly title: string;
  readonly suggestion: string;
  readonly filters: readonly FileFilter[];
}

/** A question with a button for each answer. */
export interface ButtonQuestion {
  readonly text: string;
  readonly title: string;
  readonly buttons: readonly string[];
  /** Index of the button that is meant by a plain yes. */
  readonly chosen: number;
  /** Index of the button that is meant by a plain no, or by closing the question. */
  readonly refused: number;
}

/**
 * Asks for paths: with the dialogs of the desktop if zenity or kdialog is there, else by a line of text.
 *
 * @returns the paths, none when the person changed their mind
 */
export async function askForPaths(
  window: BrowserWindow | null,
  question: PathQuestion,
): Promise<readonly string[]> {
  const answered =
    (await runProgram('zenity', zenityPathArguments(question))) ??
    (await runProgram('kdialog', kdialogPathArguments(question)));
  if (answered !== null) return answered.code === 0 ? linesIn(answered.output) : [];
  const hint = question.several ? ' (full paths, separated by |)' : ' (full path)';
  const answer = await inPage(
    window,
    `prompt(${JSON.stringify(question.title + hint)}, ${JSON.stringify(question.suggestion)})`,
  );
  if (typeof answer !== 'string') return [];
  const paths = (question.several ? answer.split('|') : [answer]).map((part) => part.trim());
  return paths.filter((part) => part !== '');
}

/** Asks a question and answers the index of the button. */
export async function ask(window: BrowserWindow | null, question: ButtonQuestion): Promise<number> {
  const { text, title, buttons, chosen, refused } = question;
  if (buttons.length === 1) {
    const shown = await runProgram('zenity', ['--info', '--no-markup', `--title=${title}`, `--text=${text}`]);
    if (shown === null) await inPage(window, `alert(${JSON.stringify(text)})`);
    return 0;
  }
  const listed = await runProgram('zenity', [
    '--question',
    '--switch',
    '--no-markup',
    `--title=${title}`,
    `--text=${text}`,
    ...buttons.map((label) => `--extra-button=${label}`),
  ]);
  if (listed !== null) {
    const index = buttons.indexOf(listed.output.trim());
    return index === -1 ? refused : index;
  }
  if (buttons.length === 2) {
    const other = chosen === refused ? 1 - refused : chosen;
    const hint = `${text}\n\nOK: ${buttons[other]}`;
    return (await inPage(window, `confirm(${JSON.stringify(hint)})`)) === true ? other : refused;
  }
  const list = buttons.map((label, index) => `${index + 1}: ${label}`).join('\n');
  const answer = await inPage(window, `prompt(${JSON.stringify(`${text}\n\n${list}`)}, "${chosen + 1}")`);
  const index = Number(answer) - 1;
  return buttons[index] === undefined ? refused : index;
}

function zenityPathArguments({ kind, several, title, suggestion, filters }: PathQuestion): readonly string[] {
  return [
    '--file-selection',
    `--title=${title}`,
    ...(suggestion === '' ? [] : [`--filename=${suggestion}`]),
    ...(kind === 'save' ? ['--save', '--confirm-overwrite'] : []),
    ...(kind === 'folder' ? ['--directory'] : []),
    ...(several ? ['--multiple', '--separator=\n'] : []),
    ...filters.map(({ name, extensions }) => `--file-filter=${name} | ${patternsOf(extensions).join(' ')}`),
  ];
}

function kdialogPathArguments({
  kind,
  several,
  title,
  suggestion,
  filters,
}: PathQuestion): readonly string[] {
  const start = suggestion === '' ? ['.'] : [suggestion];
  const titled = ['--title', title];
  if (kind === 'folder') return [...titled, '--getexistingdirectory', ...start];
  const patterns = filters.map(({ name, extensions }) => `${name} (${patternsOf(extensions).join(' ')})`);
  return [
    ...titled,
    kind === 'save' ? '--getsavefilename' : '--getopenfilename',
    ...start,
    ...(patterns.length === 0 ? [] : [patterns.join('\n')]),
    ...(several ? ['--multiple', '--separate-output'] : []),
  ];
}

function patternsOf(extensions: readonly string[]): readonly string[] {
  return extensions.map((extension) => (extension === '*' ? '*' : `*.${extension}`));
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Lets the page of a window ask, and waits for the answer. */
async function inPage(window: BrowserWindow | null, expression: string): Promise<unknown> {
  if (window === null) throw new Error('Without zenity or kdialog only a window can ask, and none is open.');
  return window.webContents.evaluateApart(expression);
}
