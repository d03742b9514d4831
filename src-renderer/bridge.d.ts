import type { Bridge } from '../src-preload/contract.ts';

declare global {
  interface Window {
    /** What the preload script puts here. */
    readonly genglossary: Bridge;
  }
}
