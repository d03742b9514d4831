import type { Page } from '@playwright/test';
import { heading } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

/** Calls the bridge as a page that was taken over would: with anything. */
async function ask(page: Page, name: string, argument: unknown): Promise<unknown> {
  return page.evaluate(
    async ({ name: channel, argument: value }) => {
      const request: unknown = Reflect.get(window.genglossary, 'request');
      if (typeof request !== 'function') return 'there is no bridge';
      try {
        const answer: unknown = await Reflect.apply(request, undefined, [channel, value]);
        return answer;
      } catch (error) {
        return `refused: ${String(error)}`;
      }
    },
    { name, argument },
  );
}

test('a page that is taken over opens no window, goes nowhere, and shows no other page in a frame', async ({
  app,
}) => {
  app.allow(/Content Security Policy|Refused to|ERR_BLOCKED|Framing|X-Frame|Not allowed|blocked/i);
  const page = await app.startWith('documents');
  const address = page.url();
  await page.evaluate(() => {
    window.open('https://example.org/');
    window.open('about:blank');
    Object.assign(window, { survives: true });
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => location.assign('data:text/html,<h1>elsewhere</h1>')).catch(() => 'refused');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
  });
  await expect(heading(page, t('documents:title'))).toBeVisible();
  expect(page.url()).toBe(address);
  expect(await page.evaluate((): unknown => Reflect.get(window, 'survives'))).toBe(true);

  const reached = await page.evaluate(async () => {
    const results: unknown[] = [];
    for (const source of [
      location.href,
      'about:blank',
      'data:text/html,<p>in a frame</p>',
      'https://example.org/',
    ]) {
      const frame = document.createElement('iframe');
      frame.src = source;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
        frame.addEventListener('error', resolve, { once: true });
        setTimeout(resolve, 1000);
      });
      try {
        results.push(typeof Reflect.get(frame.contentWindow ?? {}, 'genglossary'));
      } catch {
        // Another origin: the page cannot look into it, and it has no bridge either.
        results.push('undefined');
      }
      frame.remove();
    }
    return results;
  });
  expect(reached).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  expect(app.windows).toHaveLength(1);
});

test('the bridge takes only what the contract has: unknown, malformed and huge requests do nothing', async ({
  app,
}) => {
  app.allow(/request|Error invoking|invalid/i);
  const page = await app.startWith('documents');
  for (const name of [
    'shell:openPath',
    'documents:add',
    'projects:openFiles',
    '__proto__',
    'constructor',
    'toString',
  ]) {
    const answer = await ask(page, name, { paths: ['/etc/passwd'] });
    expect(answer, name).not.toMatchObject({ ok: true });
  }
  const refusal = { ok: false, error: { code: 'invalid-argument' } };
  expect(await ask(page, 'projects:open', { file: 42 })).toMatchObject(refusal);
  expect(await ask(page, 'projects:create', { name: 'x'.repeat(5_000_000) })).toMatchObject(refusal);
  expect(await ask(page, 'settings:change', { language: 'tlh' })).toMatchObject(refusal);
  // A file that is not on the list is none of the page's business.
  expect(await ask(page, 'projects:open', { file: '/etc/passwd' })).toMatchObject({ ok: false });
  expect(await ask(page, 'documents:list', { projectId: 'of another window' })).toMatchObject({
    ok: false,
    error: { code: 'project-not-open' },
  });
  expect(
    await page.evaluate(() => ({
      keys: Object.keys(window.genglossary).sort(),
      frozen: Object.isFrozen(window.genglossary),
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    })),
  ).toEqual({
    keys: ['listen', 'request', 'requestWithFiles'],
    frozen: true,
    node: ['undefined', 'undefined'],
  });
  await expect(heading(page, t('documents:title'))).toBeVisible();
});

test('the page runs no script from strings, no inline script, and loads nothing from elsewhere', async ({
  app,
}) => {
  app.allow(/Content Security Policy|Refused to|violates/i);
  const page = await app.start();
  const outcome = await page.evaluate(async () => {
    // What a script of the page itself may do: this function is the driver's, which may do more.
    const tried: Record<string, unknown> = {};
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineScriptRan = true';
    document.body.append(inline);
    tried['inline script'] = Reflect.get(window, 'inlineScriptRan') ?? 'did not run';
    const holder = document.createElement('div');
    holder.innerHTML = '<button onclick="window.handlerRan = true">press</button>';
    document.body.append(holder);
    holder.querySelector('button')?.click();
    tried['inline handler'] = Reflect.get(window, 'handlerRan') ?? 'did not run';
    holder.remove();
    tried['remote image'] = await new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('load', () => resolve('loaded'), { once: true });
      image.addEventListener('error', () => resolve('did not load'), { once: true });
      image.src = 'https://example.org/pixel.png';
    });
    tried['request'] = await fetch('https://example.org/').then(
      () => 'answered',
      () => 'refused',
    );
    const style = document.createElement('style');
    style.textContent = 'h1 { outline: 7px solid red }';
    document.head.append(style);
    tried['style'] = getComputedStyle(document.querySelector('h1') ?? document.body).outlineWidth === '7px';
    style.remove();
    return tried;
  });
  expect(outcome).toEqual({
    'inline script': 'did not run',
    'inline handler': 'did not run',
    'remote image': 'did not load',
    request: 'refused',
    style: false,
  });
  // From a task of the page's own, to which its policy applies in full.
  const evaluated = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(`${event.blockedURI} refused`), {
          once: true,
        });
        Reflect.apply(setTimeout, window, ['window.stringRan = true', 0]);
        setTimeout(() => resolve('ran'), 1000);
      }),
  );
  expect(evaluated).toBe('eval refused');
});

test('a link leads to the browser of the system only where it is one of the web', async ({ app }) => {
  app.allow(/link:open/);
  const page = await app.start();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedLinks', opened);
    shell.openExternal = async (address) => {
      opened.push(address);
    };
  });
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://server/share',
    'data:text/html,x',
    'genglossary://x',
    ' https',
    'https://user:secret@example.org/',
  ]) {
    await ask(page, 'link:open', { url });
  }
  const before = await app.evaluate((): unknown => Reflect.get(globalThis, 'openedLinks'));
  expect(before).not.toContainEqual(expect.stringMatching(/^(?!https?:)/));
  expect(await ask(page, 'link:open', { url: 'https://example.org/a?b=c' })).toMatchObject({ ok: true });
  const opened = await app.evaluate((): unknown => Reflect.get(globalThis, 'openedLinks'));
  expect(opened).toContain('https://example.org/a?b=c');
});
