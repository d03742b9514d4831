import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../src-main/exchange/write-file-atomically.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genglossary-write-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function failure(path: string, content = 'new'): Promise<unknown> {
  return writeFileAtomically(path, content).then(
    () => null,
    (error: unknown) => error,
  );
}

describe('writeFileAtomically', () => {
  it('writes a new file and leaves nothing else', async () => {
    await writeFileAtomically(join(folder, '用語集.md'), '# 用語\n');
    expect(await readdir(folder)).toEqual(['用語集.md']);
    expect(await readFile(join(folder, '用語集.md'), 'utf8')).toBe('# 用語\n');
  });

  it('replaces an old file and keeps its permissions', async () => {
    const path = join(folder, 'out.md');
    await writeFile(path, 'a longer old content');
    await chmod(path, 0o666);
    await writeFileAtomically(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o666);
  });

  it('writes through a link and leaves the link', async () => {
    await writeFile(join(folder, 'real.md'), 'old');
    await symlink('real.md', join(folder, 'link.md'));
    await writeFileAtomically(join(folder, 'link.md'), 'new');
    expect(await readFile(join(folder, 'real.md'), 'utf8')).toBe('new');
    expect((await readdir(folder)).sort()).toEqual(['link.md', 'real.md']);
  });

  it('writes to a device without replacing it', async () => {
    await writeFileAtomically('/dev/null', 'nothing');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('never shows a reader a mixture of two contents', async () => {
    const path = join(folder, 'out.md');
    const contents = ['a', 'b', 'c'].map((letter) => letter.repeat(300_000));
    await writeFile(path, contents[0] ?? '');
    const writers = contents.map((content) => writeFileAtomically(path, content));
    const seen = await Promise.all(Array.from({ length: 20 }, () => readFile(path, 'utf8')));
    await Promise.all(writers);
    for (const text of [...seen, await readFile(path, 'utf8')]) expect(contents).toContain(text);
    expect(await readdir(folder)).toEqual(['out.md']);
  });

  it('says what to do where the folder does not exist, without its path', async () => {
    const error = await failure(join(folder, 'missing/out.md'));
    expect(error).toMatchObject({
      code: 'cannot-write',
      remedy: 'Create the folder first, or choose another one.',
    });
    expect(String(error)).toContain('"out.md"');
    expect(String(error)).not.toContain(folder);
  });

  it('leaves a folder of that name and everything in it alone, and no temporary file', async () => {
    await mkdir(join(folder, 'out.md'));
    await writeFile(join(folder, 'out.md/inner.txt'), 'inner');
    expect(await failure(join(folder, 'out.md'))).toMatchObject({
      code: 'cannot-write',
      remedy: 'There is a folder of that name: choose another name.',
    });
    expect(await readdir(folder)).toEqual(['out.md']);
    expect(await readdir(join(folder, 'out.md'))).toEqual(['inner.txt']);
  });

  it('keeps the old file where the name of the new one is impossible', async () => {
    expect(await failure(join(folder, `${'x'.repeat(300)}.md`))).toMatchObject({ code: 'cannot-write' });
    expect(await readdir(folder)).toEqual([]);
  });
});
