import { describe, expect, it } from 'vitest';
import { addedTerm } from '../../support/operations.ts';
import { CREATED_AT, connectPast, newProjectFile, openDatabase } from '../../support/project-file.ts';
import { errorOf } from '../../support/work.ts';

describe('a row that a fault has changed', () => {
  it.each(['no JSON', '{"a": "list?"}'])(
    'is told as damage where it cannot be read: %s',
    async (variants) => {
      const file = newProjectFile();
      const db = await openDatabase(file);
      await db.write.addTerm(addedTerm('lathe'), CREATED_AT);
      expect((await db.read.termDetails('lathe'))?.term).toBe('lathe');
      connectPast(file, { timeout: 5000 }).prepare('UPDATE terms SET variants = ?').run(variants);
      expect(await errorOf(db.read.termDetails('lathe'))).toMatchObject({
        name: 'ActionableError',
        code: 'project-damaged',
      });
    },
  );

  it.each([
    { damage: 'the index of its key', index: 'sqlite_autoindex_terms_1', key: 'lathe' },
    // A list reads keys from its index alone, where they may have become others.
    { damage: 'the index of a list', index: 'terms_by_sort_text', key: 'lathx' },
  ])('is not said to be gone where only $damage is damaged', async ({ index, key }) => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    await db.write.addTerm(addedTerm('lathe'), CREATED_AT);
    expect(await db.read.termDetails('lathx')).toBeNull();
    expect(await db.read.entryDetails('lathx')).toBeNull();
    await db.close();
    emptyIndex(file, index);
    const damaged = await openDatabase(file);
    for (const read of [damaged.read.termDetails(key), damaged.read.entryDetails(key)]) {
      expect(await errorOf(read)).toMatchObject({ name: 'ActionableError', code: 'project-damaged' });
    }
  });

  it('is shown with its entry where only the index of issues is damaged', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    await db.write.addTerm(addedTerm('lathe'), CREATED_AT);
    await db.write.saveUserText('lathe', 'A lathe turns.', CREATED_AT);
    connectPast(file, { timeout: 5000 }).exec(
      `INSERT INTO issues (term_id, type, reason, related, cause, created_at)
       SELECT id, 'too-broad', 'So are others.', '[]', 'cause', '' FROM terms`,
    );
    await db.close();
    emptyIndex(file, 'sqlite_autoindex_issues_1');
    const damaged = await openDatabase(file);
    expect((await damaged.read.entryDetails('lathe'))?.issues).toHaveLength(1);
    expect(await damaged.read.issueRows()).toHaveLength(1);
  });

  it('is not suspected where a term has no entry', async () => {
    const db = await openDatabase(newProjectFile());
    await db.write.addTerm(addedTerm('lathe'), CREATED_AT);
    await db.write.decideTerms(['lathe'], { status: 'rejected' }, CREATED_AT);
    expect(await db.read.entryDetails('lathe')).toBeNull();
  });
});

/** Lets an index lead to the empty one of documents. */
function emptyIndex(file: string, index: string): void {
  const connection = connectPast(file, { timeout: 5000 }).unsafeMode();
  connection.pragma('writable_schema = ON');
  connection
    .prepare(
      `UPDATE sqlite_schema
       SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_documents_1') WHERE name = ?`,
    )
    .run(index);
}
