import type { Bridge } from '../src-preload/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script; missing where the page was opened by something else than the app. */
    readonly genglossary?: Bridge;
  }

  /** Where libraries that insert style elements look for the nonce that the content security policy wants. */
  // oxlint-disable-next-line no-underscore-dangle
  var __webpack_nonce__: string | undefined;
}
