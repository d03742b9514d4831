import { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { GlossaryExport } from '../../src-main/exchange/glossary-export.ts';
import { appWith, openProjectOf } from '../support/app.ts';
import { runCommand, startCommand } from '../support/command-line.ts';
import type { TestProcess } from '../support/test-process.ts';
import { writeDocuments } from '../support/documents.ts';
import { connectPast } from '../support/project-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { kill } from './scenarios/kill.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

const DOCUMENTS = 16;

/** Moments of a build of changed documents: it is there as soon as this is more than 0. */
const AFTER_FIRST_UNIT = `SELECT count(*) FROM unit_results WHERE step = 'extract' AND run_id = @id`;
const AFTER_FIRST_DEFINITION = `SELECT count(*) FROM unit_results WHERE step = 'generate' AND run_id = @id`;
const WHEN_PUBLISHED = 'SELECT count(*) FROM entry_revisions WHERE run_id = @id';

/** The documents as they are now, and a project built from them as they were before. */
let documents: string;
let built: string;
/** What readers saw before, and what they see after an undisturbed build. */
let before: unknown;
let after: unknown;

const shown = ({ entries, issues }: GlossaryExport): unknown => ({ entries, issues });
const runSchema = z.object({
  id: z.string(),
  status: z.string(),
  unitsReused: z.number(),
  resumes: z.string().nullable(),
});

/** A project of its own that was built from the documents as they were before. */
function copyOfBuilt(): string {
  const file = join(temporaryFolder(), 'project.genglossary');
  copyFileSync(built, file);
  return file;
}

beforeAll(async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'genglossary-kill-')));
  documents = join(folder, 'documents');
  built = join(folder, 'project.genglossary');
  const buildHere = async (file: string): Promise<unknown> => {
    const project = await appWith(folder).openOrCreateProject(file);
    const { finished } = await project.runs.start('full', { folder: documents, provider: 'extractive' });
    const { status, reason } = await finished;
    if (status !== 'completed') throw new Error(reason ?? status);
    const glossary = shown(await project.entries.glossary(null));
    await project.close();
    return glossary;
  };
  writeDocuments(documents, DOCUMENTS, 'carries the load');
  before = await buildHere(built);
  writeDocuments(documents, DOCUMENTS, 'was invented in Osaka');
  const undisturbed = join(folder, 'undisturbed.genglossary');
  copyFileSync(built, undisturbed);
  after = await buildHere(undisturbed);
  return () => rmSync(folder, { recursive: true, force: true });
});

/**
 * Waits for a moment of a running build and holds the file there: the write lock lets nothing more happen.
 *
 * @returns the id of the run, and what lets the file go
 */
async function holdAt(
  file: string,
  moment: string,
): Promise<{ readonly id: string; readonly release: () => void }> {
  const past = connectPast(file, { timeout: 10_000 });
  const running = past.prepare(`SELECT id FROM runs WHERE status = 'running'`).pluck();
  const isReached = past.prepare(moment).pluck();
  const look = (): string => {
    past.exec('BEGIN IMMEDIATE');
    const id = running.get();
    if (typeof id === 'string' && Number(isReached.get({ id })) > 0) return id;
    past.exec('ROLLBACK');
    throw new Error('It is not yet so far.');
  };
  const id = await vi.waitFor(look, { timeout: 40_000, interval: 5 });
  return { id, release: () => past.exec('ROLLBACK') };
}

function build(file: string, out: string): TestProcess {
  return startCommand('build', documents, '--out', out, '--db', file, '--format', 'json');
}

it(
  'W15, W16: a run that is killed at any moment, at any step and in the midst of any publish leaves all of the old or all of the new, and is resumed to the same end',
  async () => {
    expect(await faultsOf(kill)).toEqual([]);
  },
  TIME_LIMIT,
);

describe('W15, W16: a build of the command line that is killed', () => {
  it('control: would have changed the glossary', () => {
    expect(after).not.toEqual(before);
  });

  it.each([
    ['after its first unit', AFTER_FIRST_UNIT],
    ['when its definitions are published', WHEN_PUBLISHED],
  ])(
    'writes no file, leaves all of the old or all of the new, and is resumed to the same end: %s',
    async (_name, moment) => {
      const file = copyOfBuilt();
      const out = join(temporaryFolder(), 'out.json');
      const killed = build(file, out);
      const { id, release } = await holdAt(file, moment);
      killed.kill('SIGKILL');
      await killed.ended;
      release();

      const past = connectPast(file, { timeout: 10_000 });
      expect(past.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(existsSync(out)).toBe(false);

      const project = await openProjectOf(file);
      expect((await project.runs.list())[0]).toMatchObject({ id, status: 'interrupted' });
      const definitions = (glossary: unknown): unknown =>
        z
          .object({ entries: z.array(z.object({ term: z.string(), definition: z.string().nullable() })) })
          .parse(glossary)
          .entries.map(({ term, definition }) => [term, definition]);
      expect([definitions(before), definitions(after)]).toContainEqual(
        definitions(await project.entries.glossary(null)),
      );
      const run = await (await project.runs.resume()).finished;
      expect(run).toMatchObject({ status: 'completed', resumes: id, unitsFailed: 0 });
      expect(shown(await project.entries.glossary(null))).toEqual(after);
    },
  );

  it('is listed and resumed by the command line, which counts what it finds finished', async () => {
    const file = copyOfBuilt();
    const killed = build(file, join(temporaryFolder(), 'out.json'));
    const { id, release } = await holdAt(file, AFTER_FIRST_DEFINITION);
    killed.kill('SIGKILL');
    await killed.ended;
    release();
    const listed = await runCommand('runs', 'list', '--db', file, '--format', 'json');
    expect(z.array(runSchema).parse(JSON.parse(listed.lines.join('\n')))[0]).toMatchObject({
      id,
      status: 'interrupted',
    });
    const resumed = await runCommand('runs', 'resume', '--db', file, '--format', 'json');
    expect(resumed.code).toBe(0);
    const run = runSchema.parse(JSON.parse(resumed.lines.join('\n')));
    expect(run).toMatchObject({ status: 'completed', resumes: id });
    // Every document was extracted before the first definition was written.
    expect(run.unitsReused).toBeGreaterThanOrEqual(DOCUMENTS);
  });
});

describe.skipIf(process.platform === 'win32')('a build that is asked to stop', () => {
  it('ends with 130, and the run is cancelled', async () => {
    const file = copyOfBuilt();
    const out = join(temporaryFolder(), 'out.json');
    const stopped = build(file, out);
    const { id, release } = await holdAt(file, AFTER_FIRST_UNIT);
    stopped.kill('SIGINT');
    release();
    expect(await stopped.ended).toMatchObject({ code: 130, signal: null });
    expect(existsSync(out)).toBe(false);
    const project = await openProjectOf(file);
    expect((await project.runs.show(id)).run.status).toBe('cancelled');
    // W05: what was there before is still there.
    expect(shown(await project.entries.glossary(null))).toEqual(before);
    const run = await (await project.runs.resume()).finished;
    expect(run.unitsReused).toBeGreaterThan(0);
    expect(shown(await project.entries.glossary(null))).toEqual(after);
  });
});

describe('six builds at once on one new project file', () => {
  it('H08: run one after another or not at all, and whoever is refused is told of a run that exists', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'new.genglossary');
    const outs = Array.from({ length: 6 }, (_, index) => join(folder, `out ${index}.json`));
    const ends = await Promise.all(outs.map((out) => build(file, out).ended));
    const runs = connectPast(file)
      .prepare('SELECT id, status, started_at, finished_at FROM runs ORDER BY rowid')
      .all()
      .map((row) =>
        z
          .object({ id: z.string(), status: z.string(), started_at: z.string(), finished_at: z.string() })
          .parse(row),
      );
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['completed']));
    runs.slice(1).forEach((run, index) => {
      expect(run.started_at >= (runs[index]?.finished_at ?? '')).toBe(true);
    });
    expect(ends.filter(({ code }) => code === 0)).toHaveLength(runs.length);
    const glossaries = new Set<string>();
    ends.forEach(({ code, stderr }, index) => {
      if (code === 0) {
        const { entries } = z
          .object({ entries: z.unknown() })
          .parse(JSON.parse(readFileSync(outs[index] ?? '', 'utf8')));
        glossaries.add(JSON.stringify(entries));
        return;
      }
      expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('already active') });
      expect(runs.some(({ id }) => stderr.includes(id))).toBe(true);
      expect(existsSync(outs[index] ?? '')).toBe(false);
    });
    expect(glossaries.size).toBe(1);
  });
});
