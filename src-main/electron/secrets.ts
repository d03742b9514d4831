import { z } from 'zod';
import type { KeyPlace } from '../domain/provider-view.ts';
import { originOf } from '../domain/server-origin.ts';
import type { Report, Secrets } from '../ipc/ports.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What is used of Electron's `safeStorage`. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{
    readonly result: string;
    readonly shouldReEncrypt: boolean;
  }>;
  /** On Linux only. */
  getSelectedStorageBackend(): string;
}

export interface SecretsContext {
  /** Absolute path of the file with the encrypted keys. */
  readonly file: string;
  readonly storage: SafeStorage;
  readonly platform: NodeJS.Platform;
  readonly report: Report;
}

/** Backends of Linux whose encryption anybody can undo. */
const UNPROTECTED = ['basic_text', 'unknown'];

/** Encrypted keys in base64, by the origin of their server. */
const storedSchema = z.record(z.string(), z.string());

/**
 * Keys of servers, encrypted by what the system has for that. Where it protects nothing, keys stay in memory until the
 * app closes. The file is of no use to another person or on another computer: what cannot be decrypted counts as none.
 */
export function createSecrets({ file, storage, platform, report }: SecretsContext): Secrets {
  const inMemory = new Map<string, string>();
  let lastChange: Promise<unknown> = Promise.resolve();

  const keepsKeys = async (): Promise<boolean> => {
    if (platform === 'linux' && UNPROTECTED.includes(storage.getSelectedStorageBackend())) return false;
    try {
      return await storage.isAsyncEncryptionAvailable();
    } catch {
      // The person is told that the key is kept until the app closes.
      return false;
    }
  };

  const read = async (): Promise<Readonly<Record<string, string>>> =>
    (await readJsonFile(file, storedSchema)) ?? {};

  /** Null where the system does not protect it. */
  const encrypt = async (key: string): Promise<string | null> => {
    if (!(await keepsKeys())) return null;
    try {
      return (await storage.encryptStringAsync(key)).toString('base64');
    } catch {
      return null;
    }
  };

  const change = async (origin: string, key: string | null): Promise<void> => {
    const { [origin]: earlier, ...others } = await read();
    const encrypted = key === null ? null : await encrypt(key);
    // An earlier key must not come back when the app starts next.
    if (encrypted !== null) await writeJsonFile(file, { ...others, [origin]: encrypted });
    else if (earlier !== undefined) await writeJsonFile(file, others);
    if (key === null || encrypted !== null) inMemory.delete(origin);
    else inMemory.set(origin, key);
  };

  /** One after the other: two windows may change something at once. */
  const changeInTurn = async (origin: string, key: string | null): Promise<void> => {
    const changed = lastChange.then(() => change(origin, key));
    lastChange = changed.catch(() => undefined);
    return changed;
  };

  const decrypt = async (origin: string): Promise<string | null> => {
    const encrypted = (await read())[origin];
    if (encrypted === undefined || !(await keepsKeys())) return null;
    let decrypted: Awaited<ReturnType<SafeStorage['decryptStringAsync']>>;
    try {
      decrypted = await storage.decryptStringAsync(Buffer.from(encrypted, 'base64'));
    } catch {
      return null;
    }
    if (decrypted.shouldReEncrypt) {
      await changeInTurn(origin, decrypted.result).catch((error: unknown) =>
        report('A key could not be encrypted anew', error),
      );
    }
    return decrypted.result;
  };

  const find = async (
    baseUrl: string,
  ): Promise<{ readonly key: string | null; readonly place: KeyPlace }> => {
    const origin = originOf(baseUrl);
    if (origin === null) return { key: null, place: 'none' };
    await lastChange;
    const kept = inMemory.get(origin);
    if (kept !== undefined) return { key: kept, place: 'until-close' };
    const key = await decrypt(origin);
    return { key, place: key === null ? 'none' : 'stored' };
  };

  return {
    keepsKeys,
    keyFor: async (baseUrl) => (await find(baseUrl)).key,
    placeOf: async (baseUrl) => (await find(baseUrl)).place,
    change: async (baseUrl, key) => {
      const origin = originOf(baseUrl);
      if (origin === null) throw new Error('A key needs the address of a server.');
      await changeInTurn(origin, key);
    },
  };
}
