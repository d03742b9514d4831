/*
 * What `require('electron')` gives a preload script, and the module that preload scripts are type-checked
 * against (tsconfig.preload.json).
 */

/** What a listener of the preload script gets before the arguments. */
export interface IpcRendererEvent {
  readonly sender: object;
}

/** As in Electron's types, what crosses between the processes is not checked by the compiler. */
type Crossing = ReturnType<typeof JSON.parse>;
type IpcListener = (event: IpcRendererEvent, ...args: Crossing[]) => void;

export interface PreloadElectron {
  readonly contextBridge: {
    /** Puts an API into the page, under a name that is not yet taken. */
    readonly exposeInMainWorld: (name: string, api: unknown) => void;
  };
  readonly ipcRenderer: {
    /** Calls a handler of the main process. Rejects with its error, as text. */
    readonly invoke: (channel: string, ...args: readonly unknown[]) => Promise<Crossing>;
    readonly send: (channel: string, ...args: readonly unknown[]) => void;
    readonly on: (channel: string, listener: IpcListener) => void;
    readonly off: (channel: string, listener: IpcListener) => void;
    readonly removeListener: (channel: string, listener: IpcListener) => void;
  };
  readonly webUtils: {
    /**
     * The path of a file that a person chose or dropped. The shell answers a token that becomes the path on its
     * way to the main process; it means nothing to the preload script itself.
     */
    readonly getPathForFile: (file: object) => string;
  };
}

export declare const contextBridge: PreloadElectron['contextBridge'];
export declare const ipcRenderer: PreloadElectron['ipcRenderer'];
export declare const webUtils: PreloadElectron['webUtils'];
