/** A key with its modifiers, as a page compares it with what is pressed. */
export interface PageAccelerator {
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** What the key types, in lower case. */
  readonly key: string;
  /** Where a letter or digit lies on the keyboard, empty for other keys. */
  readonly code: string;
}

/** Electron's names of keys, in lower case, and what pages call them. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['plus', '+'],
  ['space', ' '],
  ['return', 'enter'],
  ['esc', 'escape'],
  ['up', 'arrowup'],
  ['down', 'arrowdown'],
  ['left', 'arrowleft'],
  ['right', 'arrowright'],
]);

/**
 * Reads an accelerator as Electron writes it, as in `CmdOrCtrl+Shift+N`.
 *
 * @throws Error when it has no key or a modifier that does not exist
 */
export function parseAccelerator(
  text: string,
  platform: NodeJS.Platform = process.platform,
): PageAccelerator {
  const names = text.toLowerCase().split('+');
  const name = names.pop() ?? '';
  if (name === '') throw new Error(`"${text}" is no accelerator.`);
  const pressed = new Set(names.map((modifier) => modifierNamed(modifier, platform, text)));
  const letterOrDigit = /^[a-z]$/.test(name) ? 'Key' : /^\d$/.test(name) ? 'Digit' : '';
  return {
    control: pressed.has('control'),
    shift: pressed.has('shift'),
    alt: pressed.has('alt'),
    meta: pressed.has('meta'),
    key: KEYS.get(name) ?? name,
    code: letterOrDigit === '' ? '' : letterOrDigit + name.toUpperCase(),
  };
}

function modifierNamed(name: string, platform: NodeJS.Platform, accelerator: string): string {
  switch (name) {
    case 'commandorcontrol':
    case 'cmdorctrl':
      return platform === 'darwin' ? 'meta' : 'control';
    case 'control':
    case 'ctrl':
      return 'control';
    case 'command':
    case 'cmd':
    case 'super':
    case 'meta':
      return 'meta';
    case 'alt':
    case 'option':
      return 'alt';
    case 'shift':
      return 'shift';
    default:
      throw new Error(`"${name}" in the accelerator "${accelerator}" is no modifier.`);
  }
}
