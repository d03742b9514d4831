import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startFixture, temporaryFolder } from './start-fixture.ts';
import type { StartedFixture } from './start-fixture.ts';

describe('windows and what belongs to them', () => {
  let trashHome: Awaited<ReturnType<typeof temporaryFolder>>;
  let fixture: StartedFixture;
  beforeAll(async () => {
    trashHome = await temporaryFolder();
    fixture = await startFixture({ ...process.env, XDG_DATA_HOME: trashHome.folder });
  });
  afterAll(async () => {
    await fixture.application.evaluate(() => {
      globalThis.fixture.preventClose = false;
    });
    await fixture[Symbol.asyncDispose]();
    await trashHome[Symbol.asyncDispose]();
  });
  /** What a window told of itself, as far as it is asked for. */
  const eventsOf = async (id: number, names: readonly string[]): Promise<readonly string[]> => {
    const all = await fixture.application.evaluate(() => globalThis.fixture.events);
    return all.filter((event) => names.some((name) => event === `${name} ${id}`));
  };
  const closing = (id: number): Promise<readonly string[]> => eventsOf(id, ['close', 'closed']);
  const clicks = (): Promise<readonly string[]> =>
    fixture.application.evaluate(() => globalThis.fixture.clicks.splice(0));
  const openWindow = async (): Promise<readonly [Page, number]> => {
    const opened = fixture.application.waitForEvent('window');
    const id = await fixture.application.evaluate(() =>
      globalThis.fixture.openWindow('app://fixture/second.html'),
    );
    const page = await opened;
    await page.waitForLoadState();
    return [page, id];
  };

  test('a window shows itself when there is something to show, and is then loaded', async () => {
    await expect.poll(() => eventsOf(1, ['ready-to-show', 'show'])).toEqual(['ready-to-show 1', 'show 1']);
    await expect.poll(() => eventsOf(1, ['did-finish-load'])).toEqual(['did-finish-load 1']);
  });

  test('a second window is a page of its own and closes alone', async () => {
    const [page, id] = await openWindow();
    expect(await page.title()).toBe('Second');
    expect(await page.evaluate(`window.fixture.invoke('frame')`)).toMatchObject({
      url: 'app://fixture/second.html',
    });
    await page.setViewportSize({ width: 500, height: 400 });
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([500, 400]);
    const closed = page.waitForEvent('close');
    await fixture.application.evaluate(
      ({ BrowserWindow }, number) => BrowserWindow.fromId(number)?.close(),
      id,
    );
    await closed;
    await expect.poll(() => closing(id)).toEqual([`close ${id}`, `closed ${id}`]);
    expect(
      await fixture.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    ).toBe(1);
  });

  test('an address may lack its path or name a place in the page, and loading another one ends', async () => {
    const outcome = await fixture.application.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow();
      const load = (url: string): Promise<string> =>
        window.loadURL(url).then(() => window.webContents.getURL(), String);
      const outcomes = [
        await load('app://fixture'),
        await load('app://fixture/second.html#place'),
        await load('app://fixture/second.html#other'),
        ...(await Promise.all([load('app://fixture/index.html'), load('app://fixture/second.html')])),
        await load('nonsense'),
      ];
      const unfinished = load('app://fixture/index.html');
      window.destroy();
      return [...outcomes, await unfinished, window.isDestroyed()];
    });
    expect(outcome).toEqual([
      'app://fixture/',
      'app://fixture/second.html#place',
      'app://fixture/second.html#other',
      "Error: ERR_ABORTED (-3) loading 'app://fixture/index.html'",
      'app://fixture/second.html',
      "Error: ERR_INVALID_URL (-300) loading 'nonsense'",
      "Error: ERR_FAILED (-2) loading 'app://fixture/index.html'",
      true,
    ]);
  });

  test('a page that calls window.close() closes its window, unless the main process prevents it', async () => {
    const [page, id] = await openWindow();
    await fixture.application.evaluate(() => {
      globalThis.fixture.preventClose = true;
    });
    await page.evaluate('window.close()');
    await expect.poll(() => closing(id)).toEqual([`close ${id}`]);
    expect(page.isClosed()).toBe(false);
    await fixture.application.evaluate(({ app }) => {
      app.quit();
      globalThis.fixture.preventClose = false;
    });
    expect(page.isClosed()).toBe(false);
    const closed = page.waitForEvent('close');
    await page.evaluate('window.close()').catch(() => 'the page closed before it answered');
    await closed;
    // Once by the page, once by app.quit(), and once when nothing kept it any more.
    await expect
      .poll(() => closing(id))
      .toEqual([`close ${id}`, `close ${id}`, `close ${id}`, `closed ${id}`]);
  });

  test('a window that a person closes cannot be kept, but the app is told', async () => {
    const [page, id] = await openWindow();
    await fixture.application.evaluate(() => {
      globalThis.fixture.preventClose = true;
    });
    await page.close();
    await expect.poll(() => closing(id)).toEqual([`close ${id}`, `closed ${id}`]);
    await fixture.application.evaluate(() => {
      globalThis.fixture.preventClose = false;
    });
  });

  test('size and state of a window can be set, and are told', async () => {
    const bounds = await fixture.application.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window.');
      const before = window.getBounds();
      const resized = new Promise<void>((resolve) => {
        window.once('resize', () => resolve());
      });
      window.setBounds({ width: 640, height: 480 });
      await resized;
      const maximized = new Promise<void>((resolve) => {
        window.once('maximize', () => resolve());
      });
      window.maximize();
      await maximized;
      const wasMaximized = window.isMaximized();
      const normal = window.getNormalBounds();
      const restored = new Promise<void>((resolve) => {
        window.once('unmaximize', () => resolve());
      });
      window.unmaximize();
      await restored;
      return { before, wasMaximized, normal, isMaximized: window.isMaximized() };
    });
    expect(bounds).toMatchObject({
      before: { width: 900, height: 700 },
      wasMaximized: true,
      normal: { width: 640, height: 480 },
      isMaximized: false,
    });
  });

  test('the screens are known', async () => {
    const { first, primary, matching } = await fixture.application.evaluate(({ screen }) => ({
      first: screen.getAllDisplays()[0],
      primary: screen.getPrimaryDisplay(),
      matching: screen.getDisplayMatching({ x: 10, y: 10, width: 10, height: 10 }).id,
    }));
    expect(primary).toEqual(first);
    expect(matching).toBe(primary.id);
    expect(primary.workArea.width).toBeGreaterThan(0);
  });

  test('a key that no handler of the page wants is the accelerator of a menu', async () => {
    const { page } = fixture;
    await page.bringToFront();
    await page.locator('#text').focus();
    await page.keyboard.press('Control+Shift+N');
    await page.keyboard.press('Control+F');
    await page.keyboard.press('Control+J');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('f');
    await page.keyboard.press('Control+F');
    await expect.poll(() => page.inputValue('#text')).toBe('f');
    await page.evaluate(`window.fixture.invoke('echo')`);
    expect(await clicks()).toEqual(['new 1', 'find 1', 'find 1']);
  });

  test('a menu entry can be clicked by its id', async () => {
    await fixture.application.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('find')?.click();
    });
    expect(await clicks()).toEqual(['find undefined']);
  });

  test('the role that closes a window has its key', async () => {
    const [page, id] = await openWindow();
    const closed = page.waitForEvent('close');
    await page.keyboard.press('Control+W').catch(() => 'the page closed before it answered');
    await closed;
    await expect.poll(() => closing(id)).toEqual([`close ${id}`, `closed ${id}`]);
  });

  test('pages follow the theme of the app', async () => {
    const isDark = (): Promise<unknown> =>
      fixture.page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`);
    for (const theme of ['dark', 'light'] as const) {
      await fixture.application.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);
      await expect.poll(isDark).toBe(theme === 'dark');
    }
    const all = await fixture.application.evaluate(() => globalThis.fixture.events);
    expect(all.filter((event) => event.startsWith('theme'))).toEqual(['theme true', 'theme false']);
  });

  test('tests answer dialogs in the place of a person, and without that nobody does', async () => {
    expect(
      await fixture.application.evaluate(async ({ dialog }) => {
        const unanswered = await dialog.showOpenDialog({}).catch(String);
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
        return [unanswered, (await dialog.showOpenDialog({})).filePaths];
      }),
    ).toEqual([expect.stringContaining('nobody to ask'), ['/chosen']]);
  });

  test('dropped files reach the main process by their paths', async () => {
    const files = ['用語集 その一.md', 'quote " and \\ slash.txt'].map((name) =>
      path.join(fixture.folder, name),
    );
    await Promise.all(files.map((file) => writeFile(file, 'text')));
    const { page } = fixture;
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 30, y: 30, data });
    }
    await expect.poll(() => page.evaluate('window.drops.length')).toBe(1);
    expect(await page.evaluate('window.drops[0]')).toEqual(files);
    expect(
      await page.evaluate(`window.fixture.addFiles([new File(['made by the page'], 'made.txt')])`),
    ).toEqual(['']);
  });

  test('a file goes into the trash with a note of where it was', async () => {
    const folder = path.join(fixture.folder, 'notes 一');
    await mkdir(folder);
    const file = path.join(folder, 'a b.txt');
    for (const text of ['first', 'second']) {
      await writeFile(file, text);
      await fixture.application.evaluate(({ shell }, item) => shell.trashItem(item), file);
    }
    expect(await readdir(folder)).toEqual([]);
    const trash = path.join(trashHome.folder, 'Trash');
    expect((await readdir(path.join(trash, 'files'))).toSorted()).toEqual(['a b.2.txt', 'a b.txt']);
    expect(await readFile(path.join(trash, 'files', 'a b.2.txt'), 'utf8')).toBe('second');
    const note = await readFile(path.join(trash, 'info', 'a b.txt.trashinfo'), 'utf8');
    expect(note).toMatch(
      /^\[Trash Info\]\nPath=\/.*\/notes%20%E4%B8%80\/a%20b\.txt\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/,
    );
    await expect(
      fixture.application.evaluate(({ shell }, item) => shell.trashItem(item), file),
    ).rejects.toThrow('ENOENT');
  });

  test('what the shell lacks is an error and not silence', async () => {
    const refusals = await fixture.application.evaluate(({ app, BrowserWindow, protocol, session }) => {
      const refusal = (act: () => unknown): string => {
        try {
          act();
          return 'no error';
        } catch (error) {
          return error instanceof Error ? error.message : '';
        }
      };
      return [
        refusal(() => app.on('gpu-info-update', () => undefined)),
        refusal(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
        refusal(() => protocol.handle('other', () => new Response(''))),
        refusal(() => session.defaultSession.setSpellCheckerEnabled(true)),
        refusal(() => app.getGPUFeatureStatus()),
      ];
    });
    expect(refusals).toEqual([
      'The browser shell has no event "gpu-info-update" here.',
      'The browser shell has no windows with nodeIntegration: true.',
      'The browser shell needs the scheme "other" to be registered as privileged.',
      'The browser shell cannot check spelling.',
      'app.getGPUFeatureStatus is not a function',
    ]);
  });
});
