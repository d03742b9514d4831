import { expect, it } from 'vitest';
import { keysOfEnvironment } from '../../../src-main/cli/keys.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';

const keyOf = keysOfEnvironment({
  OPENAI_API_KEY: 'openai-key\n',
  AZURE_OPENAI_API_KEY: 'azure-key',
  OLLAMA_API_KEY: 'ollama-key',
});
const REMOTE = 'https://models.example.com';

it.each([
  ['a server of the protocol of OpenAI', { kind: 'openai', baseUrl: REMOTE }, 'openai-key'],
  ['Azure', { kind: 'openai', baseUrl: REMOTE, apiVersion: '2024-10-21' }, 'azure-key'],
  ['Ollama elsewhere', { kind: 'ollama', baseUrl: REMOTE }, 'ollama-key'],
  ['Ollama on this computer', { kind: 'ollama' }, null],
] as const)('W36: %s gets its own key and no other', async (_name, settings, key) => {
  expect(await keyOf({ ...MODEL_SETTINGS, ...settings }, 'chosen')).toBe(key);
});

it.each([
  ['OpenAI', { kind: 'openai', baseUrl: 'https://api.openai.com/v1' }, 'openai-key'],
  ['a server on this computer', { kind: 'openai', baseUrl: 'http://localhost:8080/v1' }, 'openai-key'],
  [
    'Azure',
    { kind: 'openai', baseUrl: 'https://works.openai.azure.com', apiVersion: '2024-10-21' },
    'azure-key',
  ],
  ['another server', { kind: 'openai', baseUrl: REMOTE }, null],
  ['another server for Azure', { kind: 'openai', baseUrl: REMOTE, apiVersion: '2024-10-21' }, null],
  ['OpenAI without protection', { kind: 'openai', baseUrl: 'http://api.openai.com/v1' }, null],
  ['a name that looks like OpenAI', { kind: 'openai', baseUrl: 'https://api.openai.com.example' }, null],
  ['Ollama elsewhere', { kind: 'ollama', baseUrl: REMOTE }, null],
] as const)(
  'W38: %s, named by a project file, gets a key only where it is its own',
  async (_name, settings, key) => {
    expect(await keyOf({ ...MODEL_SETTINGS, ...settings }, 'stored')).toBe(key);
  },
);

it.each([{}, { OPENAI_API_KEY: ' ' }])('takes %j for no key', async (environment) => {
  const none = await keysOfEnvironment(environment)({ ...MODEL_SETTINGS, kind: 'openai' }, 'chosen');
  expect(none).toBeNull();
});
