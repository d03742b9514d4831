import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../../../src-main/db/repositories/documents.ts';
import { planDocuments } from '../../../src-main/runs/steps/plan-documents.ts';

const here = '/papers/here';

function stored(path: string, filePath = path, folder = here): StoredDocument {
  return { path, filePath, folder, format: 'markdown', hash: `hash of ${path}`, length: 1 };
}

const allExist = (): boolean => true;

/** What becomes of a folder's files: `file -> name (known hash)`. */
function namesOf(plan: ReturnType<typeof planDocuments>): string[] {
  return plan.names.map(
    ({ filePath, name, knownHash }) => `${filePath} -> ${name}${knownHash === null ? '' : ` (${knownHash})`}`,
  );
}

describe('a folder that is read for the first time', () => {
  it('gives its files their own names', () => {
    const plan = planDocuments(here, ['a.md', '下/b.md'], [], [], allExist);
    expect(namesOf(plan)).toEqual(['a.md -> a.md', '下/b.md -> 下/b.md']);
    expect(plan.removed).toEqual([]);
  });
});

describe('a folder that is read again', () => {
  it('knows its files by their hashes and finds those that are new or gone', () => {
    const plan = planDocuments(here, ['a.md', 'new.md'], [], [stored('a.md'), stored('gone.md')], allExist);
    expect(namesOf(plan)).toEqual(['a.md -> a.md (hash of a.md)', 'new.md -> new.md']);
    expect(plan.removed).toEqual(['gone.md']);
  });

  it('leaves the documents of other folders alone', () => {
    const plan = planDocuments(here, [], [], [stored('x.md', 'x.md', '/papers/there')], allExist);
    expect(plan.removed).toEqual([]);
  });

  it('W03: takes nothing out that stands below a folder that could not be opened this time', () => {
    const documents = [
      stored('closed/a.md'),
      stored('closed/deep/b.md'),
      stored('closed.md'),
      stored('closed too/c.md'),
    ];
    const plan = planDocuments(here, [], ['closed/'], documents, allExist);
    expect(plan.removed).toEqual(['closed.md', 'closed too/c.md']);
  });

  it('keeps the document whose file was refused this time', () => {
    const plan = planDocuments(here, [], ['a.md'], [stored('a.md'), stored('a.md.md')], allExist);
    expect(plan.removed).toEqual(['a.md.md']);
  });

  it('keeps a file under the name that it was once given', () => {
    const known = stored('here/a.md', 'a.md');
    const other = stored('a.md', 'a.md', '/papers/there');
    const plan = planDocuments(here, ['a.md'], [], [other, known], allExist);
    expect(namesOf(plan)).toEqual(['a.md -> here/a.md (hash of here/a.md)']);
    expect(plan.removed).toEqual([]);
  });
});

describe('two folders with files of one name', () => {
  it('both keep theirs', () => {
    const plan = planDocuments(here, ['a.md'], [], [stored('a.md', 'a.md', '/papers/there')], allExist);
    expect(namesOf(plan)).toEqual(['a.md -> here/a.md']);
    expect(plan.removed).toEqual([]);
  });

  it('as do a third and a fourth folder of one name', () => {
    const documents = [
      stored('a.md', 'a.md', '/one/here'),
      stored('here/a.md', 'a.md', '/two/here'),
      stored('here (2)/a.md', 'a.md', '/three/here'),
    ];
    const plan = planDocuments(here, ['a.md', 'here/a.md'], [], documents, allExist);
    expect(namesOf(plan)).toEqual(['a.md -> here (3)/a.md', 'here/a.md -> here/here/a.md']);
  });

  it('of which one is gone from the disk: each file of this folder still has its own document', () => {
    const documents = [stored('a.md'), stored('old/a.md', 'a.md', '/papers/old')];
    const plan = planDocuments(here, ['a.md'], [], documents, (folder) => folder === here);
    expect(namesOf(plan)).toEqual(['a.md -> a.md (hash of a.md)']);
    expect(plan.removed).toEqual([]);
  });
});

describe('a folder that was moved', () => {
  const moved = (folder: string): boolean => folder !== '/papers/before';

  it('brings its documents along, read anew', () => {
    const documents = [stored('a.md', 'a.md', '/papers/before'), stored('b.md', 'b.md', '/papers/before')];
    const plan = planDocuments(here, ['a.md', 'b.md', 'c.md'], [], documents, moved);
    expect(namesOf(plan)).toEqual(['a.md -> a.md', 'b.md -> b.md', 'c.md -> c.md']);
    expect(plan.removed).toEqual([]);
  });

  it('is asked for once, however many documents it has', () => {
    const documents = Array.from({ length: 100 }, (_, index) =>
      stored(`${index}.md`, `${index}.md`, '/before'),
    );
    let asked = 0;
    planDocuments(here, [], [], documents, () => {
      asked += 1;
      return false;
    });
    expect(asked).toBe(1);
  });
});

it('whatever folders and files there are, every file has one name of its own and no document is taken by two', () => {
  const path = fc.constantFrom<string[]>(
    'a.md',
    'b.md',
    'here/a.md',
    'here (2)/a.md',
    '__proto__',
    '用語/a.md',
  );
  const folder = fc.constantFrom<string[]>(here, '/papers/there', '/gone/here', '/gone/too');
  const documents = fc
    .uniqueArray(fc.record({ path, filePath: path, folder }), {
      selector: (document) => document.path,
    })
    // A folder has each of its files once.
    .map((list) => [...new Map(list.map((one) => [`${one.folder}:${one.filePath}`, one])).values()])
    .map((list) => list.map((one) => stored(one.path, one.filePath, one.folder)));
  fc.assert(
    fc.property(fc.uniqueArray(path), documents, (filePaths, known) => {
      const plan = planDocuments(here, filePaths, [], known, (name) => !name.startsWith('/gone'));
      const names = plan.names.map(({ name }) => name);
      expect(plan.names.map(({ filePath }) => filePath)).toEqual(filePaths);
      expect(new Set(names).size).toBe(names.length);
      const living = known.filter((document) => document.folder === '/papers/there');
      for (const document of living) expect([...names, ...plan.removed]).not.toContain(document.path);
      for (const document of known.filter((one) => one.folder === here)) {
        const place = filePaths.includes(document.filePath) ? names : plan.removed;
        expect(place).toContain(document.path);
      }
    }),
    { numRuns: 500 },
  );
});
