import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EntryContent } from '../../../src-main/domain/entry.ts';
import { RUN_STEPS } from '../../../src-main/domain/run.ts';
import type { Run, RunStep } from '../../../src-main/domain/run.ts';
import { extract } from '../../../src-main/llm/extractive-provider.ts';
import type { DefinitionProvider } from '../../../src-main/llm/definition-provider.ts';
import type { Project } from '../../../src-main/project/project.ts';
import { writeDocuments } from '../../support/documents.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { connectPast } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/work.ts';
import { holdWriteLock } from '../../support/write-lock.ts';

/** Documents, of which some have the same definition, so that there is something to refine. */
function writeSources(): string {
  const folder = join(temporaryFolder(), 'documents');
  writeDocuments(folder, 4, 'carries the load');
  const same = 'is a part of the machine that turns the drive shaft when it is told to';
  writeFileSync(
    join(folder, 'same.md'),
    `A feed clutch ${same}. A feed clutch is here.\n\nA spindle clutch ${same}. A spindle clutch is there.\n`,
  );
  return folder;
}

/** Starts a run and stops it in the very moment in which it tells of a step. */
async function stopAt(project: Project, folder: string, step: RunStep): Promise<Run> {
  const started = Promise.withResolvers<string>();
  let stopped: Promise<void> | undefined;
  const { id, finished } = await project.runs.start(
    'full',
    { folder, provider: 'extractive' },
    {
      onProgress: (progress) => {
        if (progress.step === step) stopped ??= started.promise.then((run) => project.runs.cancel(run));
      },
    },
  );
  started.resolve(id);
  const run = await finished;
  await stopped;
  return run;
}

/** A provider that hangs when it is asked, until the test lets it answer. */
function hangingProvider(ask: (signal: AbortSignal, late: Promise<unknown>) => Promise<unknown>) {
  const asked = Promise.withResolvers<void>();
  const late = Promise.withResolvers<void>();
  const answered: Promise<EntryContent>[] = [];
  const provider: DefinitionProvider = {
    identity: 'hanging',
    define: (request, signal) => {
      asked.resolve();
      const answer = ask(signal, late.promise).then(() => extract(request));
      answered.push(answer);
      return answer;
    },
  };
  return {
    provider,
    asked: asked.promise,
    /** Answers all requests; resolves when that is done. */
    answerLate: async () => {
      late.resolve();
      await Promise.allSettled(answered);
      return answered.length;
    },
  };
}

/** Only a model has candidates to judge. */
const STEPS = RUN_STEPS.filter((step) => step !== 'judge');

describe('a run that is stopped', () => {
  it.each(STEPS)(
    'W05: in the step %s ends there and can be resumed to the glossary of an undisturbed one',
    async (step) => {
      const folder = writeSources();
      const project = await openTestProject();
      const run = await stopAt(project, folder, step);
      expect(run.status).toBe('cancelled');
      const { steps } = await project.runs.details(run.id);
      expect(STEPS.findIndex((known) => known === steps.at(-1)?.step)).toBeLessThanOrEqual(
        STEPS.indexOf(step) + (step === 'read' ? 0 : 1),
      );
      const resumed = await project.runs.resume();
      expect(await resumed.finished).toMatchObject({ status: 'completed', resumes: run.id });
      const undisturbed = await openTestProject();
      await (
        await undisturbed.runs.start('full', { folder, provider: 'extractive' })
      ).finished;
      const glossaryOf = async ({ entries }: Project): Promise<unknown> => {
        const { run: _run, ...glossary } = await entries.glossary(null);
        return glossary;
      };
      expect(await glossaryOf(project)).toEqual(await glossaryOf(undisturbed));
    },
  );

  it('W19: deep in a long document does not finish it first', async () => {
    const folder = temporaryFolder();
    const sentence =
      'The tide gauge stands in the harbour, and the keeper of the fog bell reads it at dawn. ';
    writeFileSync(join(folder, 'long.md'), sentence.repeat(60_000));
    const project = await openTestProject();
    const run = await stopAt(project, folder, 'extract');
    expect(run).toMatchObject({ status: 'cancelled', unitsDone: 0 });
  });

  it.each([
    ['stops when it is asked to', async (signal: AbortSignal) => once(signal, 'abort')],
    ['does not even listen', async (_signal: AbortSignal, late: Promise<unknown>) => late],
  ] as const)('W19: does not wait for a model that never answers and %s', async (_name, ask) => {
    const folder = writeSources();
    const { provider, asked, answerLate } = hangingProvider(ask);
    const project = await openTestProject(undefined, () => provider);
    const { id, finished } = await project.runs.start('full', { folder, provider: 'extractive' });
    await asked;
    await project.runs.cancel(id);
    expect(await finished).toMatchObject({ status: 'cancelled', unitsFailed: 0 });
    const answers = connectPast(project.file, { timeout: 5000 })
      .prepare(`SELECT count(*) FROM unit_results WHERE step = 'generate'`)
      .pluck();
    expect(answers.get()).toBe(0);
    // The guard is free, and what the model says now is heard by nobody.
    const next = await project.runs.start('extract', { folder: null, provider: 'extractive' });
    expect(await answerLate()).toBeGreaterThan(0);
    expect((await next.finished).status).toBe('completed');
    expect(answers.get()).toBe(0);
    expect(await project.entries.counts()).toMatchObject({ all: 0 });
  });

  it('W19: stops its work also where another program holds the write lock for longer than a write waits', async () => {
    const folder = writeSources();
    const stopped = Promise.withResolvers<unknown>();
    const { provider, asked } = hangingProvider(async (signal) => {
      await once(signal, 'abort');
      stopped.resolve(signal.reason);
    });
    const project = await openTestProject(undefined, () => provider);
    const { id, finished } = await project.runs.start('full', { folder, provider: 'extractive' });
    await asked;
    const release = await holdWriteLock(project.file);
    const cancelled = project.runs.cancel(id);
    expect(await stopped.promise).toMatchObject({ name: 'RunCancelledError' });
    // Writes come one after another: when this one is refused, those of the run were refused before it.
    expect(await errorOf(project.db.write.renameProject('busy'))).toMatchObject({ code: 'SQLITE_BUSY' });
    expect((await project.db.read.getRun(id))?.status).toBe('running');
    await release();
    await cancelled;
    expect((await finished).status).toBe('cancelled');
  });
});

describe('a provider that answers nonsense', () => {
  it.each([
    ['nothing', null],
    ['a list', []],
    ['a text', '```json {} ```'],
    ['numbers for texts', { definition: 5, description: null, confidence: 0.5, citations: [] }],
    ['a confidence beyond all bounds', { definition: null, description: null, confidence: 7, citations: [] }],
  ])('W08: such as %s fails the term, not the run, and nothing of it is kept', async (_name, nonsense) => {
    const folder = join(temporaryFolder(), 'documents');
    mkdirSync(folder);
    writeDocuments(folder, 2, 'carries the load');
    let calls = 0;
    const lying: DefinitionProvider = {
      identity: 'lying',
      define: async (request) => {
        calls += 1;
        return calls === 1 ? z.custom<EntryContent>().parse(nonsense) : extract(request);
      },
    };
    const project = await openTestProject(undefined, () => lying);
    const first = await project.runs.start('full', { folder, provider: 'extractive' });
    expect(await first.finished).toMatchObject({ status: 'completed', unitsFailed: 1 });
    const [unit] = (await project.runs.details(first.id)).failedUnits;
    expect(unit).toMatchObject({ step: 'generate', detail: expect.stringContaining('form of an entry') });
    const retried = await project.runs.retryFailed(first.id);
    expect(await retried.finished).toMatchObject({
      status: 'completed',
      unitsFailed: 0,
      unitsDone: expect.any(Number),
      resumes: first.id,
    });
    expect(await project.entries.get(unit?.key ?? '')).not.toBeNull();
  });
});
