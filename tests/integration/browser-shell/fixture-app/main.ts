import path from 'node:path';
// oxlint-disable-next-line no-restricted-imports -- an app of its own, to be run by the browser shell.
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { PAGES, POLICY } from './pages.ts';

/*
 * A small app that does a little of everything: what the tests of the browser shell start. They look into it
 * through `globalThis.fixture`.
 */

class Fixture {
  /** What happened, in order. */
  readonly events: string[] = [];
  readonly clicks: string[] = [];
  readonly notes: unknown[] = [];
  readonly openWindow = openWindow;
  /** Whether windows refuse to close. */
  preventClose = false;
  /** Answers whether the frame that asked is still there. */
  isSenderThere: () => boolean = () => false;
}

declare global {
  var fixture: Fixture;
}
globalThis.fixture = new Fixture();

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

function answer(request: Request): Response {
  const { pathname } = new URL(request.url);
  const page = PAGES.get(pathname);
  if (page === undefined) return new Response('missing', { status: 404 });
  const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
  return new Response(page, { headers: { 'content-type': type, 'content-security-policy': POLICY } });
}

ipcMain.handle('echo', (_event, value: unknown) => value);
ipcMain.handle('fail', () => {
  throw new TypeError('it went wrong');
});
ipcMain.handle('uncloneable', () => () => 1);
ipcMain.handle('frame', (event) => {
  const { senderFrame } = event;
  fixture.isSenderThere = () => event.senderFrame !== null;
  return { url: senderFrame?.url, isTop: senderFrame?.parent === null && senderFrame.top === senderFrame };
});
ipcMain.handle('announce', (event, count: number) => {
  for (let number = 0; number < count; number += 1) event.sender.send('news', number);
  return 'replied';
});
ipcMain.handle('values', () => {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle['self'] = circle;
  return { circle, same: [circle, circle] };
});
ipcMain.on('note', (_event, ...args: unknown[]) => {
  fixture.notes.push(args);
});

function openWindow(address = 'app://fixture/index.html'): number {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      additionalArguments: ['--extra=1'],
    },
  });
  const note = (name: string): number => fixture.events.push(`${name} ${window.id}`);
  window.once('ready-to-show', () => {
    note('ready-to-show');
    window.show();
  });
  window.on('show', () => note('show'));
  window.on('close', (event) => {
    note('close');
    if (fixture.preventClose) event.preventDefault();
  });
  window.on('closed', () => note('closed'));
  window.on('resize', () => note('resize'));
  window.on('maximize', () => note('maximize'));
  window.on('unmaximize', () => note('unmaximize'));
  window.webContents.setWindowOpenHandler(({ url }) => {
    fixture.events.push(`open ${url}`);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event, url) => {
    fixture.events.push(`navigate ${url}`);
    event.preventDefault();
  });
  window.webContents.on('did-finish-load', () => note('did-finish-load'));
  void window.loadURL(address).then(
    () => note('loaded'),
    (error: unknown) => fixture.events.push(String(error)),
  );
  return window.id;
}

function useMenu(): void {
  const click = (item: { readonly id: string }, window: { readonly id: number } | undefined): void => {
    fixture.clicks.push(`${item.id} ${window?.id}`);
  };
  const menu = Menu.buildFromTemplate([
    {
      label: 'File',
      submenu: [
        { id: 'new', label: 'New', accelerator: 'CmdOrCtrl+Shift+N', click },
        { id: 'find', label: 'Find', accelerator: 'CmdOrCtrl+F', click },
        { id: 'taken', label: 'Taken', accelerator: 'CmdOrCtrl+J', click },
        { id: 'off', label: 'Off', accelerator: 'CmdOrCtrl+K', enabled: false, click },
        { role: 'close' },
        { role: 'quit' },
      ],
    },
  ]);
  Menu.setApplicationMenu(menu);
}

/** What happens while the app ends can only be told on stdout. */
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

app.on('before-quit', () => say('before-quit'));
app.on('will-quit', () => say('will-quit'));
app.on('window-all-closed', () => {
  say('window-all-closed');
  app.quit();
});
nativeTheme.on('updated', () => fixture.events.push(`theme ${nativeTheme.shouldUseDarkColors}`));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv, folder) => {
    say(`second-instance ${JSON.stringify({ argv: argv.slice(2), folder })}`);
  });
  useMenu();
  await app.whenReady();
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  protocol.handle('app', answer);
  openWindow();
  say('started');
} else {
  say('started already');
  app.quit();
}
