import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { writeDocuments } from '../../support/documents.ts';
import type { Conduct, Question } from '../../support/model-server/behaviour.ts';
import { goodAnswer } from '../../support/model-server/good-answer.ts';
import { agrees, judgeAll } from '../../support/model-server/judging.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import type { ModelServer, ModelServerOptions } from '../../support/model-server/model-server.ts';
import { connectPast } from '../../support/project-file.ts';
import { command, temporaryFolder } from './command-line.ts';
import { readExport } from './exported-glossary.ts';

const KEY = 'sk-planted-0123456789abcdef';

/** How a run ended, and how many of its definitions were computed and reused. */
const GENERATED = z.tuple([z.string(), z.int(), z.int()]);

/** The term that a question wants to be defined; null where it asks something else. */
function termOf(question: Question | null): string | null {
  return /^Term: (.*)$/m.exec(question?.content ?? '')?.[1] ?? null;
}

async function startServer(options: ModelServerOptions = {}, port = 0): Promise<ModelServer> {
  const server = await startModelServer({ conduct: goodAnswer, ...options }, port);
  onTestFinished(() => server.close());
  return server;
}

/** A folder with documents, the project, the glossary, and the command that builds it with a model. */
function newBuild(baseUrl: string, ...options: readonly string[]) {
  const folder = temporaryFolder();
  const documents = join(folder, 'documents');
  writeDocuments(documents, 2, 'carries the load');
  const out = join(folder, 'glossary.json');
  const db = join(folder, 'project.genglossary');
  const model = ['--model', 'small:1b', '--base-url', baseUrl, ...options];
  const build = ['build', documents, '--out', out, '--db', db, ...model];
  return { folder, documents, out, db, build };
}

/** Everything in the files of a folder and in what commands said. */
function allBytes(folder: string, ...said: readonly string[]): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Buffer.concat([
    ...files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))),
    ...said.map((text) => Buffer.from(text)),
  ]);
}

it('W01, W23, W27, W38: asks for each term once, also where its server goes down and comes back', async () => {
  const server = await startServer({ key: KEY, models: ['small:1b'] });
  const { folder, documents, out, db, build } = newBuild(
    server.openaiUrl,
    '--provider',
    'openai',
    '--concurrency',
    '5',
  );
  const said: string[] = [];
  const run = async (words: readonly string[]): Promise<number> => {
    const { exitCode, stdout, stderr } = await command(words, undefined, { OPENAI_API_KEY: `${KEY}\n` });
    said.push(stdout, stderr);
    return exitCode;
  };
  expect(await run(build)).toBe(0);
  expect(said.at(-1)).toMatch(/Requests to the model: \d+; tokens sent: \d+, received: \d+\./);
  const limiter = readExport(out).entries.find(({ term }) => term === 'torque limiter');
  expect(limiter).toMatchObject({
    definition: expect.stringContaining('torque limiter is a part of the lathe'),
    confidence: 0.75,
    citations: [{ document: 'guide 0.md', line: 3 }],
  });

  const asked = server.questions().length;
  expect(await run(build)).toBe(0);
  expect(server.questions()).toHaveLength(asked);

  const file = connectPast(db);
  const entries = file.prepare('SELECT * FROM entries ORDER BY id');
  const generated = file
    .prepare(
      `SELECT runs.status, run_steps.units_done, run_steps.units_reused FROM runs
       JOIN run_steps ON run_id = runs.id WHERE run_steps.step = 'generate' ORDER BY runs.rowid`,
    )
    .raw();
  const earlier = entries.all();
  expect(earlier.length).toBeGreaterThan(0);
  writeDocuments(documents, 1, 'stops a worn shaft');
  let defined = 0;
  server.setConduct(async (question) => {
    if (termOf(question) !== null) defined += 1;
    if (defined <= 1) return goodAnswer(question);
    await server.close();
    return { kind: 'drop' };
  });
  expect(await run(build)).toBe(1);
  expect(said.at(-1)).toContain(new URL(server.openaiUrl).host);
  expect(said.at(-1)).toMatch(/Finished parts are kept.*resuming the run.*Start the server/);
  expect(entries.all()).toEqual(earlier);

  const back = await startServer({ key: KEY }, Number(new URL(server.openaiUrl).port));
  expect(await run(['runs', 'resume', '--db', db])).toBe(0);
  const [first, , failed] = generated.all().map((row) => GENERATED.parse(row));
  const [, all = 0] = first ?? [];
  const [, , untouched = 0] = failed ?? [];
  expect(generated.all()).toEqual([
    ['completed', all, 0],
    ['completed', 0, all],
    ['failed', 1, untouched],
    ['completed', expect.any(Number), untouched + 1],
  ]);
  // Every term that was asked for again stands in the document that was changed.
  const changed = readFileSync(join(documents, 'guide 0.md'), 'utf8').toLowerCase();
  const terms = [...server.questions().slice(asked), ...back.questions()].flatMap(
    ({ question }) => termOf(question) ?? [],
  );
  expect(terms.length).toBeGreaterThan(1);
  for (const term of terms) expect(changed).toContain(term.toLowerCase());
  expect(said.join('')).not.toContain('not this computer');
  expect(allBytes(folder, ...said).includes('planted')).toBe(false);
});

it('W19: Ctrl-C ends requests that are never answered, and the server sees their connections close', async () => {
  const conduct: Conduct = (question) => judgeAll(question, agrees) ?? { kind: 'silent' };
  const server = await startServer({ conduct });
  const { out, build } = newBuild(server.ollamaUrl, '--provider', 'ollama', '--concurrency', '3');
  const stop = new AbortController();
  const ended = command(build, stop.signal);
  const requests = await Promise.all([1, 2, 3].map((index) => server.request(index)));
  stop.abort();
  for (const { closedByClient } of requests) expect(await closedByClient).toBe(true);
  const { exitCode, stderr } = await ended;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('Requests to the model: 3;');
  expect(server.requests).toHaveLength(4);
  expect(existsSync(out)).toBe(false);
});

it('W36, W38: asks once with a key that is refused, says so, and keeps it to itself', async () => {
  const server = await startServer({ key: `${KEY}-another` });
  const { folder, out, build } = newBuild(
    server.ollamaUrl,
    '--provider',
    'openai',
    '--api-version',
    '2024-10-21',
  );
  const { exitCode, stdout, stderr } = await command(build, undefined, { AZURE_OPENAI_API_KEY: KEY });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/refused the key.*valid key/);
  expect(server.requests.map(({ url, headers }) => [url, headers['api-key']])).toEqual([
    ['/openai/deployments/small%3A1b/chat/completions?api-version=2024-10-21', KEY],
  ]);
  expect(existsSync(out)).toBe(false);
  expect(allBytes(folder, stdout, stderr).includes('planted')).toBe(false);
});

it('W36, W38: refuses a base URL with a password or a key in it without repeating it', async () => {
  for (const baseUrl of ['http://person:planted@127.0.0.1:1', 'http://127.0.0.1:1/?key=planted']) {
    const { folder, db, build } = newBuild(baseUrl, '--provider', 'ollama');
    const { exitCode, stdout, stderr } = await command(build);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/--base-url: .*key/);
    expect(existsSync(db)).toBe(false);
    expect(allBytes(folder, stdout, stderr).includes('planted')).toBe(false);
  }
});
