import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Project, TermQuery } from '../../../src-main/project/project.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/work.ts';

let project: Project;
let folder: string;

beforeEach(async () => {
  project = await openTestProject();
  folder = join(temporaryFolder(), 'manual');
  mkdirSync(folder);
});

async function add(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await project.documents.add([folder]);
}

const EVERYTHING: TermQuery = {
  view: 'all',
  category: null,
  search: '',
  sort: 'term',
  descending: false,
  offset: 0,
  limit: 100,
};

describe('the terms of a project', () => {
  it('that a run found are listed, searched in any script and told everything about', async () => {
    await add({
      'a.md':
        '# 旋盤\n\n旋盤とは、工作物を回して削る機械である。旋盤のサーバーは旋盤室にある。サーバーは止めない。\n',
      'b.md':
        'A torque limiter is a part that slips. Every torque limiter is checked. Torque limiters wear out.\n',
    });
    const started = await project.runs.start('extract', { folder: null, provider: 'extractive' });
    expect(await started.finished).toMatchObject({ status: 'completed' });
    const keysFor = async (search: string): Promise<string[]> =>
      (await project.terms.page({ ...EVERYTHING, search })).rows.map(({ key }) => key);
    expect(await keysFor('センバン')).toContain('旋盤');
    expect(await keysFor('さーば')).toEqual(['サーバ']);
    expect(await keysFor('ｔｏｒｑｕｅ－ｌｉｍｉｔｅｒｓ')).toEqual(['torque limiter']);
    const { rows, total } = await project.terms.page({ ...EVERYTHING, sort: 'score', descending: true });
    expect(rows).toHaveLength(total);
    expect(rows[0]?.score).toBe(1);
    expect((await project.terms.counts()).all).toBe(total);
    expect(await project.terms.get('torque limiter')).toMatchObject({
      term: 'torque limiter',
      variants: expect.arrayContaining(['Torque limiters']),
      first: { document: 'b.md', line: 1 },
      hasEntry: false,
    });
  });

  it('are added under the key of their variants, once, and accepted', async () => {
    expect(await project.terms.add('  Access   Logs ', 'technical-term')).toBe('access log');
    expect(await project.terms.add('access-log', 'person')).toBe('access log');
    await project.terms.decide(['access log'], { status: 'rejected' });
    await project.terms.add('access log', 'person');
    const { rows } = await project.terms.page(EVERYTHING);
    expect(rows.map(({ key, term, status, origin }) => [key, term, status, origin])).toEqual([
      ['access log', 'Access Logs', 'accepted', 'user'],
    ]);
    expect(await errorOf(project.terms.add('\u200B', 'person'))).toMatchObject({ code: 'term-empty' });
  });

  it('are decided together, each once, and those that are not there are told', async () => {
    for (const term of ['lathe', 'chisel']) await project.terms.add(term, 'technical-term');
    const gone = await project.terms.decide(['lathe', 'lathe', 'gone', 'chisel'], { status: 'rejected' });
    expect(gone).toEqual(['gone']);
    expect((await project.terms.counts()).rejected).toBe(2);
  });

  it('that a run removed since somebody saw them are refused with their decision', async () => {
    await add({ 'a.md': 'The kiln is fired.\n', 'b.md': 'A claw holds the bolt. The claw is hard.\n' });
    await extract();
    const row = await project.terms.get('claw');
    const [, b] = await project.documents.list();
    await project.documents.remove([b?.path ?? '']);
    await extract();
    expect(await errorOf(project.terms.decide([row.key], { status: 'rejected' }))).toMatchObject({
      code: 'term-not-found',
    });
    expect(await errorOf(project.terms.decide([row.key], { notes: 'mine' }))).toMatchObject({
      code: 'term-not-found',
    });
    expect(await project.decisions.state()).toMatchObject({ undo: null });
  });

  it('that are not there are said not to be found', async () => {
    expect(await errorOf(project.terms.get('gone'))).toMatchObject({ code: 'term-not-found' });
    expect(await errorOf(project.terms.contexts('gone', 5))).toMatchObject({ code: 'term-not-found' });
  });
});

async function extract(): Promise<void> {
  const { finished } = await project.runs.start('extract', { folder: null, provider: 'extractive' });
  expect(await finished).toMatchObject({ status: 'completed' });
}

describe('a term that a person added', () => {
  it('is counted in all documents by every run, also where extraction does not find it', async () => {
    await add({
      'a.md': 'The kiln is fired. They watch it all night long.\n',
      'b.md': 'One works.\n\nWe work All night\nlong, they sing all night long.\n',
    });
    const key = await project.terms.add('all night long', 'technical-term');
    await extract();
    expect(await project.terms.get(key)).toMatchObject({
      frequency: 3,
      documents: 2,
      first: { document: 'a.md', line: 1 },
      forms: [{ form: 'all night long', count: 3, key }],
      status: 'accepted',
      proposed: false,
    });
    await add({ 'a.md': 'The kiln is cold.\n' });
    await extract();
    expect(await project.terms.get(key)).toMatchObject({
      frequency: 2,
      documents: 1,
      first: { document: 'b.md', line: 3 },
    });
    await add({ 'b.md': 'One rests.\n' });
    await extract();
    expect(await project.terms.get(key)).toMatchObject({ frequency: 0, documents: 0, first: null });
  });
});

describe('G02: a variant that a person makes a term of its own', () => {
  it('is defined and counted for itself by runs, until it is a variant again', async () => {
    await add({
      'a.md':
        'An SLO is a target for the quality of a service.\n\nThe service level objective (SLO) is agreed yearly.\n',
      'b.md': 'A service level objective is a promise that a team makes.\n',
    });
    const build = async (): Promise<void> => {
      const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
      expect(await finished).toMatchObject({ status: 'completed' });
    };
    await build();
    const main = 'service level objective';
    expect(await project.terms.get(main)).toMatchObject({ variants: ['SLO'], frequency: 4 });
    const key = await project.terms.separate(main, 'SLO');
    expect(await errorOf(project.terms.separate(main, 'SLO'))).toMatchObject({ code: 'term-not-found' });
    await build();
    expect(await project.terms.get(key)).toMatchObject({ frequency: 2, separatedFrom: main, hasEntry: true });
    expect(await project.terms.get(main)).toMatchObject({ variants: [], frequency: 2 });
    expect((await project.entries.get(key))?.definition).toContain('An SLO is a target');
    expect((await project.entries.get(main))?.definition).toContain('is a promise');

    await project.entries.saveDefinition(key, 'What a team aims at.');
    expect(await errorOf(project.terms.join(key))).toMatchObject({ code: 'term-has-text' });
    await project.entries.saveDefinition(key, '');
    await project.terms.join(key);
    expect(await project.terms.get(main)).toMatchObject({ variants: ['SLO'], frequency: 4 });
    await build();
    expect(await errorOf(project.terms.get(key))).toMatchObject({ code: 'term-not-found' });
    expect(await project.terms.get(main)).toMatchObject({ variants: ['SLO'], frequency: 4 });
  });
});

describe('the occurrences of a term', () => {
  it('come by document and place, with lines and the text around them, all of them counted', async () => {
    await add({
      'b.md': '# Lathes\n\nThe *lathe* turns.\n',
      'a.txt': 'no such thing\n\nA lathe, and a LATHE.\n',
      'c.md': 'nothing\n',
    });
    const key = await project.terms.add('lathe', 'technical-term');
    const { total, contexts } = await project.terms.contexts(key, 3);
    expect(total).toBe(3);
    expect(contexts).toEqual([
      {
        document: 'a.txt',
        line: 3,
        start: 17,
        end: 22,
        before: 'A ',
        keyword: 'lathe',
        after: ', and a LATHE.',
      },
      {
        document: 'a.txt',
        line: 3,
        start: 30,
        end: 35,
        before: 'A lathe, and a ',
        keyword: 'LATHE',
        after: '.',
      },
      { document: 'b.md', line: 3, start: 15, end: 20, before: 'The ', keyword: 'lathe', after: ' turns.' },
    ]);
    expect((await project.terms.contexts(key, 1)).contexts).toHaveLength(1);
    expect((await project.terms.contexts(key, 1)).total).toBe(3);
  });

  it('are those of the present texts', async () => {
    await add({ 'a.md': 'A lathe.', 'b.md': 'A lathe.' });
    const key = await project.terms.add('lathe', 'technical-term');
    expect((await project.terms.contexts(key, 9)).total).toBe(2);
    await add({ 'a.md': 'Two lathe, lathe.' });
    expect((await project.terms.contexts(key, 9)).total).toBe(3);
    await project.documents.remove(['a.md']);
    expect((await project.terms.contexts(key, 9)).contexts.map(({ document }) => document)).toEqual(['b.md']);
  });

  it('are found in texts of any length, sent in parts', async () => {
    await add(
      Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.txt`, `${'x '.repeat(300_000)}lathe`])),
    );
    const key = await project.terms.add('lathe', 'technical-term');
    const { total, contexts } = await project.terms.contexts(key, 4);
    expect([total, contexts.map(({ document }) => document)]).toEqual([
      5,
      ['0.txt', '1.txt', '2.txt', '3.txt'],
    ]);
  });
});
