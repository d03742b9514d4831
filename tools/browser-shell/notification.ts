import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './desktop/programs.ts';
import { getRuntime } from './runtime.ts';
import { TypedEmitter } from './typed-emitter.ts';

export interface NotificationConstructorOptions {
  title?: string;
  body?: string;
}

/** The program that shows notifications on a desktop of Linux, and tells when one is clicked. */
const PROGRAM = 'notify-send';

/** A notification of the system, where it has the program for it. Without a screen there are none. */
export class Notification extends TypedEmitter<{ readonly click: readonly []; readonly close: readonly [] }> {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super(['click', 'close']);
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    if (getRuntime().options.headless) return false;
    const folders = (process.env['PATH'] ?? '').split(path.delimiter);
    return folders.some((folder) => existsSync(path.join(folder, PROGRAM)));
  }

  show(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const { name } = getRuntime().manifest;
    const click = 'default';
    const result = await runProgram(PROGRAM, [
      `--app-name=${name}`,
      // The name of the action is what a click anywhere in it means; few desktops show its text.
      `--action=${click}=Open`,
      '--',
      this.title,
      this.body,
    ]);
    if (result?.output.trim() === click) this.emit('click');
    this.emit('close');
  }
}
