import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** No Chromium to show windows with; the message tells what to do. */
export class NoChromiumError extends Error {
  override readonly name = 'NoChromiumError';
}

/** The variable that names the browser to use, before all usual places. */
export const BROWSER_VARIABLE = 'GENGLOSSARY_BROWSER';

const LINUX_COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * Finds an installed Chromium, Chrome or Edge.
 *
 * @param env the environment: a browser named there goes before all others
 * @returns absolute path of the program
 * @throws NoChromiumError when there is none, or the named one cannot be run
 */
export function findChromium(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const named = env[BROWSER_VARIABLE];
  if (named !== undefined && named !== '') {
    if (canRun(named)) return named;
    throw new NoChromiumError(`${BROWSER_VARIABLE} names ${named}, which is no program that can be run.`);
  }
  const found = usualPlaces(env, platform).find(canRun);
  if (found !== undefined) return found;
  throw new NoChromiumError(
    'No Chromium was found to show the window with: install one (Debian, Ubuntu: apt install chromium; ' +
      `elsewhere Chrome, Edge or Chromium), or set ${BROWSER_VARIABLE} to the path of one.`,
  );
}

/** Every path where a browser may lie, the best first. */
function usualPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']];
    return WINDOWS_PROGRAMS.flatMap((program) =>
      roots.filter((root) => root !== undefined).map((root) => path.win32.join(root, program)),
    );
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env['HOME'] === undefined ? [] : [`${env['HOME']}/Applications`])];
    return MAC_APPLICATIONS.flatMap((name) =>
      roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return LINUX_COMMANDS.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
