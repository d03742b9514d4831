import { toAppAddress } from './app-address.ts';
import { getBrowser } from './runtime.ts';
import type { WebContents } from './web-contents.ts';

/** What pages may ask for: Electron's name, and Chromium's. */
const PERMISSIONS = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
] as const;

type Permission = (typeof PERMISSIONS)[number][0];
type RequestHandler = (
  contents: WebContents | null,
  permission: Permission,
  decide: (granted: boolean) => void,
) => void;
type CheckHandler = (contents: WebContents | null, permission: Permission, origin: string) => boolean;

let requestHandler: RequestHandler | null = null;
let checkHandler: CheckHandler | null = null;

export const session = {
  defaultSession: {
    /** Decides about what a page asks for. It is asked once for each origin, before the page is loaded. */
    setPermissionRequestHandler: (handler: RequestHandler | null): void => {
      requestHandler = handler;
    },
    /** Says what a page has without asking. It is asked once for each origin, before the page is loaded. */
    setPermissionCheckHandler: (handler: CheckHandler | null): void => {
      checkHandler = handler;
    },
    /** Only false: the shell's Chromium checks no spelling. */
    setSpellCheckerEnabled: (enabled: boolean): void => {
      if (enabled) throw new Error('The browser shell cannot check spelling.');
    },
  },
};

/**
 * Tells Chromium what pages of an origin may do. What the app does not decide about is refused.
 *
 * @param origin as Chromium knows it, null for pages without one
 */
export async function applyPermissions(origin: string | null): Promise<void> {
  if (origin === null) return;
  await Promise.all(
    PERMISSIONS.map(async ([permission, name]) => {
      const setting = isGranted(permission, toAppAddress(origin)) ? 'granted' : 'denied';
      await getBrowser().session.send('Browser.setPermission', { permission: { name }, setting, origin });
    }),
  );
}

function isGranted(permission: Permission, origin: string): boolean {
  if (checkHandler !== null && !checkHandler(null, permission, `${origin}/`)) return false;
  let granted = false;
  requestHandler?.(null, permission, (decision) => {
    granted = decision;
  });
  return granted;
}
