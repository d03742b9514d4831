/** What the tests of the window are run with. */
export interface WindowOptions {
  /** What stands in for the desktop: a browser that is driven like Electron, or Electron itself. */
  readonly runtime: 'browser-shell' | 'electron';
}
