import type { Electron, RunningApp } from './runtimes.ts';

/** What the app's next dialogs are answered with, until it is changed. */
export interface DialogAnswers {
  /** Paths that the person chooses; null when they change their mind; undefined when nobody is to be asked. */
  readonly open?: readonly string[] | null;
  readonly save?: string | null;
  /** Index of the button that the person presses. */
  readonly messageBox?: number;
}

/** A dialog that the app has shown. */
export interface AskedDialog {
  readonly kind: 'open' | 'save' | 'message-box';
  /** The title of a file dialog, the message of a message box. */
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** Path that a file dialog suggests. */
  readonly suggestion: string;
}

/** Lets the test answer the dialogs of a running app. A dialog that nobody answers fails, which the app reports. */
export async function answerDialogs(app: RunningApp, answers: DialogAnswers): Promise<void> {
  await app.evaluate(installAnswers, answers);
}

/** The dialogs that the app has shown, the first one first. */
export async function askedDialogs(app: RunningApp): Promise<readonly AskedDialog[]> {
  return app.evaluate(readAsked, null);
}

declare global {
  /** Kept in the app's main process. */
  var askedDialogs: AskedDialog[] | undefined;
}

/** Runs in the main process, and sees nothing of this module. */
function readAsked(_electron: Electron, _nothing: null): readonly AskedDialog[] {
  return globalThis.askedDialogs ?? [];
}

/** What can be said in a dialog. */
interface AskedOptions {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly defaultPath?: string;
}

/** Runs in the main process, and sees nothing of this module. */
function installAnswers({ dialog }: Electron, { open, save, messageBox }: DialogAnswers): void {
  const asked = (globalThis.askedDialogs ??= []);
  const note = (kind: AskedDialog['kind'], options: AskedOptions): void => {
    asked.push({
      kind,
      text: (kind === 'message-box' ? options.message : options.title) ?? '',
      detail: options.detail ?? '',
      buttons: options.buttons ?? [],
      suggestion: options.defaultPath ?? '',
    });
  };
  /** Notes what is asked, and that nobody answers it. */
  const nobody = (kind: AskedDialog['kind']): Error =>
    new Error(`A dialog (${kind}) was shown that the test does not answer.`);
  dialog.showOpenDialog = async (...args: readonly [unknown, AskedOptions?]) => {
    note('open', args.at(-1) ?? {});
    if (open === undefined) throw nobody('open');
    return { canceled: open === null, filePaths: [...(open ?? [])] };
  };
  dialog.showSaveDialog = async (...args: readonly [unknown, AskedOptions?]) => {
    note('save', args.at(-1) ?? {});
    if (save === undefined) throw nobody('save');
    return { canceled: save === null, filePath: save ?? '' };
  };
  dialog.showMessageBox = async (...args: readonly [unknown, AskedOptions?]) => {
    note('message-box', args.at(-1) ?? {});
    if (messageBox === undefined) throw nobody('message-box');
    return { response: messageBox, checkboxChecked: false };
  };
  dialog.showErrorBox = (title, content) => {
    process.stderr.write(`error box: ${title}: ${content}\n`);
  };
}
