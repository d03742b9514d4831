import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExchangeRecord } from '../../../src-main/llm/models/exchange-record.ts';
import { openRequestLog } from '../../../src-main/project/request-log.ts';
import { goodAnswer } from '../../support/model-server/good-answer.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import { settingsFor } from '../../support/model-server/trial-settings.ts';
import { newApp } from '../../support/new-app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { noReport } from '../../unit/ipc/fakes.ts';

const RECORD: ExchangeRecord = {
  host: '127.0.0.1:9',
  purpose: 'definition',
  bytesSent: 10,
  bytesReceived: 0,
  milliseconds: 3,
  status: null,
  fault: 'server-unreachable',
};
const now = (): Date => new Date('2026-01-02T03:04:05.678Z');

it('writes a line for each request, in their order, into a file that only its owner can read', async () => {
  const log = openRequestLog(join(temporaryFolder(), 'data'), now, (message) => noReport(message, null));
  expect(await log.settled()).toBe(false);
  for (const bytesSent of [1, 2, 3]) log.note({ ...RECORD, bytesSent });
  expect(await log.settled()).toBe(true);
  const lines = readFileSync(log.file, 'utf8').trim().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
    [1, 2, 3].map((bytesSent) => ({ time: '2026-01-02T03:04:05.678Z', ...RECORD, bytesSent })),
  );
  expect(statSync(log.file).mode & 0o777).toBe(0o600);
});

it('puts a full log aside, in place of the one before', async () => {
  const folder = temporaryFolder();
  const log = openRequestLog(folder, now, (message) => noReport(message, null));
  writeFileSync(join(folder, 'requests.1.log'), 'earlier');
  writeFileSync(log.file, 'x'.repeat(4_999_950));
  log.note(RECORD);
  await log.settled();
  expect(statSync(join(folder, 'requests.1.log')).size).toBe(4_999_950);
  expect(readFileSync(log.file, 'utf8')).toMatch(/^\{"time":.*\}\n$/);
});

it('tells once, without a path, that the log cannot be written, and goes on', async () => {
  const folder = temporaryFolder();
  const told: string[] = [];
  const log = openRequestLog(folder, now, (message) => told.push(message));
  mkdirSync(log.file);
  log.note(RECORD);
  await log.settled();
  log.note(RECORD);
  await log.settled();
  expect(told).toEqual([expect.stringMatching(/^The log of requests .*\(EISDIR\)\. The work goes on/)]);
  expect(told.join('')).not.toContain(folder);
});

it('holds every request that was made before a project is closed', async () => {
  const folder = temporaryFolder();
  await using server = await startModelServer({ conduct: (question) => goodAnswer(question) });
  const app = newApp(join(folder, 'data'));
  const project = await app.openOrCreateProject(join(folder, 'p.genglossary'));
  for (let turn = 0; turn < 3; turn += 1) {
    await app.servers.models(settingsFor(server, 'openai'), AbortSignal.timeout(10_000));
  }
  await project.close();
  const lines = readFileSync(app.requestLog.file, 'utf8').trim().split('\n');
  expect(server.requests).toHaveLength(3);
  expect(lines).toHaveLength(3);
});
