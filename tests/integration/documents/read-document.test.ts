import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../../src-main/documents/read-document.ts';
import { MAX_DOCUMENT_BYTES } from '../../../src-main/documents/refusals.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genglossary-read-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const read = (path: string) => readDocument({ path, absolutePath: join(folder, path) });

async function codeOf(path: string): Promise<string> {
  const result = await read(path);
  return result.kind === 'refused' ? result.refusal.code : 'taken';
}

describe('readDocument', () => {
  it('gives the text without its byte-order mark, with the line breaks of the file, and the hash of it', async () => {
    const text = '# 見出し\r\n本文😀\n';
    await writeFile(join(folder, '全角 😀.MD'), `\uFEFF${text}`);
    expect(await read('全角 😀.MD')).toEqual({
      kind: 'document',
      document: {
        path: '全角 😀.MD',
        format: 'markdown',
        text,
        hash: createHash('sha256').update(Buffer.from(text)).digest('hex'),
      },
    });
  });

  it('gives one text in two encodings one hash', async () => {
    await writeFile(join(folder, 'a.txt'), '同じ文章です。');
    await writeFile(join(folder, 'b.txt'), Buffer.from('\uFEFF同じ文章です。', 'utf16le'));
    const [a, b] = [await read('a.txt'), await read('b.txt')];
    expect(a.kind === 'document' && b.kind === 'document' && a.document.hash === b.document.hash).toBe(true);
  });

  it('names the format by the suffix', async () => {
    await writeFile(join(folder, 'a.Text'), 'text');
    expect(await read('a.Text')).toMatchObject({ document: { format: 'text' } });
    await writeFile(join(folder, 'a.docx'), 'text');
    expect(await codeOf('a.docx')).toBe('unsupported-format');
  });

  it('refuses files without text, also with white space and a byte-order mark', async () => {
    await writeFile(join(folder, 'a.md'), '');
    await writeFile(join(folder, 'b.md'), '\uFEFF \n\u3000\t\r\n');
    expect([await codeOf('a.md'), await codeOf('b.md')]).toEqual(['empty', 'empty']);
  });

  it('refuses binary data whatever its name', async () => {
    await writeFile(join(folder, 'a.txt'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 8, 0]));
    expect(await codeOf('a.txt')).toBe('binary');
  });

  it('refuses a file over the limit without reading it, and takes none that has vanished', async () => {
    await writeFile(join(folder, 'a.txt'), 'x');
    await truncate(join(folder, 'a.txt'), MAX_DOCUMENT_BYTES + 1);
    expect(await codeOf('a.txt')).toBe('too-large');
    expect(await codeOf('gone.md')).toBe('vanished');
  });

  it('opens neither folders nor pipes, and does not wait for a pipe', async () => {
    await mkdir(join(folder, 'folder.md'));
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect([await codeOf('folder.md'), await codeOf('pipe.md')]).toEqual(['unreadable', 'unreadable']);
  });

  it('reads a text of megabytes on one line', async () => {
    const text = 'とても長い一行。'.repeat(100_000);
    await writeFile(join(folder, 'a.txt'), text);
    expect(await read('a.txt')).toMatchObject({ document: { text } });
  });

  it('W38: gives reasons without absolute paths', async () => {
    const result = await read('gone.md');
    expect(result).toMatchObject({ kind: 'refused', refusal: { path: 'gone.md' } });
    expect(JSON.stringify(result)).not.toContain(folder);
  });
});
