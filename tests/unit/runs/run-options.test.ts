import { expect, it } from 'vitest';
import { runOptionsSchema, settingsOf } from '../../../src-main/runs/run-options.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';

const NOTHING_CHOSEN = { documents: null, terms: null };

it('reads what was stored before there were models', () => {
  const stored = '{"folder":"/documents","provider":"extractive"}';
  expect(runOptionsSchema.parse(JSON.parse(stored))).toEqual({
    folder: '/documents',
    provider: 'extractive',
  });
  expect(settingsOf(stored)).toEqual({
    folder: '/documents',
    provider: 'extractive',
    price: null,
    ...NOTHING_CHOSEN,
  });
});

it('reads the model of a run as it was stored, and names it for people', () => {
  const options = { folder: null, provider: MODEL_SETTINGS, terms: ['lathe'] };
  const stored = JSON.stringify(options);
  expect(runOptionsSchema.parse(JSON.parse(stored))).toEqual(options);
  expect(settingsOf(stored).provider).toBe('ollama: small:1b (127.0.0.1:9)');
});

it('W38: keeps nothing that is no setting, such as a key, and names no password', () => {
  const baseUrl = 'http://person:planted@127.0.0.1:9';
  const provider = { ...MODEL_SETTINGS, key: 'planted', apiKey: 'planted' };
  expect(JSON.stringify(runOptionsSchema.parse({ folder: null, provider }))).not.toContain('planted');
  const stored = JSON.stringify({ folder: null, provider: { ...provider, baseUrl } });
  expect(settingsOf(stored).provider).toBe('ollama: small:1b (127.0.0.1:9)');
});

it.each([
  ['no model', { model: '' }],
  ['no request at once', { concurrency: 0 }],
  ['half a request', { concurrency: 1.5 }],
  ['no time', { answerMs: 0 }],
  ['another kind of server', { kind: 'telepathy' }],
])('takes %s for no setting of a model', (_name, change) => {
  const provider = { ...MODEL_SETTINGS, ...change };
  expect(runOptionsSchema.safeParse({ folder: null, provider }).success).toBe(false);
  expect(settingsOf(JSON.stringify({ folder: null, provider })).provider).toBe('');
});
