import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ActionableError } from '../../../src-main/domain/errors.ts';
import type { EntryQuery, Project } from '../../../src-main/project/project.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/work.ts';

let project: Project;
let folder: string;

const ALL: EntryQuery = {
  view: 'all',
  search: '',
  sort: 'reading',
  descending: false,
  offset: 0,
  limit: 100,
};

beforeEach(async () => {
  project = await openTestProject();
  folder = join(temporaryFolder(), 'manual');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'a.md'),
    '# Torque limiters\n\nA torque limiter is a part that slips under load. Every torque limiter is checked.\n\n旋盤とは、工作物を回して削る機械である。旋盤は旋盤室にある。\n',
  );
  await project.documents.add([folder]);
  await (
    await project.runs.start('full', { folder: null, provider: 'extractive' })
  ).finished;
});

describe('the entries of a project', () => {
  it('are listed, searched and told everything about', async () => {
    const { rows, total } = await project.entries.page(ALL);
    expect(rows.length).toBe(total);
    expect((await project.entries.counts()).all).toBe(total);
    const keysFor = async (search: string): Promise<string[]> =>
      (await project.entries.page({ ...ALL, search })).rows.map(({ termKey }) => termKey);
    expect(await keysFor('Torque-Limiters')).toContain('torque limiter');
    expect(await keysFor('ＳＬＩＰＳ ｕｎｄｅｒ')).toEqual(['torque limiter']);
    expect(await keysFor('センバン')).toContain('旋盤');
    expect(await project.entries.get('torque limiter')).toMatchObject({
      definition: expect.stringContaining('slips under load'),
      citations: [{ document: 'a.md', line: 3 }],
    });
    expect(await project.entries.get('nothing')).toBeNull();
  });

  it('keep their citations when their documents are removed, are stale, and opening one says that it is gone', async () => {
    const before = await project.entries.get('torque limiter');
    await project.documents.remove(['a.md']);
    expect(await project.entries.get('torque limiter')).toEqual({
      ...before,
      stale: { code: 'document-removed', document: 'a.md' },
    });
    expect(await errorOf(project.reader.locate('a.md', 'plain', 20))).toMatchObject({
      code: 'document-not-found',
    });
  });

  it('are written and approved by a person, and a later run does not change them', async () => {
    await project.entries.saveDefinition('torque limiter', 'My own words.');
    await project.entries.setApproval('torque limiter', true);
    const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
    await finished;
    expect(await project.entries.get('torque limiter')).toMatchObject({
      definition: 'My own words.',
      status: 'approved',
      edited: true,
    });
    await project.entries.setApproval('torque limiter', false);
    expect((await project.entries.get('torque limiter'))?.status).toBe('draft');
  });

  it('that are not there are said not to be found', async () => {
    expect(await errorOf(project.entries.saveDefinition('gone', 'x'))).toMatchObject({
      code: 'term-not-found',
    });
    expect(await errorOf(project.entries.setApproval('gone', true))).toMatchObject({
      code: 'entry-not-found',
    });
    expect(
      await errorOf(
        project.issues.decide([{ termKey: 'gone', type: 'circular', cause: 'x' }], {
          state: 'dismissed',
          dismissal: '',
        }),
      ),
    ).toMatchObject({
      code: 'entry-not-found',
    });
  });
});

describe('W12: entries that rest on a document that has changed', () => {
  it('are stale until a run has read it again, and no others are', async () => {
    const stale = async (): Promise<string[]> =>
      (await project.entries.page({ ...ALL, view: 'stale' })).rows.map(({ termKey }) => termKey);
    const file = join(folder, 'a.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `# Preface\n\n${text}`);
    await project.documents.update();
    expect(await stale()).toEqual([]);
    writeFileSync(file, text.replace('slips under load', 'gives way under load'));
    await project.documents.update();
    expect(await stale()).toEqual(['torque limiter']);
    expect((await project.entries.counts()).stale).toBe(1);
    await (
      await project.runs.start('full', { folder: null, provider: 'extractive' })
    ).finished;
    expect(await stale()).toEqual([]);
    expect(await project.entries.get('torque limiter')).toMatchObject({
      definition: expect.stringContaining('gives way'),
      stale: null,
    });
  });
});

describe('the glossary in a file', () => {
  it('has all entries, the run that it comes from and the occurrences', async () => {
    const file = join(temporaryFolder(), 'glossary.json');
    const count = await project.entries.exportTo(file, 'json');
    const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const [run] = await project.runs.list();
    expect(count).toBe((await project.entries.counts()).all);
    expect(written).toMatchObject({
      project: 'Test',
      run: { id: run?.id },
      entries: expect.arrayContaining([
        expect.objectContaining({
          term: 'torque limiter',
          occurrences: [
            { document: 'a.md', line: 1 },
            { document: 'a.md', line: 3 },
            { document: 'a.md', line: 3 },
          ],
        }),
      ]),
    });
  });

  it('that cannot be written leaves the earlier one, and the error names it without the way to it', async () => {
    const place = temporaryFolder();
    const file = join(place, 'glossary.md');
    mkdirSync(join(file, 'in the way'), { recursive: true });
    const error = await errorOf(project.entries.exportTo(file, 'md'));
    expect(error).toMatchObject({ code: 'cannot-write', values: { file: 'glossary.md', reason: 'EISDIR' } });
    expect(readdirSync(place)).toEqual(['glossary.md']);
    rmSync(file, { recursive: true });
    await project.entries.exportTo(file, 'md');
    expect(readFileSync(file, 'utf8')).toContain('torque limiter');
  });
});

it('errors about files never tell where they lie', async () => {
  const place = join(temporaryFolder(), 'secret place');
  const errors = await Promise.all([
    errorOf(project.entries.exportTo(join(place, 'glossary.md'), 'md')),
    errorOf(project.entries.exportTo(join(homedir(), 'no such folder', 'x.md'), 'md')),
    errorOf(project.reader.rows('gone.md', 'plain', 0, 1)),
    errorOf(project.runs.start('full', { folder: join(place, 'gone'), provider: 'extractive' })),
  ]);
  for (const error of errors) {
    if (!(error instanceof ActionableError)) throw new Error('This is no error that a person can act on.');
    const { message, remedy, values } = error;
    const told = JSON.stringify({ message, remedy, values });
    expect(told).not.toContain('secret place');
    expect(told).not.toContain(homedir());
    expect(told).not.toContain('no such folder');
    expect(Object.keys(values).length).toBeGreaterThan(0);
  }
});
