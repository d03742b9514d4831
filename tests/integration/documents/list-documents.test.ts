import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDocuments } from '../../../src-main/documents/list-documents.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genglossary-list-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `About ${path}`);
  }
}

async function list(
  under = '',
): Promise<{ files: string[]; refused: string[]; unreadable: readonly string[] }> {
  const { files, refusals, unreadable } = await listDocuments(join(folder, under));
  return {
    files: files.map(({ path }) => path),
    refused: refusals.map(({ path, code }) => `${path}: ${code}`),
    unreadable,
  };
}

describe('listDocuments', () => {
  it('finds documents at any depth, in any case of the suffix, in code-point order', async () => {
    await put(
      'b.md',
      'a.txt',
      'B.MD',
      'sub/deep/c.markdown',
      'sub/d.Text',
      'sub.md',
      '１全角.md',
      '😀絵文字.txt',
      '\uE000.md',
    );
    expect(await list()).toEqual({
      files: [
        'B.MD',
        'a.txt',
        'b.md',
        'sub.md',
        'sub/d.Text',
        'sub/deep/c.markdown',
        '\uE000.md',
        '１全角.md',
        '😀絵文字.txt',
      ],
      refused: [],
      unreadable: [],
    });
  });

  it('takes both of two files with one name in different folders', async () => {
    await put('one/notes.md', 'two/notes.md');
    expect((await list()).files).toEqual(['one/notes.md', 'two/notes.md']);
  });

  it('gives the size in bytes', async () => {
    await writeFile(join(folder, 'a.md'), '用語');
    expect((await listDocuments(folder)).files[0]?.size).toBe(6);
  });

  it('passes over hidden files, lock files, node_modules and what holds no texts', async () => {
    await put(
      '.hidden.md',
      '.git/notes.md',
      'node_modules/x/readme.md',
      '~$draft.docx',
      'tool.exe',
      'main.ts',
      'LICENSE',
    );
    expect(await list()).toEqual({ files: [], refused: [], unreadable: [] });
  });

  it('W41: says so of each file in a format that it does not read', async () => {
    await put('report.docx', 'sub/scan.PDF', 'page.html', 'photo.jpg', 'a.md');
    const { refusals } = await listDocuments(folder);
    expect(refusals.map(({ path }) => path)).toEqual([
      'page.html',
      'photo.jpg',
      'report.docx',
      'sub/scan.PDF',
    ]);
    for (const { code, reason } of refusals) {
      expect(code).toBe('unsupported-format');
      expect(reason).toContain('.md');
      expect(reason).toContain('.txt');
    }
  });

  it('walks into a folder that is named like a document', async () => {
    await put('notes.md/inner.md');
    expect(await list()).toMatchObject({ files: ['notes.md/inner.md'], refused: [] });
  });

  it('refuses pipes and sockets that are named like documents', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket.txt'), resolve));
    try {
      expect(await list()).toMatchObject({
        files: [],
        refused: ['pipe.md: unreadable', 'socket.txt: unreadable'],
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('cuts loops of links, however they are built, and reports each once', async () => {
    await put('a/one.md', 'b/two.md');
    await symlink('..', join(folder, 'a/up'));
    await symlink('../b', join(folder, 'a/to-b'));
    await symlink('../a', join(folder, 'b/to-a'));
    await symlink('self', join(folder, 'self'));
    await symlink('/', join(folder, 'everything'));
    expect(await list()).toMatchObject({
      files: ['a/one.md', 'b/two.md'],
      refused: ['a/to-b', 'a/up', 'b/to-a', 'everything', 'self'].map((path) => `${path}: link-loop`),
    });
  });

  it('follows a link to a folder elsewhere, once, and links inside it', async () => {
    await put('root/a.md', 'elsewhere/b.md', 'further/c.md');
    await symlink('../elsewhere', join(folder, 'root/link'));
    await symlink('../elsewhere', join(folder, 'root/link-again'));
    await symlink('../further', join(folder, 'elsewhere/more'));
    await symlink('../root', join(folder, 'further/back'));
    expect(await list('root')).toMatchObject({
      files: ['a.md', 'link/b.md', 'link/more/c.md'],
      refused: ['link-again: link-loop', 'link/more/back: link-loop'],
    });
  });

  it('does not walk out of a linked folder through a link to what holds it', async () => {
    await put('root/a.md', 'outer/inner/b.md', 'outer/private.md');
    await symlink('../outer/inner', join(folder, 'root/link'));
    await symlink('..', join(folder, 'outer/inner/up'));
    expect((await list('root')).files).toEqual(['a.md', 'link/b.md']);
  });

  it('reads a file that several links lead to once', async () => {
    await put('root/a.md', 'b.md');
    await symlink('a.md', join(folder, 'root/same.md'));
    await symlink('../b.md', join(folder, 'root/x.md'));
    await symlink('../b.md', join(folder, 'root/y.md'));
    expect(await list('root')).toMatchObject({
      files: ['a.md', 'x.md'],
      refused: ['same.md: link-loop', 'y.md: link-loop'],
    });
  });

  it('reports a link to nowhere, and that what came through it may still exist', async () => {
    await symlink('missing', join(folder, 'disk'));
    expect(await list()).toEqual({ files: [], refused: ['disk: vanished'], unreadable: ['disk', 'disk/'] });
  });

  it('finds its way through folders nested hundreds deep', async () => {
    const path = `${'d/'.repeat(400)}deep.md`;
    await put(path);
    expect((await list()).files).toEqual([path]);
  });

  it.each(['missing', 'file.md'])(
    'says that %s is not a folder it can open, without its whole path',
    async (name) => {
      await put('file.md');
      const error: unknown = await listDocuments(join(folder, name)).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'ActionableError', code: 'folder-missing' });
      expect(String(error)).not.toContain(folder);
    },
  );
});
