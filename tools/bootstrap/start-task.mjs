import path from 'node:path';
import { ensureBuilt } from './built-app.mjs';
import { runChild } from './child.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { note } from './notes.mjs';
import { runSource } from './run-source.mjs';

/**
 * Opens the desktop app: in Electron where its runtime can be had, else in a browser that is installed. With
 * no display at all it does the job without a window.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<number>} the exit code
 */
export async function startApp(setting) {
  const { node, env, root, args } = setting;
  if (!hasDisplay(env, process.platform)) {
    note(
      'There is no display here, so a glossary of the sample documents is built without a window. ' +
        'To see the window, start it on a desktop or type: xvfb-run npm start',
    );
    return runSource(setting, 'src-main/cli.ts', root, ['sample', ...args]);
  }
  const built = await ensureBuilt(setting);
  if (built !== 0) return built;
  const electron = await electronRuntime(setting);
  if (electron.kind === 'ready') {
    const { code } = await runChild(electron.executable, [root, ...args], { cwd: root, env });
    return code;
  }
  note(
    `Electron cannot be used here, as ${electron.reason}: the window opens in an installed browser instead.`,
  );
  const shell = path.join(root, 'tools', 'browser-shell', 'main.ts');
  const { code } = await runChild(node, ['--disable-warning=ExperimentalWarning', shell, root, ...args], {
    cwd: root,
    env,
  });
  return code;
}

/**
 * Tells whether there is something to show a window on. Only Linux is known to run without.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function hasDisplay(env, platform) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
