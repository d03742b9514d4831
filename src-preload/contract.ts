/**
 * What the page may ask of the main process: every channel with its arguments and its result. The page
 * reaches it as `window.genglossary`, the main process answers it in `src-main/ipc`.
 */
export interface Channels {
  /** The version of the app, such as `0.1.0`. */
  readonly 'app:version': { readonly arguments: readonly []; readonly result: string };
}

export type Channel = keyof Channels;

/** What the preload script puts into the page: nothing but these calls. */
export interface Bridge {
  readonly appVersion: () => Promise<Channels['app:version']['result']>;
}
