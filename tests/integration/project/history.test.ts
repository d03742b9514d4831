import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunScope } from '../../../src-main/domain/run.ts';
import { extract } from '../../../src-main/llm/extractive-provider.ts';
import type { DefinitionProvider } from '../../../src-main/llm/definition-provider.ts';
import type { Project } from '../../../src-main/project/project.ts';
import type { RunOptions } from '../../../src-main/runs/run-options.ts';
import { writeDocuments } from '../../support/documents.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { connectPast } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/work.ts';

const SETTINGS: RunOptions = { folder: null, provider: 'extractive' };

/** A provider whose confidence tells which version of it has answered; it fails for some terms. */
function versionedProvider() {
  let version = 1;
  const failing = new Set<string>();
  const asked: string[] = [];
  return {
    provider: (): DefinitionProvider => ({
      identity: `version ${version}`,
      define: async (request) => {
        asked.push(request.termKey);
        if (failing.has(request.termKey)) throw new Error('the model is busy');
        return { ...extract(request), confidence: version / 100 };
      },
    }),
    failing,
    asked,
    next: () => {
      version += 1;
      asked.length = 0;
    },
  };
}

async function run(project: Project, scope: RunScope, options: RunOptions = SETTINGS) {
  const { id, finished } = await project.runs.start(scope, options);
  return { id, end: await finished };
}

/** A project that was built from documents, and the folder of these. */
async function builtProject() {
  const model = versionedProvider();
  const folder = join(temporaryFolder(), 'documents');
  writeDocuments(folder, 4, 'carries the load');
  const project = await openTestProject(undefined, model.provider);
  const { id, end } = await run(project, 'full', { ...SETTINGS, folder });
  expect(end).toMatchObject({ status: 'completed', unitsFailed: 0 });
  const confidences = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await project.db.read.listEntries()).map(({ termKey, confidence }) => [termKey, confidence]));
  const keys = [...(await confidences()).keys()];
  const [first = '', second = ''] = keys;
  return { project, folder, model, id, confidences, first, second, keys };
}

describe('what a run was', () => {
  it('W21: is kept: its settings, and for each step what it did', async () => {
    const { project, folder, id, keys } = await builtProject();
    writeFileSync(join(folder, 'empty.md'), '');
    writeDocuments(folder, 5, 'carries the load');
    const again = await project.runs.again(id);
    await again.finished;
    const { run: shown, settings, steps, failedUnits } = await project.runs.details(again.id);
    expect(shown).toMatchObject({ id: again.id, scope: 'full', status: 'completed', resumes: null });
    expect(settings).toEqual({ folder, provider: 'extractive', price: null, documents: null, terms: null });
    expect(steps.map(({ step }) => step)).toEqual(['read', 'extract', 'generate', 'review', 'refine']);
    expect(steps[0]).toMatchObject({ total: 6, unitsDone: 1, unitsReused: 4, unitsFailed: 0 });
    expect(steps[1]).toMatchObject({ total: 5, unitsDone: 1, unitsReused: 4, unitsFailed: 0 });
    expect(steps[2]?.total).toBeGreaterThanOrEqual(keys.length);
    expect(steps.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
    const [, ...worked] = steps;
    for (const count of ['unitsDone', 'unitsReused', 'unitsFailed'] as const) {
      expect(worked.reduce((sum, step) => sum + step[count], 0)).toBe(shown[count]);
    }
    expect(failedUnits).toEqual([]);
  });

  it('can be read also where another version of the program has written its settings', async () => {
    const { project, id } = await builtProject();
    connectPast(project.file, { timeout: 5000 }).exec(`UPDATE runs SET options = '{"model":"large"}'`);
    expect((await project.runs.details(id)).settings).toEqual({
      folder: null,
      provider: '',
      price: null,
      documents: null,
      terms: null,
    });
  });

  it('of no run is refused by name', async () => {
    const project = await openTestProject();
    const { runs } = project;
    const file = join(temporaryFolder(), 'log.txt');
    for (const asked of [
      runs.details('nobody'),
      runs.show('nobody'),
      runs.again('nobody'),
      runs.retryFailed('nobody'),
      runs.saveLog('nobody', file, { levels: ['info'], search: '' }),
    ]) {
      expect(await errorOf(asked)).toMatchObject({ code: 'run-not-found' });
    }
    expect(existsSync(file)).toBe(false);
  });
});

describe('a run that is started again', () => {
  it('has the scope and settings of the earlier one, whatever was run since', async () => {
    const { project, model, first } = await builtProject();
    const options = { ...SETTINGS, terms: [first] };
    const { id } = await run(project, 'generate', options);
    await run(project, 'review');
    model.next();
    const again = await project.runs.again(id);
    expect(await again.finished).toMatchObject({ scope: 'generate', resumes: null, status: 'completed' });
    expect(model.asked).toEqual([first]);
  });

  it('is refused while another is active, and starts nothing', async () => {
    const { project, id, folder } = await builtProject();
    const active = await project.runs.start('full', { ...SETTINGS, folder });
    const refusal = { code: 'run-already-active', activeRun: { id: active.id } };
    expect(await errorOf(project.runs.again(id))).toMatchObject(refusal);
    await active.finished;
  });
});

describe('a run of what failed', () => {
  it('computes the terms that failed and nothing else, and names the run', async () => {
    const { project, folder, model, first, second, confidences } = await builtProject();
    model.next();
    model.failing.add(first).add(second);
    const { id, end } = await run(project, 'full', { ...SETTINGS, folder });
    expect(end).toMatchObject({ status: 'completed', unitsFailed: 2 });
    const { failedUnits } = await project.runs.details(id);
    expect(failedUnits.map(({ step, key, detail }) => [step, key, detail])).toEqual(
      [first, second].map((key) => ['generate', key, 'the model is busy']),
    );
    model.failing.delete(first);
    model.asked.length = 0;
    writeDocuments(folder, 9, 'is not read now');

    const retried = await project.runs.retryFailed(id);
    expect(await retried.finished).toMatchObject({ resumes: id, unitsFailed: 1, status: 'completed' });
    expect(model.asked.toSorted()).toEqual([first, second].toSorted());
    expect((await confidences()).get(first)).toBe(0.02);
    expect((await confidences()).get(second)).toBe(0.01);
    expect(await project.documents.list()).toHaveLength(4);
    const { steps } = await project.runs.details(retried.id);
    expect(steps.map(({ step }) => step)).toEqual(['generate', 'review', 'refine']);
  });

  it('takes documents that failed through the rest of the scope', async () => {
    const { project, id } = await builtProject();
    const [document] = await project.documents.list();
    const past = connectPast(project.file, { timeout: 5000 });
    past
      .prepare(`INSERT INTO failed_units VALUES (?, 'extract', ?, ?, 'out of memory')`)
      .run(id, document?.path, document?.path);
    past.prepare(`DELETE FROM unit_results WHERE step = 'extract' AND subject = ?`).run(document?.path);
    const retried = await project.runs.retryFailed(id);
    expect(await retried.finished).toMatchObject({ scope: 'full', status: 'completed' });
    const { settings, steps } = await project.runs.details(retried.id);
    expect(settings).toMatchObject({ folder: null, documents: [document?.path], terms: null });
    expect(steps[0]).toMatchObject({ step: 'extract', total: 1, unitsDone: 1, unitsReused: 0 });
  });

  it('is refused where nothing failed, or nothing of it is there any more', async () => {
    const { project, id } = await builtProject();
    const before = (await project.runs.list()).length;
    expect(await errorOf(project.runs.retryFailed(id))).toMatchObject({ code: 'nothing-failed' });
    connectPast(project.file, { timeout: 5000 })
      .prepare(`INSERT INTO failed_units VALUES (?, 'generate', 'gone', 'Gone', 'no answer')`)
      .run(id);
    expect(await errorOf(project.runs.retryFailed(id))).toMatchObject({
      code: 'nothing-failed',
      message: expect.stringContaining('any more'),
    });
    expect(await project.runs.list()).toHaveLength(before);
  });
});

describe('a run for chosen terms', () => {
  it('defines these and leaves all others as they are, also those that are no longer wanted', async () => {
    const { project, model, first, second, confidences, keys } = await builtProject();
    connectPast(project.file, { timeout: 5000 })
      .prepare('UPDATE terms SET proposed = 0 WHERE key = ?')
      .run(second);
    model.next();
    const { end } = await run(project, 'generate', { ...SETTINGS, terms: [first] });
    expect(end).toMatchObject({ status: 'completed', unitsDone: 1 });
    expect(model.asked).toEqual([first]);
    expect([...(await confidences())]).toEqual(keys.map((key) => [key, key === first ? 0.02 : 0.01]));
  });

  it('knows the present texts of the documents, also where no terms were extracted from them since', async () => {
    const { project, folder, confidences, first, model } = await builtProject();
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), text.replaceAll('carries the load', 'holds the door'));
    }
    await project.documents.update();
    const definitions = async (): Promise<ReadonlyMap<string, string | null>> =>
      new Map((await project.db.read.listEntries()).map(({ termKey, definition }) => [termKey, definition]));
    const before = await definitions();
    const defined = [...before].find(([, text]) => text?.includes('carries the load') === true)?.[0] ?? first;
    model.next();
    const { end } = await run(project, 'generate', { ...SETTINGS, terms: [defined] });
    expect(end).toMatchObject({ status: 'completed' });
    expect((await definitions()).get(defined)).toContain('holds the door');
    expect([...(await definitions())].filter(([key, text]) => before.get(key) !== text)).toHaveLength(1);
    expect((await confidences()).get(defined)).toBe(0.02);
  });

  it('checks the glossary and keeps the issues of the others', async () => {
    const { project, first, second } = await builtProject();
    const past = connectPast(project.file, { timeout: 5000 });
    for (const key of [first, second]) {
      past
        .prepare(
          `INSERT INTO issues (term_id, type, reason, related, cause, created_at)
           SELECT id, 'circular', 'It is not so any more.', '[]', 'old', '2026-01-01' FROM terms WHERE key = ?`,
        )
        .run(key);
    }
    const { end } = await run(project, 'review', { ...SETTINGS, terms: [first] });
    expect(end.status).toBe('completed');
    const old = (await project.db.read.listIssues()).filter(({ cause }) => cause === 'old');
    expect(old.map(({ termKey }) => termKey)).toEqual([second]);
  });

  it('W02: is refused where there is no such term or document, before anything is written', async () => {
    const { project, first } = await builtProject();
    const before = (await project.runs.list()).length;
    const terms = [first, 'no such term'];
    for (const scope of ['generate', 'review', 'refine'] as const) {
      expect(await errorOf(project.runs.start(scope, { ...SETTINGS, terms }))).toMatchObject({
        code: 'term-not-found',
        message: expect.stringContaining('no such term'),
      });
    }
    const documents = ['no such.md'];
    for (const scope of ['full', 'extract'] as const) {
      expect(await errorOf(project.runs.start(scope, { ...SETTINGS, documents }))).toMatchObject({
        code: 'document-not-found',
        message: expect.stringContaining('no such.md'),
      });
    }
    expect(await project.runs.list()).toHaveLength(before);
  });
});

describe('the log of a run in a file', () => {
  it('has the chosen lines, each in one line', async () => {
    const { project, folder, model, first, second } = await builtProject();
    writeFileSync(join(folder, 'empty.md'), '');
    model.next();
    model.failing.add(first).add(second);
    const { id } = await run(project, 'full', { ...SETTINGS, folder });
    const file = join(temporaryFolder(), 'log.txt');
    const saved = async (levels: readonly ('info' | 'warning' | 'error')[], search = ''): Promise<string> => {
      await project.runs.saveLog(id, file, { levels, search });
      return readFileSync(file, 'utf8');
    };
    const all = await saved(['info', 'warning', 'error']);
    const { events } = await project.runs.show(id);
    expect(all.split('\n')).toHaveLength(events.length + 1);
    expect(all).toMatch(/^\d{4}-\S+Z warning read: empty\.md: .+$/m);
    const errors = await saved(['error']);
    expect(errors.trimEnd().split('\n')).toHaveLength(2);
    expect(errors).toMatch(/^\d{4}-\S+Z error generate: .+: the model is busy$/m);
    expect(await saved(['warning', 'error'], 'EMPTY.md')).toMatch(/^[^\n]*empty\.md[^\n]*\n$/);
    expect(await saved(['info'], 'nothing has this in it')).toBe('');
  });

  it('that has no place to go leaves nothing behind', async () => {
    const { project, id } = await builtProject();
    const folder = temporaryFolder();
    const saving = project.runs.saveLog(id, join(folder, 'no', 'log.txt'), { levels: ['info'], search: '' });
    expect(await errorOf(saving)).toMatchObject({ code: 'cannot-write' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is whole, however long it is', async () => {
    const { project, id } = await builtProject();
    const past = connectPast(project.file, { timeout: 5000 });
    past.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
      INSERT INTO run_events (run_id, sequence, at, level, step, message) SELECT '${id}', 1000 + i, '2026-01-01', 'info', NULL, 'line ' || i FROM n`);
    const file = join(temporaryFolder(), 'log.txt');
    await project.runs.saveLog(id, file, { levels: ['info'], search: 'line ' });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toEqual(Array.from({ length: 2500 }, (_, index) => `2026-01-01 info: line ${index + 1}`));
  });
});
