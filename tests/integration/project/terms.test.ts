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

  it('are decided together, each once, and those that are not there are not counted', async () => {
    for (const term of ['lathe', 'chisel']) await project.terms.add(term, 'technical-term');
    const decided = await project.terms.decide(['lathe', 'lathe', 'gone', 'chisel'], { status: 'rejected' });
    expect(decided).toBe(2);
    expect((await project.terms.counts()).rejected).toBe(2);
  });

  it('that are not there are said not to be found', async () => {
    expect(await errorOf(project.terms.get('gone'))).toMatchObject({ code: 'term-not-found' });
    expect(await errorOf(project.terms.contexts('gone', 5))).toMatchObject({ code: 'term-not-found' });
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
