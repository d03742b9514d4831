import { TypedEmitter } from './typed-emitter.ts';
import type { WebContents } from './web-contents.ts';

/** What happens in one place and concerns the app as a whole. */
export const lifecycle = new TypedEmitter<{
  readonly 'web-contents-created': readonly [contents: WebContents];
  /** The last window has closed. */
  readonly 'all-closed': readonly [];
  /** Chromium runs. The address is where it listens, null when it does not. */
  readonly 'browser-started': readonly [endpoint: string | null];
}>(['web-contents-created', 'all-closed', 'browser-started']);
