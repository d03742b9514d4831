import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migration010 } from '../../../src-main/db/migrations/010-project.ts';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../../src-main/db/open-file.ts';
import { createReadOperations } from '../../../src-main/db/read-operations.ts';
import { searchForms } from '../../../src-main/text/search-text.ts';
import { AT } from '../../support/operations.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a project of the first version has its lists at once, before any further run', async () => {
  const file = join(temporaryFolder(), 'old.genglossary');
  createProjectFile(file, { name: 'Old', createdAt: AT }, [migration010]);
  const old = new Database(file);
  const insertTerm = old.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants)
     VALUES (?, ?, ?, ?, 1, 'technical-term', 1, 1, '[]')`,
  );
  insertTerm.run('access log', 'Access Logs', null, 4);
  insertTerm.run('サーバ', 'サーバー', null, 2);
  insertTerm.run('旋盤', '旋盤', 'せんばん', 1);
  old
    .prepare(
      `INSERT INTO documents (path, folder, file_path, format, text, hash, added_at, updated_at)
       VALUES ('a.md', '/manual', 'a.md', 'markdown', '旋盤𠮷', 'h', ?, ?)`,
    )
    .run(AT, AT);
  old.close();

  const db = await openForWriting(file, MIGRATIONS);
  onTestFinished(() => {
    db.connection.close();
  });
  const read = createReadOperations(db);
  const find = (search: string): string[] =>
    read
      .termPage({
        view: 'all',
        category: null,
        searchForms: searchForms(search),
        sort: 'term',
        descending: false,
        offset: 0,
        limit: 9,
      })
      .rows.map(({ key }) => key);
  expect(find('')).toEqual(['access log', 'サーバ', '旋盤']);
  expect(find('ACCESS-LOG')).toEqual(['access log']);
  expect(find('さーばー')).toEqual(['サーバ']);
  expect(find('センバン')).toEqual(['旋盤']);
  // A reading is one that extraction found, unless a person says otherwise.
  expect(read.getTerm('旋盤')).toMatchObject({ reading: 'せんばん', foundReading: 'せんばん' });
  expect(read.listDocumentRows()).toEqual([
    { path: 'a.md', format: 'markdown', language: null, length: 3, folder: '/manual', updatedAt: AT },
  ]);
  expect(read.documentSources().folders).toEqual(['/manual']);
});
