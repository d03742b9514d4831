import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSecrets } from '../../../src-main/electron/secrets.ts';
import type { SafeStorage } from '../../../src-main/electron/secrets.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { noReport } from '../ipc/fakes.ts';

const KEY = 'sk-planted-0123456789abcdef';
const OPENAI = 'https://api.openai.com/v1';

/** The encryption of one person's system: what another one has encrypted it cannot read. */
function storageOf(person: string, changes: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(`${person}:${Buffer.from(text, 'utf8').toString('hex')}`),
    decryptStringAsync: async (encrypted) => {
      const [owner, hex = ''] = encrypted.toString('utf8').split(':');
      if (owner !== person) throw new Error('The key of the system is another one.');
      return { result: Buffer.from(hex, 'hex').toString('utf8'), shouldReEncrypt: false };
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes,
  };
}

function secretsIn(folder: string, storage: SafeStorage, platform: NodeJS.Platform = 'linux') {
  return createSecrets({ file: join(folder, 'keys.json'), storage, platform, report: noReport });
}

it('W38: keeps a key encrypted, in a file that only its owner can read', async () => {
  const folder = temporaryFolder();
  await secretsIn(folder, storageOf('anna')).change(OPENAI, KEY);
  const file = join(folder, 'keys.json');
  expect(readFileSync(file, 'utf8')).not.toContain(KEY);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const later = secretsIn(folder, storageOf('anna'));
  expect([await later.keyFor(OPENAI), await later.placeOf(OPENAI)]).toEqual([KEY, 'stored']);
});

it.each([
  'http://api.openai.com/v1',
  'https://api.openai.com:8443/v1',
  'https://api.openai.com.example/v1',
  'https://evil.example/api.openai.com',
  'file:///api.openai.com',
  'no address',
])('W38: finds the key of a server for no other one: %s', async (other) => {
  const secrets = secretsIn(temporaryFolder(), storageOf('anna'));
  await secrets.change(OPENAI, KEY);
  expect([await secrets.keyFor(other), await secrets.placeOf(other)]).toEqual([null, 'none']);
  expect(await secrets.keyFor('https://API.openai.com:443/another/path')).toBe(KEY);
});

it.each([
  ['the backend protects nothing', { getSelectedStorageBackend: () => 'basic_text' }],
  ['there is no encryption', { isAsyncEncryptionAvailable: async () => false }],
  ['the keyring stays locked', { encryptStringAsync: async () => Promise.reject(new Error('locked')) }],
] as const)('keeps a key in memory alone where %s', async (_reason, changes) => {
  const folder = temporaryFolder();
  await secretsIn(folder, storageOf('anna')).change(OPENAI, 'sk-earlier');
  const secrets = secretsIn(folder, storageOf('anna', changes));
  await secrets.change(OPENAI, KEY);
  expect([await secrets.keyFor(OPENAI), await secrets.placeOf(OPENAI)]).toEqual([KEY, 'until-close']);
  // Neither the new key nor the earlier one comes back.
  expect(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))).toEqual({});
  expect(await secretsIn(folder, storageOf('anna')).keyFor(OPENAI)).toBeNull();
});

it('asks no backend on a system that has but one', async () => {
  const getSelectedStorageBackend = (): string => {
    throw new Error('There is no such call here.');
  };
  const secrets = secretsIn(temporaryFolder(), storageOf('anna', { getSelectedStorageBackend }), 'darwin');
  expect(await secrets.keepsKeys()).toBe(true);
});

it('takes a key that another person or computer has encrypted for none, and a damaged file too', async () => {
  const folder = temporaryFolder();
  await secretsIn(folder, storageOf('anna')).change(OPENAI, KEY);
  const secrets = secretsIn(folder, storageOf('ben'));
  expect([await secrets.keyFor(OPENAI), await secrets.placeOf(OPENAI)]).toEqual([null, 'none']);
  writeFileSync(join(folder, 'keys.json'), '{"https://api.openai.com": 5}');
  expect(await secrets.keyFor(OPENAI)).toBeNull();
});

it('forgets one key and leaves the others', async () => {
  const folder = temporaryFolder();
  const secrets = secretsIn(folder, storageOf('anna'));
  await Promise.all([secrets.change(OPENAI, KEY), secrets.change('http://127.0.0.1:1', 'local')]);
  await secrets.change(OPENAI, null);
  expect([await secrets.keyFor(OPENAI), await secrets.keyFor('http://127.0.0.1:1')]).toEqual([null, 'local']);
});

it('encrypts a key anew where the system wants it', async () => {
  const folder = temporaryFolder();
  await secretsIn(folder, storageOf('anna')).change(OPENAI, KEY);
  const earlier = storageOf('anna');
  const later = storageOf('anna, with a new key of the system');
  const rotated = secretsIn(folder, {
    ...later,
    decryptStringAsync: async (encrypted) => ({
      ...(await earlier.decryptStringAsync(encrypted)),
      shouldReEncrypt: true,
    }),
  });
  expect(await rotated.keyFor(OPENAI)).toBe(KEY);
  expect(await secretsIn(folder, later).keyFor(OPENAI)).toBe(KEY);
});
