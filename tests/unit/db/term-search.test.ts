import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createReadOperations } from '../../../src-main/db/read-operations.ts';
import { termSearcher } from '../../../src-main/db/repositories/term-search.ts';
import { transaction } from '../../../src-main/db/transactions.ts';
import { NO_TERM_FILTERS, TERM_SORTS, TERM_VIEWS } from '../../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../../src-main/domain/term.ts';
import { searchForms } from '../../../src-main/text/search-text.ts';
import { AT, addedTerm, openOperations, ranked, rankedJson } from '../../support/operations.ts';
import { randomNumbers } from '../../support/random-numbers.ts';

const WORDS = ['wave', 'wall', 'tide', '港湾', '防波堤', 'サーバー', '100%', 'a*b', 'sea?'];

it('finds the same in memory as in the file, after any decision', async () => {
  const { db, read, write, startRun } = await openOperations();
  const random = randomNumbers(7);
  const oneOf = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(random() * values.length)];
  const keys = Array.from({ length: 60 }, (_, index) => `${oneOf(WORDS)} ${oneOf(WORDS)} ${index}`);
  write.publishTerms(
    startRun(1),
    rankedJson(
      keys.map((key) =>
        ranked(key, {
          score: Math.floor(random() * 5),
          proposed: random() < 0.7,
          category: oneOf(TERM_CATEGORIES) ?? 'person',
          reading: random() < 0.2 ? 'かな' : null,
        }),
      ),
    ),
  );
  const typed = ['w', 'wa', 'wall', '港', 'さーば', 'かな', '*', '?', '1', '12', 'nothing of it'];
  const anyList = () => ({
    view: oneOf(TERM_VIEWS) ?? 'all',
    category: random() < 0.2 ? (oneOf(TERM_CATEGORIES) ?? null) : null,
    filters: { ...NO_TERM_FILTERS, best: random() < 0.2 ? 20 : null },
    sort: oneOf(TERM_SORTS) ?? 'score',
    descending: random() < 0.5,
  });
  let list = anyList();
  let compared = 0;
  let places = 0;
  for (let step = 0; step < 150; step += 1) {
    const key = oneOf(keys) ?? '';
    const kind = random();
    if (kind < 0.2) write.decideTerms([key], { status: oneOf(TERM_STATUSES) ?? 'candidate' }, AT);
    else if (kind < 0.3) write.mergeTerms(key, [oneOf(keys) ?? ''], AT);
    else if (kind < 0.4) write.undoDecision();
    else if (kind < 0.45) write.addTerm(addedTerm(`${key} added`), AT);
    // Most changes come while one list is searched.
    if (random() < 0.2) list = anyList();
    const part = { offset: Math.floor(random() * 3), limit: 1 + Math.floor(random() * 10) };
    const query = { ...list, ...part, searchForms: searchForms(oneOf(typed) ?? '') };
    // Nobody has searched with these yet: they look into the file.
    const inFile = createReadOperations(db).termPage(query);
    expect(read.termPage(query)).toEqual(inFile);
    await setImmediate();
    expect(read.termPage(query)).toEqual(inFile);
    for (const sought of [...inFile.rows.map((row) => row.key), key]) {
      const place = createReadOperations(db).termPlace(query, sought);
      expect(read.termPlace(query, sought)).toBe(place);
      if (place !== null) places += 1;
    }
    if (inFile.rows.length > 0) compared += 1;
  }
  expect(compared).toBeGreaterThan(50);
  expect(places).toBeGreaterThan(50);
});

it('has the texts in memory after the first question, and not those of before a change', async () => {
  const { db, write, startRun } = await openOperations();
  write.publishTerms(startRun(1), rankedJson([ranked('wave wall'), ranked('tide'), ranked('wave')]));
  const searcher = termSearcher(db);
  const all = { condition: 'terms.id > ?', values: [0], order: 'key' };
  const find = (form: string): readonly string[] | null => {
    const ids = transaction(db, () => searcher.find(all, [form]));
    const keyOf = db.connection.prepare<[number], string>('SELECT key FROM terms WHERE id = ?').pluck();
    return ids === null ? null : ids.map((id) => keyOf.get(id) ?? '');
  };
  expect(find('wave')).toBeNull();
  await setImmediate();
  expect(find('wave')).toEqual(['wave', 'wave wall']);
  expect(find('1')).toEqual([]);

  write.addTerm(addedTerm('wavelet'), AT);
  expect(find('wave')).toBeNull();
  await setImmediate();
  expect(find('wave')).toEqual(['wave', 'wave wall', 'wavelet']);
});

it('finds at once in what was prepared, also where terms changed while it was being read', async () => {
  const { db, write, startRun } = await openOperations();
  const many = Array.from({ length: 9_000 }, (_, index) => ranked(`wave ${index}`));
  write.publishTerms(startRun(1), rankedJson(many));
  const searcher = termSearcher(db);
  const all = { condition: 'terms.id > ?', values: [0], order: 'key' };
  const find = (form: string): number | undefined =>
    transaction(db, () => searcher.find(all, [form]))?.length;
  /** How many questions could be asked until all was there. */
  const questionsUntilReady = async (): Promise<number> => {
    let questions = 0;
    for (; find('wave') === undefined; questions += 1) await setImmediate();
    return questions;
  };

  searcher.prepare(all);
  await setImmediate();
  expect(find('wave')).toBeUndefined();
  write.addTerm(addedTerm('a first wave'), AT);
  expect(await questionsUntilReady()).toBeGreaterThan(2);
  expect(find('wave')).toBe(9_001);
  expect(find('first')).toBe(1);

  // Another list of the same terms needs its order only.
  const some = { condition: 'terms.id > ?', values: [10], order: 'key DESC' };
  expect(transaction(db, () => searcher.find(some, ['wave']))?.length).toBe(8_991);
});

it('is not in the way of a file that is closed meanwhile', async () => {
  const { db, read } = await openOperations();
  const query = { view: 'all', category: null, searchForms: ['w'], sort: 'score', descending: true } as const;
  read.termPage({ ...query, offset: 0, limit: 1 });
  db.connection.close();
  await setImmediate();
  expect(db.connection.open).toBe(false);
});
