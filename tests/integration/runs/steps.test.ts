import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Run } from '../../../src-main/domain/run.ts';
import type { DefinitionProvider } from '../../../src-main/llm/definition-provider.ts';
import { extract } from '../../../src-main/llm/extractive-provider.ts';
import { startTextWorkers } from '../../../src-main/pipeline/text-workers.ts';
import { ModelUse } from '../../../src-main/runs/model-use.ts';
import { runScope } from '../../../src-main/runs/steps/run-scope.ts';
import { THREAD_FILES } from '../../support/app.ts';
import { writeDocuments } from '../../support/documents.ts';
import { newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A provider that answers as the built-in one does, under a name of its own. */
function provider(identity: string, define: DefinitionProvider['define']): DefinitionProvider {
  return { identity, define };
}

/** A run that is limited to nothing. */
const ALL = { documents: null, terms: null };

const working = provider('working', async (request) => extract(request));

/** A project that was built once from its documents. */
async function builtProject() {
  const folder = join(temporaryFolder(), 'documents');
  writeDocuments(folder, 4, 'carries the load');
  const { db, runs } = await openTestRuns(newProjectFile());
  const workers = startTextWorkers(THREAD_FILES.text, 1, 'runs');
  onTestFinished(() => workers.close());
  const start = (who: DefinitionProvider) =>
    runs.start({ scope: 'full', options: '{}', resumes: null }, (session) =>
      runScope(
        { session, db, workers, provider: who, modelUse: new ModelUse(), concurrency: 2, chosen: ALL },
        'full',
        folder,
      ),
    );
  const build = async (who: DefinitionProvider): Promise<Run> => (await start(who)).finished;
  expect(await build(working)).toMatchObject({ status: 'completed', unitsFailed: 0 });
  const state = async (): Promise<unknown> => [
    await db.read.listTerms(-1),
    await db.read.listEntries(),
    await db.read.listIssues(),
    await db.read.listDocuments(),
  ];
  return { db, runs, start, build, state, folder };
}

describe('a full run over a project that was built before', () => {
  it('W01: with a provider that cannot be reached fails, says why and leaves everything as it was', async () => {
    const { build, state } = await builtProject();
    const before = await state();
    const run = await build(
      provider('down', async () => {
        throw new Error('connect ECONNREFUSED 127.0.0.1');
      }),
    );
    expect(run).toMatchObject({ status: 'failed', reason: expect.stringContaining('ECONNREFUSED') });
    expect(run.unitsFailed).toBeGreaterThan(0);
    expect(await state()).toEqual(before);
  });

  it('W05: that is cancelled while it generates leaves the earlier entries as they were', async () => {
    const { start, state, runs } = await builtProject();
    const before = await state();
    const asked = Promise.withResolvers<void>();
    let calls = 0;
    const { id, finished } = await start(
      provider('slow', async (request, signal) => {
        calls += 1;
        if (calls === 1) return extract(request);
        asked.resolve();
        await once(signal, 'abort');
        signal.throwIfAborted();
        return extract(request);
      }),
    );
    await asked.promise;
    await runs.cancel(id);
    expect(await finished).toMatchObject({ status: 'cancelled', unitsDone: 1 });
    expect(await state()).toEqual(before);
  });

  it('W09: keeps the entry of a term whose definition fails this time, and says so', async () => {
    const { build, db } = await builtProject();
    const before = await db.read.listEntries();
    const failing = before.find(({ definition }) => definition !== null)?.termKey;
    const run = await build(
      provider('choosy', async (request) => {
        if (request.termKey === failing) throw new Error('the answer was null');
        return { ...extract(request), confidence: 0.123 };
      }),
    );
    expect(run).toMatchObject({ status: 'completed', unitsFailed: 1 });
    expect(run.reason).toContain('One unit failed');
    const after = await db.read.listEntries();
    expect(after.map(({ termKey }) => termKey)).toEqual(before.map(({ termKey }) => termKey));
    expect(after.find(({ termKey }) => termKey === failing)).toEqual(
      before.find(({ termKey }) => termKey === failing),
    );
    expect(after.some(({ confidence }) => confidence === 0.123)).toBe(true);
  });

  it('W10: that finds an entry edited meanwhile proposes beside it', async () => {
    const { build, db } = await builtProject();
    const [entry] = await db.read.listEntries();
    if (entry === undefined) throw new Error('The glossary is empty.');
    let isEdited = false;
    await build(
      provider('other', async (request) => {
        if (!isEdited) await db.write.saveUserText(entry.termKey, 'My own words.', new Date().toISOString());
        isEdited = true;
        return { ...extract(request), confidence: 0.123 };
      }),
    );
    const edited = (await db.read.listEntries()).find(({ termKey }) => termKey === entry.termKey);
    expect(edited).toMatchObject({
      definition: 'My own words.',
      edited: true,
      proposal: { confidence: 0.123 },
    });
  });

  it('W27: computes nothing when nothing changed, and one document when one changed', async () => {
    const { build, folder, db } = await builtProject();
    const entries = await db.read.listEntries();
    expect(await build(working)).toMatchObject({ unitsDone: 0, unitsFailed: 0, status: 'completed' });
    expect(await db.read.listEntries()).toEqual(entries);
    writeDocuments(folder, 5, 'carries the load');
    const run = await build(working);
    const extracted = (await db.read.listEventsAfter(run.id, 0)).map(({ message }) => message);
    expect(extracted.join()).toContain('5 files: 1 new or changed, 0 gone.');
  });

  it('keeps the language of each document, and names a new one whose language is not supported once', async () => {
    const { build, folder, db } = await builtProject();
    const german = 'Die Pumpe ist mit dem Ventil verbunden und wird nicht durch den Motor angetrieben.';
    writeFileSync(join(folder, 'pumpe.md'), german);
    const warnings = async (): Promise<unknown[]> => {
      const events = await db.read.listEventsAfter((await build(working)).id, 0);
      return events
        .map(({ details }) => details)
        .filter((details) => details?.code === 'language-not-supported');
    };
    expect(await warnings()).toEqual([{ code: 'language-not-supported', values: { path: 'pumpe.md' } }]);
    const languages = (await db.read.listDocumentRows()).map(({ language }) => language);
    expect(languages).toEqual(['en', 'en', 'en', 'en', 'other']);
    expect(await warnings()).toEqual([]);
    writeFileSync(join(folder, 'pumpe.md'), `${german} Das Ventil ist zu.`);
    expect(await warnings()).toHaveLength(1);
  });

  it('W03: with a folder that has gone away fails and keeps the documents', async () => {
    const { runs, db, state } = await builtProject();
    const before = await state();
    const workers = startTextWorkers(THREAD_FILES.text, 1, 'runs');
    onTestFinished(() => workers.close());
    const started = await runs.start({ scope: 'full', options: '{}', resumes: null }, (session) =>
      runScope(
        { session, db, workers, provider: working, modelUse: new ModelUse(), concurrency: 1, chosen: ALL },
        'full',
        join(temporaryFolder(), 'gone'),
      ),
    );
    const run = await started.finished;
    expect(run.status).toBe('failed');
    expect(run.reason).toContain('gone');
    expect(await state()).toEqual(before);
  });
});
