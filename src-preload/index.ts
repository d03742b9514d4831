import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Channel, Channels } from './contract.ts';

/** The only way from the page to the main process: the page itself cannot name a channel. */
function invoke<C extends Channel>(
  channel: C,
  ...args: Channels[C]['arguments']
): Promise<Channels[C]['result']> {
  return ipcRenderer.invoke(channel, ...args);
}

const bridge: Bridge = Object.freeze({
  appVersion: () => invoke('app:version'),
});

contextBridge.exposeInMainWorld('genglossary', bridge);
