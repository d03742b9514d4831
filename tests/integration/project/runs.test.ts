import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../../src-main/domain/run.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { writeDocuments } from '../../support/documents.ts';
import { openTestRuns } from '../../support/project-file.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { REQUEST, errorOf, untilStopped } from '../../support/work.ts';

describe('the runs of an open project', () => {
  it('tell a watcher everything that their own listener hears, with names and values', async () => {
    const folder = temporaryFolder();
    writeDocuments(folder, 3, 'holds the carriage');
    writeFileSync(join(folder, 'empty.md'), '');
    const project = await openTestProject();
    const watched: RunEvent[] = [];
    const steps = new Set<string>();
    let lastStatus = '';
    project.watch({
      onChange: () => undefined,
      onActivity: (run, events) => {
        watched.push(...events);
        if (run.progress !== null) steps.add(run.progress.step);
        lastStatus = run.status;
      },
      onError: (error) => {
        throw error;
      },
    });
    const heard: RunEvent[] = [];
    expect(project.runs.isWorking()).toBe(false);
    const { id, finished } = await project.runs.start(
      'full',
      { folder, provider: 'extractive' },
      { onEvents: (events) => heard.push(...events) },
    );
    expect(project.runs.isWorking()).toBe(true);
    await finished;
    expect(project.runs.isWorking()).toBe(false);
    await vi.waitFor(() => expect(lastStatus).toBe('completed'), 5000);
    expect(watched).toEqual(heard);
    expect(watched).toEqual((await project.runs.show(id)).events);
    expect(steps.size).toBeGreaterThan(0);
    expect(watched.map(({ details }) => details)).toEqual(
      expect.arrayContaining([
        { code: 'document-refused', values: { path: 'empty.md', refusal: 'empty' } },
        { code: 'documents-read', values: { files: 4, changed: 3, removed: 0 } },
        { code: 'completed', values: {} },
      ]),
    );
  });

  it('that are stopped by an error say which, and what stands in it', async () => {
    const folder = join(temporaryFolder(), 'documents');
    mkdirSync(folder);
    writeFileSync(join(folder, 'empty.md'), '');
    const project = await openTestProject();
    const { id, finished } = await project.runs.start('extract', { folder, provider: 'extractive' });
    const run = await finished;
    expect(run).toMatchObject({ status: 'failed', reasonDetails: { code: 'stopped-by-error' } });
    expect(run.reasonDetails?.values).toMatchObject({ error: 'folder-empty' });
    expect(run.reason).toBe(
      `${String(run.reasonDetails?.values['message'])} ${String(run.reasonDetails?.values['remedy'])}`,
    );
    expect((await project.runs.eventsAfter(id, 0)).at(-1)).toMatchObject({
      level: 'error',
      details: run.reasonDetails,
      message: run.reason,
    });
  });

  it.each([
    ['full', 'no-documents'],
    ['extract', 'no-documents'],
    ['generate', 'no-terms'],
    ['review', 'no-entries'],
    ['refine', 'no-entries'],
  ] as const)('W02: of scope %s say what is missing before anything is written', async (scope, code) => {
    const project = await openTestProject();
    const before = await project.db.read.revisions();
    expect(await errorOf(project.runs.start(scope, { folder: null, provider: 'extractive' }))).toMatchObject({
      code,
    });
    expect(await project.db.read.revisions()).toEqual(before);
    expect(await project.runs.list()).toEqual([]);
  });

  it('give a long log in parts of a thousand lines', async () => {
    const project = await openTestProject();
    const { runs } = await openTestRuns(project.file);
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      for (let line = 1; line <= 1500; line += 1) session.log('info', null, said(`line ${line}`));
      await session.flush();
    });
    await finished;
    const first = await project.runs.eventsAfter(id, 0);
    const rest = await project.runs.eventsAfter(id, 1000);
    expect(first.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index + 1),
    );
    expect(rest.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 501 }, (_, index) => 1001 + index),
    );
    expect(await project.runs.eventsAfter(id, 1501)).toEqual([]);
  });

  it('of other programs are no work of this one', async () => {
    const project = await openTestProject();
    const { runs } = await openTestRuns(project.file);
    await runs.start(REQUEST, untilStopped);
    expect(project.runs.isWorking()).toBe(false);
  });

  it('are not started any more while the project is being closed', async () => {
    const folder = temporaryFolder();
    writeDocuments(folder, 1, 'turns');
    const project = await openTestProject();
    const starting = errorOf(project.runs.start('extract', { folder, provider: 'extractive' }));
    await project.close();
    expect(await starting).toMatchObject({ code: 'project-closing' });
  });
});
