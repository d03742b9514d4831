import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TermStanding } from '../../../src-main/domain/reading-view.ts';
import type { Project } from '../../../src-main/project/project.ts';
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

describe('the rows of a document', () => {
  it('are its lines where it is shown as it is written, and each offset is found in one', async () => {
    await add({ 'a.md': '# A\r\n\r\nThree\nFour', 'b.txt': 'B' });
    expect(await project.reader.rows('a.md', 'plain', 2, 1)).toMatchObject({
      format: 'markdown',
      total: 4,
      length: 17,
      rows: [{ index: 2, line: 3, start: 7, cells: [[{ start: 7, end: 12, text: 'Three' }]] }],
    });
    expect(await project.reader.locate('a.md', 'plain', 9)).toBe(2);
    expect(await project.reader.rows('b.txt', 'rendered', 0, 10)).toMatchObject({ format: 'text', total: 1 });
  });

  it('are its blocks where it is rendered', async () => {
    await add({ 'a.md': '# A\r\n\r\nThree\nFour' });
    expect(await project.reader.rows('a.md', 'rendered', 0, 9)).toMatchObject({
      total: 2,
      rows: [{ form: { kind: 'heading', level: 1 } }, { form: { kind: 'paragraph' }, line: 3 }],
    });
    expect(await project.reader.locate('a.md', 'rendered', 15)).toBe(1);
  });

  it('are those of the present text', async () => {
    await add({ 'a.md': 'one' });
    await project.reader.rows('a.md', 'plain', 0, 1);
    writeFileSync(join(folder, 'a.md'), 'one\ntwo');
    await project.documents.update();
    expect(await project.reader.rows('a.md', 'plain', 0, 9)).toMatchObject({ total: 2 });
  });

  it('of a document that was removed are not found', async () => {
    await add({ 'a.md': 'one' });
    await project.reader.rows('a.md', 'plain', 0, 1);
    await project.documents.remove(['a.md']);
    for (const work of [
      () => project.reader.rows('a.md', 'plain', 0, 1),
      () => project.reader.locate('a.md', 'plain', 0),
      () => project.reader.highlights('a.md', ['accepted'], 0, 9),
    ]) {
      expect(await errorOf(work())).toMatchObject({
        code: 'document-not-found',
        values: { document: 'a.md' },
      });
    }
  });
});

describe('the terms in a document', () => {
  const TEXT = 'The pilot boat waits.\n\nA **pilot\nboat** and its pilot. 水先艇《みずさきてい》は待つ。\n';

  /** What is marked, as it is written, with its standing and key. */
  async function marked(standings: readonly TermStanding[], start = 0, end = TEXT.length) {
    const { hits, terms } = await project.reader.highlights('a.md', standings, start, end);
    return hits.map((hit) => [
      TEXT.slice(hit.start, hit.end),
      terms[hit.term]?.key,
      terms[hit.term]?.standing,
    ]);
  }

  beforeEach(async () => {
    await add({ 'a.md': TEXT, 'b.md': 'No boat here.', 'c.md': 'Pilot boats. A pilot boat.' });
    for (const term of ['pilot boat', 'pilot', '水先艇']) await project.terms.add(term, 'technical-term');
  });

  it('are found at their exact places, also over line breaks, markup and readings, and inside each other', async () => {
    expect(await marked(['accepted'])).toEqual([
      ['pilot boat', 'pilot boat', 'accepted'],
      ['pilot', 'pilot', 'accepted'],
      ['pilot\nboat', 'pilot boat', 'accepted'],
      ['pilot', 'pilot', 'accepted'],
      ['pilot', 'pilot', 'accepted'],
      ['水先艇', '水先艇', 'accepted'],
    ]);
    expect(await marked(['accepted'], 0, 21)).toHaveLength(2);
  });

  it('are those that stand as was asked for, and follow each decision', async () => {
    await project.terms.decide(['pilot'], { status: 'rejected' });
    await project.terms.decide(['水先艇'], { required: true });
    expect(await marked(['required'])).toEqual([['水先艇', '水先艇', 'required']]);
    expect(await marked(['rejected'])).toHaveLength(3);
    await project.terms.decide(['pilot'], { status: 'candidate' });
    expect(await marked(['rejected'])).toEqual([]);
    expect(await marked(['proposed'])).toEqual([]);
    expect((await marked(['candidate'])).map(([, key]) => key)).toEqual(['pilot', 'pilot', 'pilot']);
  });

  it('are listed with their counts, and searched in any script', async () => {
    const standings = ['accepted'] as const;
    const query = { standings, search: '', offset: 0, limit: 2 };
    expect(await project.reader.terms('a.md', query)).toEqual({
      total: 3,
      rows: [
        { key: 'pilot', term: 'pilot', standing: 'accepted', count: 3 },
        { key: 'pilot boat', term: 'pilot boat', standing: 'accepted', count: 2 },
      ],
    });
    expect(await project.reader.terms('a.md', { ...query, search: 'ＢＯＡＴ' })).toMatchObject({
      total: 1,
      rows: [{ key: 'pilot boat' }],
    });
  });

  it('are found by every form that a person gave them, and gone through by these too', async () => {
    expect(await project.synonyms.addForm('pilot', '待つ')).toMatchObject({
      main: { key: 'pilot' },
      count: 1,
    });
    const start = TEXT.indexOf('待つ');
    expect(await marked(['accepted'], start - 1, start + 1)).toEqual([['待つ', 'pilot', 'accepted']]);
    const query = { of: { termKey: 'pilot' }, document: 'a.md', offset: start, direction: 'next' } as const;
    expect(await project.reader.occurrence(query)).toMatchObject({ start, place: { number: 4, total: 4 } });
    await project.decisions.undo();
    expect(await marked(['accepted'], start - 1, start + 1)).toEqual([]);
    expect(await project.terms.list()).toHaveLength(3);
  });

  it('are gone through in both directions, of one term over all documents that hold it, and around', async () => {
    const of = { termKey: 'pilot boat' };
    const go = async (document: string, offset: number, direction: 'next' | 'previous') => {
      const found = await project.reader.occurrence({ of, document, offset, direction });
      return [found?.document, found?.start, found?.place];
    };
    const last = TEXT.indexOf('pilot\nboat');
    expect(await go('a.md', 5, 'next')).toEqual(['a.md', last, { number: 2, total: 2 }]);
    expect(await go('a.md', last + 1, 'next')).toEqual(['c.md', 15, { number: 1, total: 1 }]);
    expect(await go('c.md', 16, 'next')).toEqual(['a.md', 4, { number: 1, total: 2 }]);
    expect(await go('a.md', 4, 'previous')).toEqual(['c.md', 15, { number: 1, total: 1 }]);
    expect(await go('b.md', 0, 'previous')).toEqual(['a.md', last, { number: 2, total: 2 }]);
  });

  it('are gone through in one document where any of them is meant, the longest first', async () => {
    const go = async (document: string, offset: number, direction: 'next' | 'previous') => {
      const of = { standings: ['accepted' as const] };
      return project.reader.occurrence({ of, document, offset, direction });
    };
    expect(await go('a.md', 0, 'next')).toMatchObject({
      start: 4,
      terms: [{ key: 'pilot boat', term: 'pilot boat' }],
      place: null,
    });
    const reading = TEXT.indexOf('水先艇');
    expect(await go('a.md', reading, 'previous')).toMatchObject({
      start: TEXT.indexOf('pilot. '),
      end: TEXT.indexOf('. 水'),
    });
    expect(await go('a.md', reading + 1, 'next')).toMatchObject({ start: 4 });
    expect(await go('b.md', 0, 'next')).toBeNull();
  });

  it('are counted in parts of the document', async () => {
    const parts = await project.reader.marks('a.md', { termKey: 'pilot boat' }, 'rendered', 2);
    expect(parts).toEqual({ counts: [1, 1] });
    expect(await project.reader.marks('a.md', { standings: ['accepted'] }, 'rendered', 2)).toEqual({
      counts: [2, 4],
    });
  });
});
