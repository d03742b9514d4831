import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { connectPast, openTestRuns } from '../../support/project-file.ts';
import { startProcess } from '../../support/test-process.ts';
import { command, temporaryFolder, writeFiles } from './command-line.ts';

const DOCUMENTS = {
  'a.md': 'A tide gauge is a post that shows how far the sea has risen. Each tide gauge has a keeper.\n',
  'b.md': '# 霧鐘\n\n霧鐘とは、霧の日に港の入口を知らせるための鐘である。霧鐘は灯守が鳴らす。\n',
};

const termsSchema = z.array(
  z.strictObject({
    term: z.string(),
    score: z.number(),
    proposed: z.boolean(),
    category: z.string(),
    frequency: z.int().min(1),
    documents: z.int().min(1),
    variants: z.array(z.string()),
    first: z.strictObject({ document: z.string(), line: z.int().min(1) }),
  }),
);
const definitionsSchema = z.array(
  z.strictObject({
    term: z.string(),
    definition: z.string(),
    document: z.string(),
    line: z.int().min(1),
    score: z.number(),
  }),
);
const runSchema = z.strictObject({
  id: z.string(),
  scope: z.string(),
  status: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  program: z.string(),
  unitsDone: z.int(),
  unitsReused: z.int(),
  unitsFailed: z.int(),
  reason: z.string().nullable(),
  resumes: z.string().nullable(),
});

const shownRunSchema = runSchema.extend({
  settings: z.strictObject({
    folder: z.string().nullable(),
    provider: z.string(),
    documents: z.array(z.string()).nullable(),
    terms: z.array(z.string()).nullable(),
  }),
  steps: z.array(
    z.strictObject({
      step: z.string(),
      total: z.int(),
      unitsDone: z.int(),
      unitsReused: z.int(),
      unitsFailed: z.int(),
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
    }),
  ),
  failedUnits: z.array(
    z.strictObject({ step: z.string(), key: z.string(), subject: z.string(), detail: z.string() }),
  ),
  events: z.array(z.looseObject({ message: z.string() })),
});

describe('listing what was found', () => {
  it('lists the terms, best first, all of them or the best N', async () => {
    const documents = writeFiles(temporaryFolder(), DOCUMENTS);
    const { exitCode, stdout } = await command(['terms', documents, '--format', 'json']);
    expect(exitCode).toBe(0);
    const terms = termsSchema.parse(JSON.parse(stdout));
    expect(terms.map(({ score }) => score)).toEqual(terms.map(({ score }) => score).sort((a, b) => b - a));
    expect(terms.find(({ term }) => term === 'tide gauge')).toMatchObject({
      proposed: true,
      frequency: 2,
      documents: 1,
      first: { document: 'a.md', line: 1 },
    });
    const best = await command(['terms', documents, '--format', 'json', '--limit', '2']);
    expect(termsSchema.parse(JSON.parse(best.stdout))).toEqual(terms.slice(0, 2));
  });

  it('lists every definition sentence with its place', async () => {
    const documents = writeFiles(temporaryFolder(), DOCUMENTS);
    const { exitCode, stdout } = await command(['definitions', documents, '--format', 'json']);
    expect(exitCode).toBe(0);
    const definitions = definitionsSchema.parse(JSON.parse(stdout));
    expect(definitions).toContainEqual(
      expect.objectContaining({ term: 'tide gauge', document: 'a.md', line: 1 }),
    );
    expect(definitions).toContainEqual(expect.objectContaining({ term: '霧鐘', document: 'b.md', line: 3 }));
  });
});

describe('the runs of a project', () => {
  it('lists and shows them, with their logs, and has nothing to resume after a good one', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), DOCUMENTS);
    const db = ['--db', join(folder, 'p.genglossary')];
    await command(['build', documents, '--out', join(folder, 'g.md'), ...db]);

    const list = await command(['runs', 'list', ...db, '--format', 'json']);
    const [run] = z.array(runSchema).parse(JSON.parse(list.stdout));
    expect(run).toMatchObject({ scope: 'full', status: 'completed', program: 'test', resumes: null });

    const shown = await command(['runs', 'show', run?.id ?? '', ...db, '--format', 'json']);
    const { events, steps, failedUnits, settings } = shownRunSchema.parse(JSON.parse(shown.stdout));
    expect(events.at(-1)?.message).toBe('Completed.');
    expect(steps.map(({ step }) => step)).toEqual(['read', 'extract', 'generate', 'review', 'refine']);
    expect(failedUnits).toEqual([]);
    expect(settings).toEqual({ folder: documents, provider: 'extractive', documents: null, terms: null });

    const read = await command(['runs', 'show', run?.id ?? '', ...db]);
    expect(read.stdout).toMatch(/^ {2}extract {2}2 in all, 2 computed, 0 reused, 0 failed {2}\d+\.\d s$/m);
    expect(read.stdout).toMatch(/^ {2}\S+Z info: Completed\.$/m);

    const resumed = await command(['runs', 'resume', ...db]);
    expect(resumed.exitCode).toBe(1);
    expect(resumed.stderr).toMatch(/did all of its work/);

    const cancelled = await command(['runs', 'cancel', run?.id ?? '', ...db]);
    expect(cancelled.exitCode).toBe(1);
    expect(cancelled.stderr).toMatch(/already ended/);
    expect((await command(['runs', 'show', 'nobody', ...db])).exitCode).toBe(1);
  });

  it('starts one again by its id, and finds nothing to retry where nothing failed', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), DOCUMENTS);
    const db = ['--db', join(folder, 'p.genglossary'), '--format', 'json'];
    await command(['terms', documents, ...db]);
    const [run] = z.array(runSchema).parse(JSON.parse((await command(['runs', 'list', ...db])).stdout));
    const again = await command(['runs', 'again', run?.id ?? '', ...db]);
    expect(again.exitCode).toBe(0);
    expect(runSchema.parse(JSON.parse(again.stdout))).toMatchObject({
      scope: 'extract',
      status: 'completed',
      unitsDone: 0,
      resumes: null,
    });
    const retried = await command(['runs', 'retry', run?.id ?? '', ...db]);
    expect(retried.exitCode).toBe(1);
    expect(retried.stderr).toMatch(/Nothing of run .* has failed/);
    for (const verb of ['again', 'retry', 'take-over']) {
      const unknown = await command(['runs', verb, 'nobody', ...db]);
      expect(unknown.exitCode).toBe(1);
      expect(unknown.stderr).toMatch(/no run nobody/);
    }
  });

  it('ends one whose program does not answer, so that the next can start', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), DOCUMENTS);
    const file = join(folder, 'p.genglossary');
    const db = ['--db', file, '--format', 'json'];
    await command(['terms', documents, ...db]);
    const owner = startProcess(new URL('../../support/run-owner.ts', import.meta.url), [file]);
    const [, id = ''] = (await owner.saying('started')).split(' ');
    owner.kill('SIGSTOP');
    const refused = await command(['terms', documents, ...db]);
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain(id);
    const taken = await command(['runs', 'take-over', id, ...db]);
    expect(taken.exitCode).toBe(0);
    expect(runSchema.parse(JSON.parse(taken.stdout))).toMatchObject({
      id,
      status: 'interrupted',
      reason: expect.stringContaining(`process ${owner.pid}`),
    });
    expect((await command(['terms', documents, ...db])).exitCode).toBe(0);
  });

  it('W05: a build that is cancelled ends with 130, says so, and leaves the last glossary alone', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), DOCUMENTS);
    const db = ['--db', join(folder, 'p.genglossary')];
    const out = join(folder, 'g.md');
    const stopped = AbortSignal.abort();
    const first = await command(['build', documents, '--out', out, ...db], stopped);
    // A caller that is gone before its turn starts nothing at all.
    expect(first.exitCode).toBe(130);
    expect((await command(['runs', 'list', ...db, '--format', 'json'])).stdout.trim()).toBe('[]');
  });
});

describe('a command in the middle of its work', () => {
  /** A command that is deep in a long document, and the run that it works on. */
  async function atWork(signal?: AbortSignal) {
    const folder = temporaryFolder();
    const long = 'The tide gauge stands in the harbour, and the keeper of the fog bell reads it at dawn. ';
    const documents = writeFiles(join(folder, 'documents'), { 'long.md': long.repeat(60_000) });
    const file = join(folder, 'p.genglossary');
    const ended = command(['terms', documents, '--db', file], signal);
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), 20_000);
    const past = connectPast(file, { timeout: 5000 });
    const atStep = past.prepare(`SELECT id FROM runs WHERE step = 'extract' AND status = 'running'`).pluck();
    const id = await vi.waitFor(() => z.string().parse(atStep.get()), 20_000);
    return { ended, id, file, status: past.prepare('SELECT status, units_done FROM runs').raw() };
  }

  it('W05: is stopped by Ctrl-C, says so, and ends with 130', async () => {
    const control = new AbortController();
    const { ended, status } = await atWork(control.signal);
    control.abort();
    const { exitCode, stdout, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/cancelled/);
    expect(status.all()).toEqual([['cancelled', 0]]);
  });

  it('W07: stops when its run is taken over, and says so', async () => {
    const { ended, id, file, status } = await atWork();
    const { runs } = await openTestRuns(file);
    await runs.takeOver(id);
    const { exitCode, stdout, stderr } = await ended;
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/warning: It was taken away from test \(process \d+ on /);
    expect(status.all()).toEqual([['interrupted', 0]]);
  });
});

describe('wrong use', () => {
  it.each([
    [['build', '--out', 'x.md'], /DIR/],
    [['build', '.'], /--out/],
    [['build', '.', 'extra', '--out', 'x.md'], /too many arguments/i],
    [['build', '.', '--out', 'x.md', '--format', 'tbx'], /tbx does not exist yet; use md, json, csv/],
    [['build', '.', '--out', 'x.md', '--format', 'doc'], /Use md, json, csv/],
    [['build', '.', '--out', 'x.md', '--provider', 'ollama'], /ollama does not exist yet; use extractive/],
    [['build', '.', '--out', 'x.md', '--provider', 'nobody'], /Use extractive/],
    [['build', '.', '--out', 'x.md', '--model', 'large'], /--model.*no provider yet/],
    [['build', '.', '--out', 'x.md', '--base-url', 'http://127.0.0.1'], /--base-url.*no provider yet/],
    [['build', '.', '--out', 'x.md', '--concurrency', '0'], /whole number from 1/],
    [['build', '.', '--out', 'x.md', '--concurrency', 'two'], /whole number from 1/],
    [['build', '.', '--out', 'x.md', '--fromat', 'md'], /--format/],
    [['terms', '.', '--format', 'csv'], /Use json/],
    [['terms', '.', '--limit', '-1'], /whole number from 1/],
    [['runs', 'list'], /--db/],
    [['runs', 'again', '--db', 'p'], /ID/],
    [['runs', 'take-over', 'x'], /--db/],
    [['runs', 'stop', 'x', '--db', 'p'], /stop/],
    [['biuld', '.'], /build/],
    [[], /Usage/],
  ])('%j ends with 2 and says what would be right', async (words, message) => {
    const { exitCode, stdout, stderr } = await command(words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  it('does not offer what does not exist yet', async () => {
    const { exitCode, stdout } = await command(['build', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('--out <FILE>');
    expect(stdout).not.toMatch(/ollama|openai|tbx|--model|--base-url/);
    expect((await command(['--help'])).stdout).not.toContain('sample');
  });
});
