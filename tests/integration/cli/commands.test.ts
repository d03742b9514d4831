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
const explainedTermsSchema = z.array(
  termsSchema.element.extend({
    reading: z.string().nullable(),
    forms: z.array(z.strictObject({ form: z.string(), count: z.int().min(1) })).min(1),
    explanation: z.array(z.strictObject({ feature: z.string(), contribution: z.number() })),
    categoryEvidence: z.looseObject({ document: z.string(), quote: z.string() }).nullable(),
  }),
);
const contextsSchema = z.strictObject({
  term: z.string(),
  total: z.int(),
  contexts: z.array(
    z.strictObject({
      document: z.string(),
      line: z.int().min(1),
      start: z.int().min(0),
      end: z.int().min(1),
      before: z.string(),
      keyword: z.string(),
      after: z.string(),
    }),
  ),
});
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
    price: z.null(),
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

  it('tells with --explain why each term is there, and how it is written', async () => {
    const documents = writeFiles(temporaryFolder(), {
      'a.md':
        'A tide gauge shows the height of the sea. Two tide gauges stand here, and one tide gauge there.\n',
    });
    const { exitCode, stdout } = await command(['terms', documents, '--explain']);
    expect(exitCode).toBe(0);
    const terms = explainedTermsSchema.parse(JSON.parse(stdout));
    expect(terms.find(({ term }) => term === 'tide gauge')?.forms).toEqual([
      { form: 'tide gauge', count: 2 },
      { form: 'tide gauges', count: 1 },
    ]);
    for (const { score, explanation } of terms) {
      const sum = explanation.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(0.1);
    }
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

describe('the terms of a project', () => {
  it('occur where contexts says, found by any of their written forms, in a folder and in a project', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), {
      'a.md': 'A tide gauge shows the height of the sea.\n\nThe tide gauges of the port are read at dawn.\n',
    });
    const file = join(folder, 'p.genglossary');
    const first = ['--limit', '1', '--format', 'json', '--db', file];
    const found = await command(['contexts', documents, '--term', 'Tide  Gauges', ...first]);
    expect(found.exitCode).toBe(0);
    expect(contextsSchema.parse(JSON.parse(found.stdout))).toMatchObject({
      term: 'tide gauge',
      total: 2,
      contexts: [{ document: 'a.md', line: 1, keyword: 'tide gauge', before: 'A ' }],
    });
    const read = await command(['contexts', '--db', file, '--term', 'tide gauge']);
    expect(read.exitCode).toBe(0);
    expect(read.stdout.split('\n')).toEqual([
      'a.md:1: A ⟦tide gauge⟧ shows the height of the sea.',
      expect.stringMatching(/^a\.md:3: .*The ⟦tide gauges⟧ of the port/),
      '',
    ]);
    expect(read.stderr).toMatch(/^2 occurrences of tide gauge, 2 shown\.$/m);
    const unknown = await command(['contexts', '--db', file, '--term', 'lighthouse']);
    expect(unknown.exitCode).toBe(1);
    expect(unknown.stderr).toMatch(/no term "lighthouse"/);
    expect(unknown.stdout).toBe('');
  });

  it('are decided about all at once or not at all, and what is unknown is named', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), {
      'a.md': 'A tide gauge is an instrument. The fog bell is a bell. A pilot boat is a boat with a pilot.\n',
    });
    const file = join(folder, 'p.genglossary');
    const db = ['--db', file];
    await command(['terms', documents, ...db]);
    const decided = (): unknown => {
      const past = connectPast(file, {});
      try {
        return past
          .prepare(
            `SELECT term, status, required FROM terms WHERE status <> 'candidate' OR required = 1 ORDER BY term`,
          )
          .raw()
          .all();
      } finally {
        past.close();
      }
    };

    const names = join(folder, 'names.txt');
    writeFiles(folder, { 'names.txt': '\uFEFFfog bell\r\n\r\n  Pilot Boat \n' });
    const accepted = await command(['decide', 'accept', 'tide gauge', '--from', names, ...db]);
    expect(accepted).toMatchObject({
      exitCode: 0,
      stdout: 'accept  tide gauge\naccept  fog bell\naccept  pilot boat\n',
    });
    const all = [
      ['fog bell', 'accepted', 0],
      ['pilot boat', 'accepted', 0],
      ['tide gauge', 'accepted', 0],
    ];
    expect(decided()).toEqual(all);

    const refused = await command(['decide', 'reject', 'fog bell', 'lamp', 'moor', ...db]);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(/these terms: "lamp", "moor"; nothing was done/);
    expect(decided()).toEqual(all);

    await command(['decide', 'reject', 'fog bell', ...db]);
    await command(['decide', 'require', 'pilot boat', ...db]);
    expect(decided()).toEqual([
      ['fog bell', 'rejected', 0],
      ['pilot boat', 'accepted', 1],
      ['tide gauge', 'accepted', 0],
    ]);
    await command(['decide', 'undecide', 'pilot boat', 'fog bell', 'tide gauge', ...db]);
    expect(decided()).toEqual([]);
  });

  it('are merged and split off, and stand in the list under the main term', async () => {
    const folder = temporaryFolder();
    const documents = writeFiles(join(folder, 'documents'), {
      'a.md': 'A tide gauge is an instrument. The fog bell is a bell. A pilot boat is a boat with a pilot.\n',
    });
    const db = ['--db', join(folder, 'p.genglossary')];
    const listed = async (): Promise<unknown> =>
      new Map(
        termsSchema
          .parse(JSON.parse((await command(['terms', documents, ...db])).stdout))
          .filter(({ term }) => ['tide gauge', 'fog bell', 'pilot boat'].includes(term))
          .map(({ term, variants }) => [term, variants] as const),
      );
    await command(['terms', documents, ...db]);
    expect(await command(['decide', 'merge', 'Tide Gauge', 'fog bell', 'pilot boat', ...db])).toMatchObject({
      exitCode: 0,
      stdout: 'merge  fog bell\nmerge  pilot boat\n',
    });
    expect(await command(['decide', 'reading', 'Tide Gauge', 'ケンチョウキ', ...db])).toMatchObject({
      exitCode: 0,
      stdout: 'reading  tide gauge  けんちょうき\n',
    });
    expect(await command(['decide', 'split', 'tide gauge', ...db])).toMatchObject({ exitCode: 1 });
    expect(await command(['decide', 'split', 'Fog bell', ...db])).toMatchObject({
      stdout: 'split  fog bell\n',
    });
    expect(await listed()).toEqual(
      new Map([
        ['fog bell', []],
        ['tide gauge', ['pilot boat']],
      ]),
    );
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
    expect(settings).toEqual({
      folder: documents,
      provider: 'extractive',
      price: null,
      documents: null,
      terms: null,
    });

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

const WITH_MODEL = ['build', '.', '--out', 'x.md', '--provider', 'ollama', '--model', 'small'];

describe('wrong use', () => {
  it.each([
    [['build', '--out', 'x.md'], /DIR/],
    [['build', '.'], /--out/],
    [['build', '.', 'extra', '--out', 'x.md'], /too many arguments/i],
    [['build', '.', '--out', 'x.md', '--format', 'tbx'], /tbx does not exist yet; use md, json, csv/],
    [['build', '.', '--out', 'x.md', '--format', 'doc'], /Use md, json, csv/],
    [['build', '.', '--out', 'x.md', '--provider', 'nobody'], /Use extractive, ollama, openai/],
    [['build', '.', '--out', 'x.md', '--provider', 'ollama'], /add --model/],
    [['build', '.', '--out', 'x.md', '--provider', 'ollama', '--model', ' '], /add --model/],
    [['build', '.', '--out', 'x.md', '--model', 'large'], /--model.*add --provider ollama or/],
    [['build', '.', '--out', 'x.md', '--base-url', 'http://127.0.0.1'], /--base-url.*add --provider/],
    [[...WITH_MODEL, '--api-version', '2024-10-21'], /--api-version.*--provider openai and --base-url/],
    [[...WITH_MODEL, '--base-url', '127.0.0.1:11434'], /--base-url.*http:\/\//],
    [['build', '.', '--out', 'x.md', '--concurrency', '0'], /whole number from 1/],
    [['build', '.', '--out', 'x.md', '--concurrency', 'two'], /whole number from 1/],
    [['build', '.', '--out', 'x.md', '--fromat', 'md'], /--format/],
    [['terms', '.', '--format', 'csv'], /Use json/],
    [['terms', '.', '--limit', '-1'], /whole number from 1/],
    [['contexts', '.'], /--term/],
    [['contexts', '--term', 'x'], /DIR.*--db/],
    [['decide', 'accept', 'x'], /--db/],
    [['decide', 'accept', '--db', 'p'], /TERM.*--from/],
    [['decide', 'accept', '--from', 'no such file', '--db', 'p'], /no such file cannot be read \(ENOENT\)/],
    [['decide', 'maybe', 'x', '--db', 'p'], /maybe/],
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
    expect(stdout).not.toMatch(/tbx|xlsx/);
    expect((await command(['--help'])).stdout).not.toContain('sample');
  });
});
