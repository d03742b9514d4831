import { describe, expect, test } from 'vitest';
import { listModels, testConnection } from '../../../src-main/llm/models/connection.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import { settingsFor } from '../../support/model-server/trial-settings.ts';

const { signal: NEVER } = new AbortController();

describe.each(['ollama', 'openai'] as const)('the test of a connection over the protocol of %s', (kind) => {
  test('is good where the model answers in the form, and lists the models', async () => {
    await using server = await startModelServer({
      models: ['double', 'other'],
      conduct: () => ({ kind: 'answer', json: { colour: 'green' } }),
    });
    const result = await testConnection(settingsFor(server, kind), null, NEVER);
    expect(result).toEqual({ ok: true, models: ['double', 'other'] });
  });

  test('tells of a model that does not keep to the form', async () => {
    await using server = await startModelServer({
      models: ['double'],
      conduct: () => ({ kind: 'text', text: 'It is green.' }),
    });
    const result = await testConnection(settingsFor(server, kind), null, NEVER);
    expect(result).toMatchObject({ ok: false, fault: 'schema-not-obeyed' });
  });

  test('tells of a server that is down, and how to start it', async () => {
    const server = await startModelServer();
    await server.close();
    const result = await testConnection(settingsFor(server, kind), null, NEVER);
    expect(result).toMatchObject({ ok: false, fault: 'server-unreachable' });
    expect(result).toHaveProperty('remedy', expect.stringContaining('Start the server'));
  });

  test('tells of a key that is refused', async () => {
    await using server = await startModelServer({ key: 'sk-good' });
    const result = await testConnection(settingsFor(server, kind), 'sk-planted', NEVER);
    expect(result).toMatchObject({ ok: false, fault: 'key-refused' });
    expect(JSON.stringify(result)).not.toContain('planted');
  });

  test('tells of another kind of server', async () => {
    const page = { kind: 'raw', contentType: 'text/html', body: '<p>Welcome</p>' } as const;
    await using server = await startModelServer({ models: ['double'], conduct: () => page });
    const result = await testConnection(settingsFor(server, kind), null, NEVER);
    expect(result).toMatchObject({ ok: false, fault: 'server-failed' });
  });

  test('W36: tells of an address that is none instead of breaking', async () => {
    await using server = await startModelServer();
    const result = await testConnection(
      settingsFor(server, kind, { baseUrl: 'not an address' }),
      null,
      NEVER,
    );
    expect(result).toMatchObject({ ok: false, fault: 'address-unusable' });
    expect(server.requests).toHaveLength(0);
  });

  test('W19: a stop ends it with its reason', async () => {
    await using server = await startModelServer({ models: ['double'], conduct: () => ({ kind: 'silent' }) });
    const stop = new AbortController();
    const reason = new Error('stopped');
    const tested = testConnection(settingsFor(server, kind), null, stop.signal);
    await server.request(1);
    stop.abort(reason);
    await expect(tested).rejects.toBe(reason);
  });
});

test('a model that Ollama has not is told with the command that fetches it', async () => {
  await using server = await startModelServer({ models: ['other'] });
  const result = await testConnection(settingsFor(server, 'ollama'), null, NEVER);
  expect(result).toMatchObject({ fault: 'model-missing', remedy: 'Fetch it with: ollama pull double' });
  expect(server.questions()).toEqual([]);
});

test('a model that another server has not is to be chosen from its list', async () => {
  await using server = await startModelServer({ models: ['other'] });
  const result = await testConnection(settingsFor(server, 'openai'), null, NEVER);
  expect(result).toMatchObject({ fault: 'model-missing', remedy: expect.stringContaining('Choose') });
});

test('Ollama is asked for a model by its name without the tag "latest"', async () => {
  await using server = await startModelServer({ models: ['double:latest'] });
  await testConnection(settingsFor(server, 'ollama'), null, NEVER);
  expect(server.questions()).toHaveLength(1);
});

test('a name that could be more than a name is not put into a command', async () => {
  await using server = await startModelServer({ models: [] });
  const settings = settingsFor(server, 'ollama', { model: 'x; rm -rf ~' });
  const result = await testConnection(settings, null, NEVER);
  expect(result).toHaveProperty('remedy', expect.not.stringContaining('rm -rf'));
});

test('a server that lists no models is tested by a question alone', async () => {
  await using server = await startModelServer({
    listsModels: false,
    conduct: () => ({ kind: 'answer', json: { colour: 'green' } }),
  });
  expect(await testConnection(settingsFor(server, 'openai'), null, NEVER)).toEqual({ ok: true, models: [] });
});

test('Azure lists no models, as it knows more than are deployed', async () => {
  await using server = await startModelServer({ models: ['double'] });
  const settings = settingsFor(server, 'openai', { apiVersion: '2024-10-21' });
  expect(await listModels(settings, null, NEVER)).toEqual([]);
  expect(server.requests).toHaveLength(0);
});
