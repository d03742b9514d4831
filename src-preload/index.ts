import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { EVENT_NAMES, FILE_REQUESTS, REQUESTS } from './contract.ts';
import type {
  Answer,
  Bridge,
  EventName,
  Events,
  FileRequestArgument,
  FileRequestName,
  RequestArgument,
  RequestName,
  RequestResult,
} from './contract.ts';

/*
 * The only way from the page to the main process: the page cannot name a channel that the contract lacks, nor
 * a file that no person gave to it, and it never gets hold of Electron's own objects.
 */

function request<Name extends RequestName>(
  name: Name,
  argument: RequestArgument<Name>,
): Promise<Answer<RequestResult<Name>>> {
  if (!Object.hasOwn(REQUESTS, name)) return Promise.resolve(refusal(`There is no request "${name}".`));
  return ipcRenderer.invoke(name, argument);
}

function requestWithFiles<Name extends FileRequestName>(
  name: Name,
  argument: FileRequestArgument<Name>,
  files: readonly File[],
): Promise<Answer<RequestResult<Name>>> {
  if (!Object.hasOwn(FILE_REQUESTS, name))
    return Promise.resolve(refusal(`There is no request "${name}" about files.`));
  // What was dragged out of another program may be a file without a place on this machine.
  const paths = [...files].map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  if (paths.length === 0) return Promise.resolve(refusal('None of these is a file of this machine.'));
  return ipcRenderer.invoke(name, { ...argument, paths });
}

function listen<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void {
  if (!EVENT_NAMES.includes(name)) throw new TypeError(`There is no event "${name}".`);
  // Electron's own event has a way to the main process: it stays here.
  const handOn = (_event: IpcRendererEvent, event: Events[Name]): void => listener(event);
  ipcRenderer.on(name, handOn);
  return () => {
    ipcRenderer.off(name, handOn);
  };
}

function refusal(message: string): Answer<never> {
  return { ok: false, error: { code: 'invalid-argument', message, remedy: '', values: {}, activeRun: null } };
}

const bridge: Bridge = Object.freeze({ request, requestWithFiles, listen });
contextBridge.exposeInMainWorld('genglossary', bridge);
