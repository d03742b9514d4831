import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newProjectFile } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import type { Ended, ProcessOptions } from '../../support/test-process.ts';

const NOBODY = 65534;
const IS_ROOT = process.geteuid?.() === 0;
const OPEN = new URL('../../support/open-project-process.ts', import.meta.url);

/**
 * Calls a program with disks of its own, which go away with it. Where the system forbids this, the program
 * never starts, and the test fails with the system's reason.
 *
 * @param mount shell commands; `$0` is the folder
 */
function withMount(folder: string, mount: string): ProcessOptions {
  const flags = IS_ROOT ? ['-m'] : ['-U', '-r', '-m'];
  return { prefix: ['unshare', ...flags, 'sh', '-c', `${mount} && exec "$@"`, folder] };
}

/** Permission bits mean nothing to root, so root opens the file as another user. */
const AS_ANOTHER_USER: ProcessOptions = IS_ROOT ? { uid: NOBODY } : {};

async function open(parameters: readonly string[], options: ProcessOptions): Promise<Ended> {
  const opener = startProcess(OPEN, parameters, options);
  opener.tell('go');
  return opener.ended;
}

function answerOf({ lines, stderr }: Ended): unknown {
  const last = lines.at(-1);
  if (last === undefined) throw new Error(stderr);
  return JSON.parse(last);
}

describe.skipIf(process.platform === 'win32')('without the right to write', () => {
  it('a project file is refused and not changed', async () => {
    const file = newProjectFile();
    const before = readFileSync(file);
    chmodSync(dirname(file), 0o777);
    chmodSync(file, 0o444);
    expect(answerOf(await open([file], AS_ANOTHER_USER))).toMatchObject({ code: 'project-read-only' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('a project file in a folder that is not writable is refused and not changed', async () => {
    const file = newProjectFile();
    const before = readFileSync(file);
    chmodSync(file, 0o666);
    chmodSync(dirname(file), 0o555);
    const answer = answerOf(await open([file], AS_ANOTHER_USER));
    chmodSync(dirname(file), 0o755);
    expect(answer).toMatchObject({ code: 'project-read-only' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });

  it('no project file is made in a folder that is not writable', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const answer = answerOf(await open([join(folder, 'new.genglossary'), 'New'], AS_ANOTHER_USER));
    chmodSync(folder, 0o755);
    expect(answer).toMatchObject({ code: 'project-read-only' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a project file that may not even be read is refused', async () => {
    const file = newProjectFile();
    chmodSync(dirname(file), 0o777);
    chmodSync(file, 0o000);
    const answer = answerOf(await open([file], AS_ANOTHER_USER));
    expect(answer).toMatchObject({ code: 'project-read-only' });
  });

  it('control: with it, the other user opens the file', async () => {
    const file = newProjectFile();
    chmodSync(dirname(file), 0o777);
    chmodSync(file, 0o666);
    expect(answerOf(await open([file], AS_ANOTHER_USER))).toEqual({ project: 'Test' });
  });
});

describe.skipIf(process.platform !== 'linux')('a disk', () => {
  const READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"';

  it('that is read-only refuses to open and to make a project, each with one message', async () => {
    const file = newProjectFile();
    const folder = dirname(file);
    const options = withMount(folder, READ_ONLY);
    expect(answerOf(await open([file], options))).toMatchObject({ code: 'project-read-only' });
    const created = await open([join(folder, 'new.genglossary'), 'New'], options);
    expect(answerOf(created)).toMatchObject({ code: 'project-read-only' });
    expect(readdirSync(folder)).toEqual([basename(file)]);
  });

  it('that is full loses nothing, and the project works again when there is room', async () => {
    const folder = temporaryFolder();
    const script = new URL('../../support/full-disk-process.ts', import.meta.url);
    const options = withMount(folder, 'mount -t tmpfs -o size=4m tmpfs "$0"');
    const { lines, stderr, code } = await startProcess(script, [folder], options).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines[0]).toBe('create "project-disk-full"');
    expect(lines[1]).toBe('litter []');
    expect(lines[2]).toContain('disk');
    expect(lines.slice(3)).toEqual([
      'kept true',
      'reads "Full"',
      'integrity "ok"',
      'again "completed"',
      expect.stringMatching(/^first "(failed|interrupted)"$/),
    ]);
  });
});
