/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Bridge } from '../../../src-preload/contract.ts';

// Functions that specs evaluate in a page see what the page has.
declare global {
  interface Window {
    readonly genglossary: Bridge;
  }
}
