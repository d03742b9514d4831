import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { Notification } from '../../../tools/browser-shell/notification.ts';
import { setRuntime } from '../../../tools/browser-shell/runtime.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder = '';

function startShell(headless: boolean): void {
  setRuntime({
    options: { appFolder: '/', headless, remoteDebugging: false, userDataFolder: null, appArguments: [] },
    manifest: { name: 'GenGlossary', version: '1.0.0', main: '/main.js' },
  });
}

/** Puts a program in the place of the one that shows notifications. */
function installProgram(answer: string): void {
  const program = path.join(folder, 'notify-send');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/asked'\nprintf '%s' '${answer}'\n`);
  chmodSync(program, 0o755);
}

/** Shows a notification and answers the events that follow, the last one included. */
async function shownEvents(): Promise<readonly string[]> {
  const events: string[] = [];
  const notification = new Notification({ title: '--title', body: 'The body 本文' });
  notification.on('click', () => events.push('click'));
  await new Promise<void>((resolve) => {
    notification.on('close', () => {
      events.push('close');
      resolve();
    });
    notification.show();
  });
  return events;
}

beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
  startShell(false);
  return () => vi.unstubAllEnvs();
});

it('a notification has its title and text as they are, and tells of a click', async () => {
  installProgram('default\n');
  expect(await shownEvents()).toEqual(['click', 'close']);
  expect(readFileSync(path.join(folder, 'asked'), 'utf8').split('\n').slice(-4)).toEqual([
    '--',
    '--title',
    'The body 本文',
    '',
  ]);
});

it('a notification that goes away by itself was not clicked', async () => {
  installProgram('');
  expect(await shownEvents()).toEqual(['close']);
});

it('there are notifications where the program for them is, and a screen', () => {
  vi.stubEnv('PATH', folder);
  expect(Notification.isSupported()).toBe(false);
  installProgram('');
  expect(Notification.isSupported()).toBe(true);
  startShell(true);
  expect(Notification.isSupported()).toBe(false);
});
