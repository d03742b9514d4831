import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../tools/bootstrap/process-identity.mjs';
import { withSetUpLock } from '../../../tools/bootstrap/set-up-lock.mjs';
import { ended, PROJECT, temporaryFolder, writeFiles } from './temporary-project.ts';

const LOCK = '.tools/set-up-lock';

/** Starts a process, lets it end, and tells how it was identified while it ran. */
async function identityOfDeadProcess(): Promise<string> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(child, 'spawn');
  const identity = identify(child.pid ?? 0);
  child.stdin.end();
  await once(child, 'exit');
  return identity;
}

describe('withSetUpLock', () => {
  it('returns what the step returns, and frees the lock', async () => {
    const root = temporaryFolder();
    expect(await withSetUpLock(root, async () => 1)).toBe(1);
    expect(await withSetUpLock(root, async () => 2)).toBe(2);
  });

  it('frees the lock when the step fails, and passes the failure on', async () => {
    const root = temporaryFolder();
    const failure = new Error('disk on fire');
    await expect(withSetUpLock(root, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await withSetUpLock(root, async () => 'free')).toBe('free');
  });

  it('is taken over from a process that no longer runs', async () => {
    const root = temporaryFolder();
    writeFiles(root, { [`${LOCK}/7`]: await identityOfDeadProcess() });
    expect(await withSetUpLock(root, async () => 'taken over')).toBe('taken over');
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when the id of its owner has gone to another process',
    async () => {
      const root = temporaryFolder();
      writeFiles(root, { [`${LOCK}/1`]: `${process.pid} 1` });
      expect(await withSetUpLock(root, async () => 'taken over')).toBe('taken over');
    },
  );

  it('is taken over when its file is not one of ours', async () => {
    const root = temporaryFolder();
    writeFiles(root, { [`${LOCK}/3`]: 'nonsense' });
    expect(await withSetUpLock(root, async () => 'taken over')).toBe('taken over');
  });

  it('leaves no more than one file behind, however often it was taken', async () => {
    const root = temporaryFolder();
    for (let i = 0; i < 5; i += 1) await withSetUpLock(root, async () => i);
    expect(fs.readdirSync(path.join(root, LOCK))).toEqual(['5']);
  });

  it('is never held by two of six processes that find it stale at the same moment', async () => {
    const root = temporaryFolder();
    const dead = await identityOfDeadProcess();
    const rounds = Array.from({ length: 10 }, (_, i) => `round-${i}`);
    for (const round of rounds) writeFiles(path.join(root, round), { [`${LOCK}/1`]: dead, counter: '0' });
    writeFiles(root, {
      'contender.mjs': `
        import fs from 'node:fs';
        import { withSetUpLock } from ${JSON.stringify(path.join(PROJECT, 'tools/bootstrap/set-up-lock.mjs'))};
        for (const round of ${JSON.stringify(rounds)}) {
          fs.writeFileSync(round + '/ready-' + process.pid, '');
          while (fs.readdirSync(round).filter((name) => name.startsWith('ready')).length < 6);
          await withSetUpLock(round, async () => {
            fs.mkdirSync(round + '/critical');
            const before = Number(fs.readFileSync(round + '/counter', 'utf8'));
            await new Promise((resolve) => setTimeout(resolve, 5));
            fs.writeFileSync(round + '/counter', String(before + 1));
            fs.rmdirSync(round + '/critical');
          });
        }
      `,
    });
    const contenders = Array.from({ length: 6 }, () =>
      ended(
        spawn(process.execPath, ['contender.mjs'], {
          cwd: root,
          stdio: ['ignore', 'pipe', 'pipe'],
          timeout: 40_000,
        }),
      ),
    );
    for (const { code, stderr } of await Promise.all(contenders)) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
    for (const round of rounds) {
      expect(fs.readFileSync(path.join(root, round, 'counter'), 'utf8')).toBe('6');
    }
  });
});
