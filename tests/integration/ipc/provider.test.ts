import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { NEW_PROVIDER_SETTINGS } from '../../../src-main/domain/provider-settings.ts';
import type { ModelSettings, ProviderSettings } from '../../../src-main/domain/provider-settings.ts';
import { writeDocuments } from '../../support/documents.ts';
import { goodAnswer } from '../../support/model-server/good-answer.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import type { ModelServer, ModelServerOptions } from '../../support/model-server/model-server.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';
import { connectPast } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bytesIn, startWindowApp } from '../../support/window-app.ts';

const KEY = 'sk-planted-0123456789abcdef';
const PATIENCE = { timeout: 20_000, interval: 20 };

async function startServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = await startModelServer({ conduct: goodAnswer, ...options });
  onTestFinished(() => server.close());
  return server;
}

function openai(baseUrl: string, changes: Partial<ModelSettings> = {}): ProviderSettings {
  return {
    ...NEW_PROVIDER_SETTINGS,
    chosen: 'openai',
    openai: { ...MODEL_SETTINGS, kind: 'openai', baseUrl, ...changes },
  };
}

/** An app with a window on a new project. */
async function newProject({ documents = 0, root = temporaryFolder() } = {}) {
  const app = startWindowApp(root);
  const page = app.openPage();
  const { id: projectId, file } = await page.get('projects:create', { name: 'Trial' });
  if (documents > 0) {
    writeDocuments(join(root, 'texts'), documents, 'limits the load');
    await page.session.use(projectId, (project) => project.documents.add([join(root, 'texts')]));
  }
  const change = (settings: ProviderSettings) => page.get('provider:change', { projectId, settings });
  const ended = async (): Promise<string> =>
    vi.waitFor(async () => {
      const [run] = await page.get('runs:list', { projectId });
      if (run === undefined || run.finishedAt === null) throw new Error('The run goes on.');
      return run.status;
    }, PATIENCE);
  return { root, app, page, projectId, file, change, ended };
}

it('W34: settings stay with the project: when it is opened again, and in a copy', async () => {
  const { root, app, page, projectId, file, change } = await newProject();
  expect(await page.get('provider:get', { projectId })).toEqual({
    settings: NEW_PROVIDER_SETTINGS,
    servers: { ollama: null, openai: null },
    keepsKeys: true,
  });
  const settings = openai('https://models.example.com:8443/v1', { price: { tokensIn: 1, tokensOut: 2 } });
  const server = { host: 'models.example.com:8443', isLocal: false, isAllowed: false, key: 'none' };
  expect(await change(settings)).toMatchObject({ settings, servers: { openai: server } });
  await vi.waitFor(() => {
    expect(page.heard).toContainEqual(['project:changed', { projectId, parts: ['project'] }]);
  }, PATIENCE);
  const refused = await page.refusal('provider:change', {
    projectId,
    settings: openai('https://anna:hunter2@models.example.com'),
  });
  expect(refused.code).toBe('model-address-unusable');
  expect(JSON.stringify(refused)).not.toContain('hunter2');
  const copy = await page.get('projects:clone', { file, name: 'Copy' });
  await app.close();

  const later = startWindowApp(root).openPage();
  for (const each of [file, copy.file]) {
    const { id } = await later.get('projects:open', { file: each });
    expect((await later.get('provider:get', { projectId: id })).settings).toEqual(settings);
  }
});

it('opens a project file with settings that are none, or name no server, and starts nothing by them', async () => {
  const { page, projectId, file } = await newProject();
  const connection = connectPast(file);
  const write = connection.prepare<[unknown]>('UPDATE project SET provider = ?');
  const settings = openai('https://models.example.com');
  for (const provider of [
    '{',
    '[]',
    '{"chosen":"openai","ollama":null,"openai":{"kind":"openai","baseUrl":5}}',
    JSON.stringify({ ...settings, openai: { ...settings.openai, concurrency: 1e9 } }),
    JSON.stringify({ ...settings, openai: { ...settings.openai, instructions: 'x'.repeat(900_000) } }),
  ]) {
    write.run(provider);
    expect((await page.get('provider:get', { projectId })).settings).toEqual(NEW_PROVIDER_SETTINGS);
  }
  for (const changes of [
    { baseUrl: 'file:///etc/passwd' },
    { baseUrl: 'https://anna:hunter2@models.example.com' },
    { kind: 'ollama' as const },
  ]) {
    write.run(JSON.stringify({ ...settings, openai: { ...settings.openai, ...changes } }));
    const { settings: read, servers } = await page.get('provider:get', { projectId });
    expect([read.openai, servers.openai]).toEqual([null, null]);
    expect((await page.refusal('runs:start', { projectId, scope: 'full' })).code).toBe('provider-not-set-up');
  }
});

it('W38: a key is in no file as it is, and goes to its own server alone', async () => {
  const conduct = () => ({ kind: 'answer', json: { colour: 'green' } }) as const;
  const own = await startServer({ conduct, key: KEY, models: ['small:1b'] });
  const other = await startServer({ conduct });
  const { root, page, projectId, change } = await newProject();
  expect((await page.refusal('provider:setKey', { projectId, kind: 'openai', key: KEY })).code).toBe(
    'provider-not-set-up',
  );
  const settings = openai(own.openaiUrl);
  await change(settings);
  const spaced = await page.refusal('provider:setKey', { projectId, kind: 'openai', key: `${KEY} ${KEY}` });
  expect(spaced.code).toBe('model-key-refused');
  const kept = await page.get('provider:setKey', { projectId, kind: 'openai', key: `${KEY}\n` });
  expect(kept.servers.openai?.key).toBe('stored');
  expect(JSON.stringify([kept, spaced, page.heard])).not.toContain(KEY);

  const test = (baseUrl: string) =>
    page.get('provider:test', { projectId, settings: { ...MODEL_SETTINGS, kind: 'openai', baseUrl } });
  expect(await test(own.openaiUrl)).toEqual({ ok: true, models: ['small:1b'] });
  await test(other.openaiUrl);
  expect(own.requests.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${KEY}`,
    `Bearer ${KEY}`,
  ]);
  expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  expect((await change(openai(other.openaiUrl))).servers.openai?.key).toBe('none');
  expect(bytesIn(root).includes(KEY)).toBe(false);
});

it('W38: nothing leaves the computer before a person has agreed to it, whoever wrote the project file', async () => {
  const { root, app, page, projectId, file, change, ended } = await newProject();
  const baseUrl = 'http://models.example.com:8080/v1';
  const host = 'http://models.example.com:8080';
  await change(openai(baseUrl));
  await page.get('terms:add', { projectId, term: 'torque limiter', category: 'technical-term' });
  const notAllowed = { code: 'server-not-allowed', values: { host, model: 'small:1b' } };
  const start = { projectId, scope: 'generate' } as const;
  expect(await page.refusal('runs:start', start)).toMatchObject(notAllowed);
  expect(await page.get('runs:list', { projectId })).toEqual([]);
  for (const other of ['https://models.example.com:8080', 'models.example.com:8080', 'api.openai.com']) {
    const refused = await page.refusal('provider:allow', { projectId, host: other });
    expect(refused.code).toBe('invalid-argument');
  }
  expect(existsSync(join(app.dataFolder, 'consents.json'))).toBe(false);
  const allowed = await page.get('provider:allow', { projectId, host });
  expect(allowed.servers.openai).toMatchObject({ host, isLocal: false, isAllowed: true });
  // Without documents there is nothing to send.
  const runId = await page.get('runs:start', start);
  expect(await ended()).toBe('completed');
  await change(openai('https://models.example.com:8080/v1'));
  expect(await page.refusal('runs:start', start)).toMatchObject({
    code: 'server-not-allowed',
    values: { host: 'models.example.com:8080' },
  });
  await app.close();

  // The same file in the hands of somebody who has agreed to nothing.
  connectPast(file).exec(`UPDATE runs SET units_failed = 1`);
  const ben = startWindowApp(root, 'ben');
  await (await ben.projects.open(file)).close();
  const his = ben.openPage();
  const { id } = await his.get('projects:open', { file });
  expect(await his.refusal('runs:again', { projectId: id, runId })).toMatchObject(notAllowed);
  expect(await his.refusal('runs:resume', { projectId: id })).toMatchObject(notAllowed);
  expect(await his.get('runs:list', { projectId: id })).toHaveLength(1);
  await his.get('provider:allow', { projectId: id, host });
  await his.get('runs:resume', { projectId: id });
  expect(await his.get('runs:list', { projectId: id })).toHaveLength(2);
});

const LINE = z.strictObject({
  time: z.iso.datetime(),
  host: z.string(),
  purpose: z.string(),
  bytesSent: z.int(),
  bytesReceived: z.int(),
  milliseconds: z.int(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
});

it('W38: writes down every request of a run without anything that was said, and estimates the next by it', async () => {
  const server = await startServer({ key: KEY });
  const { root, app, page, projectId, change, ended } = await newProject({ documents: 1 });
  const scope = 'full';
  expect(await page.get('provider:estimate', { projectId, scope })).toBeNull();
  expect(await page.get('provider:showRequests', undefined)).toBe(false);
  await change(openai(server.openaiUrl));
  await page.get('provider:setKey', { projectId, kind: 'openai', key: KEY });
  const unknown = await page.get('provider:estimate', { projectId, scope });
  expect(unknown).toEqual({ requests: 0, tokensIn: 0, tokensOut: 0, isWhole: false });

  await page.get('runs:start', { projectId, scope });
  expect(await ended()).toBe('completed');
  expect(await page.get('provider:showRequests', undefined)).toBe(true);
  expect(app.desktop.asked).toEqual([`folder of ${join(app.dataFolder, 'requests.log')}`]);
  const text = readFileSync(join(app.dataFolder, 'requests.log'), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => LINE.parse(JSON.parse(line)));
  expect(lines).toHaveLength(server.requests.length);
  expect(lines.filter(({ purpose }) => purpose === 'definition')).not.toEqual([]);
  for (const line of lines) {
    expect(line).toMatchObject({ host: new URL(server.openaiUrl).host, status: 200, fault: null });
    expect(Math.min(line.bytesSent, line.bytesReceived)).toBeGreaterThan(100);
  }
  for (const secret of [KEY, 'limiter', 'lathe', '/v1', root]) expect(text).not.toContain(secret);

  const terms = (await page.get('terms:counts', { projectId })).wanted;
  const next = await page.get('provider:estimate', { projectId, scope: 'generate' });
  // The server counts 11 tokens in and 7 out for each request.
  expect(next).toEqual({ requests: terms, tokensIn: terms * 11, tokensOut: terms * 7, isWhole: true });
  expect(await page.get('provider:estimate', { projectId, scope: 'extract' })).toBeNull();
  const whole = await page.get('provider:estimate', { projectId, scope });
  expect(whole).toMatchObject({ isWhole: true });
  expect(whole?.requests).toBeGreaterThan(terms);
});
