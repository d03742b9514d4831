import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';

const IS_ROOT = process.geteuid?.() === 0;

/** Where the system forbids disks of one's own, the program never starts, and the test fails with the system's reason. */
it.skipIf(process.platform !== 'linux')(
  'a full disk keeps a backup or a restore from being made, changes nothing and leaves no litter; with room both work',
  async () => {
    const folder = temporaryFolder();
    const flags = IS_ROOT ? ['-m'] : ['-U', '-r', '-m'];
    const mount = 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"';
    const script = new URL('../../support/full-disk-backup-process.ts', import.meta.url);
    const prefix = ['unshare', ...flags, 'sh', '-c', mount, folder];
    const { lines, stderr, code } = await startProcess(script, [folder], { prefix }).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines).toEqual([
      'backup "project-disk-full"',
      'restore "project-disk-full"',
      'in place "project-disk-full"',
      'kept true',
      'litter []',
      'integrity "ok"',
      'backup "done"',
      'restore "restored"',
      'backups ["before-restore","by-hand","by-hand"]',
    ]);
  },
);
