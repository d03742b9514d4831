import { expect, it } from 'vitest';
import type { ProviderSettings } from '../../../../src-main/domain/provider-settings.ts';
import type { ServerView } from '../../../../src-main/domain/provider-view.ts';
import { writerOf } from '../../../../src-renderer/components/writer.ts';
import { MODEL_SETTINGS } from '../../../support/model-settings.ts';

const SERVER: ServerView = { host: '127.0.0.1:9', isLocal: true, isAllowed: true, key: 'none' };

function writer(settings: Partial<ProviderSettings>, server: ServerView | null = SERVER) {
  return writerOf({
    settings: { chosen: 'ollama', ollama: MODEL_SETTINGS, openai: null, ...settings },
    servers: { ollama: server, openai: null },
    keepsKeys: true,
  });
}

it('a chosen model is named with its host, and only the chosen one', () => {
  expect(writer({})).toStrictEqual({ kind: 'model', model: 'small:1b', host: '127.0.0.1:9', isLocal: true });
  expect(writer({ chosen: 'extractive' })).toStrictEqual({ kind: 'built-in' });
});

it('a model without a name, a server or settings is not set up', () => {
  for (const found of [
    writer({ ollama: { ...MODEL_SETTINGS, model: ' ' } }),
    writer({}, null),
    writer({ chosen: 'openai' }),
  ]) {
    expect(found).toStrictEqual({ kind: 'not-set-up' });
  }
});
