import { mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createApp } from '../../src-main/app.ts';
import { createConsentsFile } from '../../src-main/electron/consents-file.ts';
import { createSecrets } from '../../src-main/electron/secrets.ts';
import type { SafeStorage } from '../../src-main/electron/secrets.ts';
import { answer } from '../../src-main/ipc/answer.ts';
import type { ChannelName } from '../../src-main/ipc/channels.ts';
import { createHandlers } from '../../src-main/ipc/handlers.ts';
import { OpenProjects } from '../../src-main/ipc/open-projects.ts';
import { WindowSession } from '../../src-main/ipc/window-session.ts';
import type { RequestArgument, RequestError, RequestResult } from '../../src-preload/contract.ts';
import { fakeDesktop, fakePlaces, fakeSettings, fakeWindow } from '../unit/ipc/fakes.ts';
import { THREAD_FILES } from './new-app.ts';

const PAGE = 'app://genglossary/index.html';

/** A system that encrypts by hexadecimal digits. */
const STORAGE: SafeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(Buffer.from(text, 'utf8').toString('hex')),
  decryptStringAsync: async (encrypted) => ({
    result: Buffer.from(encrypted.toString('utf8'), 'hex').toString('utf8'),
    shouldReEncrypt: false,
  }),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};

/** The app as a person has it on a computer, without Electron, until the test ends. */
export function startWindowApp(root: string, person = 'anna') {
  const dataFolder = join(realpathSync(root), person);
  mkdirSync(dataFolder, { recursive: true });
  const reported: unknown[] = [];
  const report = (what: string, error: unknown): void => void reported.push([what, error]);
  const secrets = createSecrets({
    file: join(dataFolder, 'keys.json'),
    storage: STORAGE,
    platform: 'linux',
    report,
  });
  const { projects, servers, requestLog } = createApp({
    program: 'test',
    threadFiles: THREAD_FILES,
    dataFolder,
    now: () => new Date(),
    onWarning: (message) => reported.push(message),
    keyOf: ({ baseUrl }) => secrets.keyFor(baseUrl),
    consents: createConsentsFile(join(dataFolder, 'consents.json')),
  });
  const open = new OpenProjects(
    (file) => projects.open(file),
    report,
    async () => undefined,
  );
  const desktop = fakeDesktop();
  const handlers = createHandlers({
    about: { version: '1', platform: 'linux', systemLanguage: 'en' },
    projects,
    settings: fakeSettings,
    servers,
    secrets,
    requestLog,
    desktop,
    places: fakePlaces(),
    folders: { projects: join(root, 'projects'), samples: join(root, 'samples') },
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    expect(await open.closeAll()).toEqual([]);
    await projects.close();
    await requestLog.settled();
    expect(reported).toEqual([]);
  };
  onTestFinished(close);

  const openPage = () => {
    const window = fakeWindow();
    const session = new WindowSession(window, open, () => undefined);
    const ask = <Name extends ChannelName>(name: Name, argument: RequestArgument<Name>) =>
      answer(
        name,
        { sender: { url: PAGE, isTopFrame: true }, session, args: [argument] },
        { handlers, pageUrl: PAGE, report, withoutHome: (text) => text },
      );
    return {
      session,
      heard: window.heard,
      /** Asks for what has to be granted. */
      get: async <Name extends ChannelName>(
        name: Name,
        argument: RequestArgument<Name>,
      ): Promise<RequestResult<Name>> => {
        const response = await ask(name, argument);
        if (response.ok) return response.value;
        throw new Error(`${name}: ${response.error.message}`);
      },
      /** Asks for what has to be refused. */
      refusal: async <Name extends ChannelName>(
        name: Name,
        argument: RequestArgument<Name>,
      ): Promise<RequestError> => {
        const response = await ask(name, argument);
        if (!response.ok) return response.error;
        throw new Error(`${name} was not refused.`);
      },
    };
  };
  return { dataFolder, projects, desktop, close, openPage };
}

/** Everything in the files of a folder. */
export function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))));
}
