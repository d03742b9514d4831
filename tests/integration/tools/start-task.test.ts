import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasDisplay } from '../../../tools/bootstrap/start-task.mjs';
import { createProject, writeFiles } from './temporary-project.ts';
import type { TemporaryProject } from './temporary-project.ts';

const WITH_DISPLAY = { DISPLAY: ':99' };
const NO_DISPLAY = { DISPLAY: '', WAYLAND_DISPLAY: '' };

/** A server that answers everything with nothing. */
async function emptyServer(): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = http.createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place: AddressInfo | string | null = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Makes Electron look where nothing listens any more. */
async function nowhere(): Promise<{ readonly ELECTRON_MIRROR: string }> {
  const { address, close } = await emptyServer();
  close();
  return { ELECTRON_MIRROR: address };
}

/** Says who was started with what. */
const says = (name: string): string =>
  `process.stdout.write('${name} ' + JSON.stringify(process.argv.slice(2)) + '\\n');`;

/** A runtime of Electron that says that it was started. */
const ELECTRON = `#!/bin/sh
if [ "$1" = --version ]; then echo v45.4.1; else echo "electron $*"; fi
`;

/** A project whose build counts how often it ran, and whose packages are stand-ins. */
async function project({ electron }: { readonly electron: string | null }): Promise<TemporaryProject> {
  const made = createProject(says('cli'));
  await made.run(['genglossary']);
  writeFiles(made.root, {
    'src-preload/index.ts': '',
    'src-renderer/index.html': '',
    'electron.vite.config.ts': '',
    'tools/browser-shell/main.ts': says('shell'),
    'node_modules/electron-vite/bin/electron-vite.js': `
      import fs from 'node:fs';
      fs.mkdirSync('out', { recursive: true });
      fs.appendFileSync('out/builds', 'x');
    `,
    'node_modules/electron/install.js': `process.stderr.write('no such file on the server\\n'); process.exit(1);`,
  });
  if (electron !== null) putElectron(made.root, electron);
  return made;
}

function putElectron(root: string, script: string): void {
  const folder = path.join(root, 'node_modules', 'electron');
  writeFiles(folder, { 'path.txt': 'electron', 'dist/electron': script });
  fs.chmodSync(path.join(folder, 'dist', 'electron'), 0o755);
}

const builds = ({ root }: TemporaryProject): number =>
  fs.readFileSync(path.join(root, 'out/builds'), 'utf8').length;

describe('npm start', () => {
  it('does the job without a window where there is no display, and says how to open one', async () => {
    const { root, run } = await project({ electron: null });
    const { code, stdout, stderr } = await run(['start'], { env: NO_DISPLAY });
    expect(code).toBe(0);
    expect(stdout).toBe('cli ["sample"]\n');
    expect(stderr).toContain('xvfb-run npm start');
    expect(fs.existsSync(path.join(root, 'out'))).toBe(false);
  });

  it('opens the app in a browser where Electron cannot be had, and says so in one line with the reason', async () => {
    const made = await project({ electron: null });
    const { code, stdout, stderr } = await made.run(['start', 'a.genglossary'], {
      env: { ...WITH_DISPLAY, ...(await nowhere()) },
    });
    expect(code).toBe(0);
    expect(stdout).toBe(`shell ${JSON.stringify([made.root, 'a.genglossary'])}\n`);
    const told = stderr.split('\n').filter((line) => line.includes('Electron'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('127.0.0.1, which cannot be reached (ECONNREFUSED)');
  });

  it('opens the app in a browser where the download of Electron fails', async () => {
    const { address, close } = await emptyServer();
    onTestFinished(close);
    const made = await project({ electron: null });
    const { stdout, stderr } = await made.run(['start'], {
      env: { ...WITH_DISPLAY, ELECTRON_MIRROR: address },
    });
    expect(stdout).toBe(`shell ${JSON.stringify([made.root])}\n`);
    expect(stderr).toContain('failed: no such file on the server');
  });

  it.skipIf(process.platform === 'win32')(
    'opens the app in Electron where its runtime is there',
    async () => {
      const made = await project({ electron: ELECTRON });
      const { code, stdout, stderr } = await made.run(['start', 'x'], { env: WITH_DISPLAY });
      expect(code).toBe(0);
      expect(stdout).toBe(`electron ${made.root} x\n`);
      expect(stderr).not.toContain('Electron cannot be used');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'opens the app in a browser where the runtime of Electron does not start',
    async () => {
      const made = await project({ electron: '#!/bin/sh\necho "libgtk-3.so.0 is missing" >&2\nexit 127\n' });
      const { stdout, stderr } = await made.run(['start'], { env: WITH_DISPLAY });
      expect(stdout).toContain('shell ');
      expect(stderr).toContain('libgtk-3.so.0 is missing');
    },
  );

  it('builds the app again only when a source has changed', async () => {
    const made = await project({ electron: null });
    const env = { ...WITH_DISPLAY, ...(await nowhere()) };
    await made.run(['start'], { env });
    await made.run(['start'], { env });
    expect(builds(made)).toBe(1);
    writeFiles(made.root, { 'src-renderer/index.html': '<p>' });
    await made.run(['start'], { env });
    expect(builds(made)).toBe(2);
  });

  it('builds once when it is started twice at the same moment', async () => {
    const made = await project({ electron: null });
    const env = { ...WITH_DISPLAY, ...(await nowhere()) };
    const both = await Promise.all([made.run(['start'], { env }), made.run(['start'], { env })]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(builds(made)).toBe(1);
  });

  it('opens nothing when the build fails', async () => {
    const made = await project({ electron: null });
    writeFiles(made.root, { 'node_modules/electron-vite/bin/electron-vite.js': 'process.exitCode = 7;' });
    const { code, stdout } = await made.run(['start'], { env: { ...WITH_DISPLAY, ...(await nowhere()) } });
    expect(code).toBe(7);
    expect(stdout).toBe('');
  });
});

describe('hasDisplay', () => {
  it('asks Linux for X or Wayland, and takes it for granted elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
