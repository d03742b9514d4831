import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHELL = path.join(ROOT, 'tools/browser-shell');

/** Type-checks a file against what the shell has of Electron, and answers what the compiler says. */
async function check(configuration: string, source: string): Promise<string> {
  // Inside of the project, so that the types of Node are found.
  const parent = path.join(ROOT, 'node_modules/.cache');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, 'browser-shell-types-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'planted.ts'), source);
  await writeFile(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: path.join(SHELL, configuration), include: ['./planted.ts'] }),
  );
  return new Promise((resolve) => {
    const compiler = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    execFile(process.execPath, [compiler, '-p', folder], (_error, stdout) => resolve(stdout));
  });
}

test('what the shell has passes', async () => {
  const source = `import { app, BrowserWindow } from 'electron';
    app.on('before-quit', (event) => event.preventDefault());
    new BrowserWindow({ width: 1 }).webContents.send('news', 1);`;
  expect(await check('tsconfig.app.json', source)).toBe('');
});

test('the main process cannot use what the shell lacks', async () => {
  const said = await check(
    'tsconfig.app.json',
    `import { app, BrowserWindow, Menu, powerMonitor } from 'electron';
    app.setBadgeCount(1);
    app.on('gpu-info-update', () => undefined);
    new BrowserWindow({ frame: false });
    Menu.buildFromTemplate([{ role: 'toggleDevTools' }]);
    powerMonitor.getSystemIdleTime();`,
  );
  const lines = said.split('\n').filter((line) => line.includes('error TS'));
  const missing = ['powerMonitor', 'setBadgeCount', 'gpu-info-update', 'frame', 'toggleDevTools'];
  for (const [index, name] of missing.entries()) expect(lines[index]).toContain(name);
  expect(lines).toHaveLength(missing.length);
});

test('the preload script cannot use what the shell lacks', async () => {
  const source = `import { ipcRenderer } from 'electron'; ipcRenderer.sendSync('channel');`;
  expect(await check('tsconfig.preload.json', source)).toContain(`'sendSync' does not exist`);
});
