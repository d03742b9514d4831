import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countListeners, processesWith, startShell } from './shell-process.ts';
import { FIXTURE_APP, startFixture, temporaryFolder } from './start-fixture.ts';

async function newFolder(): Promise<string> {
  const temporary = await temporaryFolder();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  return temporary.folder;
}

test('a signal lets the app quit in good order, with no port open meanwhile and no process left', async () => {
  const data = await newFolder();
  const shell = startShell([FIXTURE_APP, '--headless', `--user-data-dir=${data}`]);
  await shell.saying('started');
  const processes = await processesWith(data);
  // The shell itself, and more than one process of Chromium.
  expect(processes.length).toBeGreaterThan(2);
  expect(await countListeners(processes)).toBe(0);
  shell.signal('SIGTERM');
  expect(await shell.ended).toMatchObject({ code: 0, said: 'started\nbefore-quit\nwill-quit\n' });
  expect(await processesWith(data)).toEqual([]);
});

test('one program holds the lock of a folder, until it ends, however it ends', async () => {
  const data = await newFolder();
  const cwd = await newFolder();
  const args = [FIXTURE_APP, '--headless', `--user-data-dir=${data}`];
  const first = startShell(args);
  await first.saying('started');
  const second = startShell([...args, 'project 一.sqlite'], { cwd });
  expect(await second.ended).toMatchObject({ code: 0, said: 'started already\nbefore-quit\nwill-quit\n' });
  expect(await first.saying('second-instance')).toBe(
    `second-instance ${JSON.stringify({ argv: ['--headless', `--user-data-dir=${data}`, 'project 一.sqlite'], folder: cwd })}`,
  );
  first.signal('SIGKILL');
  await first.ended;
  const third = startShell(args);
  await third.saying('started');
  third.signal('SIGINT');
  expect((await third.ended).code).toBe(0);
  expect(await processesWith(data)).toEqual([]);
});

test('nothing is left of an app that was killed', async () => {
  const data = await newFolder();
  const shell = startShell([FIXTURE_APP, '--headless', `--user-data-dir=${data}`]);
  await shell.saying('started');
  shell.signal('SIGKILL');
  await shell.ended;
  await expect.poll(() => processesWith(data), { timeout: 10_000 }).toEqual([]);
});

test('the app decides about the exit code', async () => {
  const fixture = await startFixture();
  onTestFinished(() => fixture[Symbol.asyncDispose]());
  await fixture.application.evaluate(({ app }) => app.exit(7));
  await fixture.application.close();
  expect(fixture.application.process().exitCode).toBe(7);
});

test('without a Chromium the app says in one sentence what to install', async () => {
  const data = await newFolder();
  const args = [FIXTURE_APP, '--headless', `--user-data-dir=${data}`];
  const { GENGLOSSARY_BROWSER: _named, ...env } = process.env;
  const none = await startShell(args, { env: { ...env, PATH: data } }).ended;
  expect(none).toMatchObject({ code: 1, said: '' });
  expect(none.complained).toMatch(
    /^No Chromium was found .*apt install chromium.*GENGLOSSARY_BROWSER.*\.\n$/,
  );
  const wrong = path.join(data, 'missing');
  const named = await startShell(args, { env: { ...env, GENGLOSSARY_BROWSER: wrong } }).ended;
  expect(named).toMatchObject({
    code: 1,
    complained: `GENGLOSSARY_BROWSER names ${wrong}, which is no program that can be run.\n`,
  });
});

test('a folder without an app is named', async () => {
  const folder = await newFolder();
  const { code, complained } = await startShell([folder]).ended;
  expect(code).toBe(1);
  expect(complained).toContain(path.join(folder, 'package.json'));
});
