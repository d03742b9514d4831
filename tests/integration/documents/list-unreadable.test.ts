import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDocuments } from '../../../src-main/documents/list-documents.ts';
import { readDocument } from '../../../src-main/documents/read-document.ts';

const NOBODY = 65534;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genglossary-unreadable-'));
  await mkdir(join(folder, 'closed'));
  await writeFile(join(folder, 'closed/inner.md'), 'inner');
  await writeFile(join(folder, 'open.md'), 'open');
  await writeFile(join(folder, 'secret.md'), 'secret');
  await chmod(folder, 0o755);
  await chmod(join(folder, 'secret.md'), 0o000);
  await chmod(join(folder, 'closed'), 0o000);
});

afterEach(async () => {
  await chmod(join(folder, 'closed'), 0o755);
  await rm(folder, { recursive: true, force: true });
});

/** Permission bits mean nothing to root, so root does the work as another user. */
async function withoutRights<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === 'win32')('without the right to read', () => {
  it('lists the rest and names the folder whose documents are not to be taken for deleted', async () => {
    const { files, refusals, unreadable } = await withoutRights(() => listDocuments(folder));
    expect(files.map(({ path }) => path)).toEqual(['open.md', 'secret.md']);
    expect(refusals.map(({ path, code }) => `${path} ${code}`)).toEqual(['closed/ unreadable']);
    expect(unreadable).toEqual(['closed/']);
  });

  it('refuses the file that may not be opened', async () => {
    const file = { path: 'secret.md', absolutePath: join(folder, 'secret.md') };
    expect(await withoutRights(() => readDocument(file))).toMatchObject({
      refusal: { path: 'secret.md', code: 'unreadable' },
    });
  });

  it('W38: says that the folder itself cannot be opened, without its whole path', async () => {
    const error: unknown = await withoutRights(() => listDocuments(join(folder, 'closed'))).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'ActionableError', code: 'folder-missing' });
    expect(String(error)).not.toContain(folder);
  });
});
