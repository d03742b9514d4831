import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFixture } from './start-fixture.ts';
import type { StartedFixture } from './start-fixture.ts';

describe('what a page can and cannot do', () => {
  let fixture: StartedFixture;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(async () => {
    await fixture[Symbol.asyncDispose]();
  });
  const inPage = (expression: string): Promise<unknown> => fixture.page.evaluate<unknown>(expression);
  const events = (): Promise<readonly string[]> =>
    fixture.application.evaluate(() => globalThis.fixture.events.splice(0));

  test('the page sees nothing of the preload script but what that exposes', async () => {
    expect(await inPage(`[typeof require, typeof module, typeof process, typeof ipcRenderer]`)).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'undefined',
    ]);
    const added = await inPage(`(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const natural = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      const own = new Set(['uses', 'spoilAll', 'drops']);
      return Object.getOwnPropertyNames(window).filter((name) => !natural.has(name) && !own.has(name) && !/^\\d+$/.test(name) && !name.includes('laywright'));
    })()`);
    expect(added).toEqual(['fixture']);
  });

  test('the preload script may require what a sandboxed one may, and knows its arguments', async () => {
    expect(await inPage('window.fixture.refused')).toEqual([
      'Error: module not found: node:fs',
      'Error: module not found: child_process',
      'Error: module not found: ./other.cjs',
    ]);
    expect(await inPage(`window.fixture.argv.includes('--extra=1')`)).toBe(true);
  });

  test('frames inside of the page have no preload script', async () => {
    const [frame] = fixture.page.frames().filter((one) => one !== fixture.page.mainFrame());
    await frame?.waitForLoadState();
    expect(await frame?.evaluate('[document.title, typeof window.fixture]')).toEqual(['Frame', 'undefined']);
  });

  test('a page that spoils the built-in functions sees nothing and breaks nothing', async () => {
    expect(
      await inPage(`(async () => {
        let count = 0;
        let refused = '';
        let reply;
        let echoed;
        let called;
        const restore = window.spoilAll();
        try {
          const stop = window.fixture.listen(() => { count += 1; });
          reply = await window.fixture.invoke('announce', 3);
          stop();
          echoed = await window.fixture.invoke('echo', { a: { b: 'two' } });
          try { await window.fixture.invoke('fail'); } catch (error) { refused = error.message; }
          called = window.fixture.callBack((value) => value, 'back');
        } finally {
          restore();
        }
        return [window.uses, reply, count, echoed.a.b, refused, called.answer, await called.promised];
      })()`),
    ).toEqual([
      '',
      'replied',
      3,
      'two',
      "Error invoking remote method 'fail': TypeError: it went wrong",
      'back',
      'back',
    ]);
  });

  test('pages come from the handler of app:, with its policy', async () => {
    const colour = await inPage(`getComputedStyle(document.querySelector('h1')).color`);
    expect(colour).toBe('rgb(1, 2, 3)');
    expect(
      await inPage(`(async () => {
        const missing = await fetch('/missing.html');
        const known = await fetch('/second.html');
        let foreign = 'allowed';
        try { await fetch('https://outside.test/'); } catch { foreign = 'refused'; }
        return [missing.status, await missing.text(), known.status, known.headers.get('content-type'), foreign, isSecureContext];
      })()`),
    ).toEqual([404, 'missing', 200, 'text/html; charset=utf-8', 'refused', true]);
  });

  test('the page cannot open windows', async () => {
    await events();
    await inPage(`void window.open('https://outside.test/popup', 'name')`);
    await expect.poll(events).toEqual(['open https://outside.test/popup']);
    await expect.poll(() => fixture.application.windows().length).toBe(1);
    // The page does not wait for what it was refused.
    for (let number = 0; number < 5; number += 1) {
      expect(
        await inPage(
          `window.open('https://outside.test/${number}') && window.fixture.invoke('echo', ${number})`,
        ),
      ).toBe(number);
    }
  });

  test('the page cannot leave, neither for the network nor for what needs none', async () => {
    await events();
    await inPage(`document.querySelector('#outside').click()`);
    await expect.poll(events).toEqual(['navigate https://outside.test/']);
    await inPage(`location.href = '/second.html'`);
    await expect.poll(events).toEqual(['navigate app://fixture/second.html']);
    await inPage(`location.href = URL.createObjectURL(new Blob(['<h1>own</h1>'], { type: 'text/html' }))`);
    await expect.poll(async () => String(await events())).toMatch(/^navigate blob:/);
    await inPage(`document.querySelector('#letter').click()`);
    await expect.poll(events).toEqual(['navigate mailto:a@outside.test']);
    await inPage(`location.href = 'about:blank'`);
    await expect.poll(events).toEqual(['navigate about:blank']);
    await inPage(`location.hash = 'there'`);
    expect(
      await fixture.application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
      ),
    ).toEqual(['app://fixture/index.html#there']);
  });

  test('the page is refused what the app grants to none', async () => {
    expect(
      await inPage(`(async () => {
        const states = [];
        for (const name of ['geolocation', 'notifications', 'camera', 'clipboard-read']) {
          states.push((await navigator.permissions.query({ name })).state);
        }
        return states;
      })()`),
    ).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('a reload runs the preload script again', async () => {
    await inPage('window.before = true');
    await fixture.page.reload();
    expect(await inPage(`[window.before, typeof window.fixture.invoke]`)).toEqual([undefined, 'function']);
    const reloaded = fixture.page.waitForEvent('load');
    await fixture.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.reload(),
    );
    await reloaded;
    expect(await inPage(`window.fixture.invoke('echo', 'again')`)).toBe('again');
  });
});
