import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { ActionableError } from '../domain/errors.ts';
import type { Texts } from './texts.ts';

/**
 * Says why a file could not be opened, where no page has asked for it.
 *
 * @param withoutHome takes home folders out of a text
 */
export async function showOpeningProblem(
  window: BrowserWindow | null,
  error: unknown,
  texts: Texts,
  withoutHome: (text: string) => string,
): Promise<void> {
  const { problems, dialogs } = texts;
  const detail =
    error instanceof ActionableError
      ? (problems.reasons[error.code] ?? withoutHome(`${error.message} ${error.remedy}`))
      : problems.unexpected;
  const box = { type: 'error', message: problems.notOpened, detail, buttons: [dialogs.ok] } as const;
  await (window === null
    ? dialog.showMessageBox({ ...box, buttons: [...box.buttons] })
    : dialog.showMessageBox(window, { ...box, buttons: [...box.buttons] }));
}
