import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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
    const { events } = z
      .looseObject({ events: z.array(z.looseObject({ message: z.string() })) })
      .parse(JSON.parse(shown.stdout));
    expect(events.at(-1)?.message).toBe('Completed.');

    const resumed = await command(['runs', 'resume', ...db]);
    expect(resumed.exitCode).toBe(1);
    expect(resumed.stderr).toMatch(/did all of its work/);

    const cancelled = await command(['runs', 'cancel', run?.id ?? '', ...db]);
    expect(cancelled.exitCode).toBe(1);
    expect(cancelled.stderr).toMatch(/already ended/);
    expect((await command(['runs', 'show', 'nobody', ...db])).exitCode).toBe(1);
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
