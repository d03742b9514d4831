import { Browser } from './browser.ts';
import type { AppManifest, ShellOptions } from './options.ts';

/** How this program was started, and the browser once the app is ready for it. */
export interface Runtime {
  readonly options: ShellOptions;
  readonly manifest: AppManifest;
}

let current: Runtime | null = null;
let starting: Promise<Browser> | null = null;
let running: Browser | null = null;
let ending = false;

/** Says how the program was started. To be called before the app is loaded. */
export function setRuntime(runtime: Runtime): void {
  current = runtime;
}

/** How the program was started. Throws an Error outside of the browser shell. */
export function getRuntime(): Runtime {
  if (current === null) throw new Error('The app has to be started by tools/browser-shell/main.ts.');
  return current;
}

/**
 * Starts the browser, at the first call. Rejects with NoChromiumError or LaunchError.
 *
 * @param userDataFolder the folder of the app's data
 */
export async function startBrowser(userDataFolder: string): Promise<Browser> {
  const { headless, remoteDebugging } = getRuntime().options;
  starting ??= Browser.start({ userDataFolder, headless, remoteDebugging }).then((browser) => {
    running = browser;
    return browser;
  });
  return starting;
}

/** The running browser. Throws an Error before the app is ready. */
export function getBrowser(): Browser {
  if (running === null) throw new Error('Cannot create BrowserWindow before app is ready');
  return running;
}

/** Whether the browser is being ended. What fails from then on fails because the windows are gone. */
export function isEnding(): boolean {
  return ending;
}

/** Ends the browser, if it was started, and waits until it has ended. */
export async function closeBrowser(): Promise<void> {
  ending = true;
  if (starting === null) return;
  // A browser that could not be started needs no closing.
  const browser = await starting.catch(() => null);
  await browser?.close();
}
