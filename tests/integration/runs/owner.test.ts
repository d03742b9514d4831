import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunOwner } from '../../../src-main/domain/run.ts';
import type { BlockingRun } from '../../../src-main/domain/run-request.ts';
import { HEARTBEAT_LIMIT_MS, thisOwner, whyOwnerIsGone } from '../../../src-main/runs/owner.ts';
import { hostNameOf, machineName, processStart } from '../../../src-main/runs/process-identity.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW = Date.parse('2026-05-06T07:08:09.000Z');

function runOf(owner: RunOwner, heartbeatAgo = 0): BlockingRun {
  return {
    id: 'run-1',
    scope: 'full',
    startedAt: '2026-05-06T00:00:00.000Z',
    program: 'the window',
    owner,
    token: 'token',
    heartbeatAt: new Date(NOW - heartbeatAgo).toISOString(),
  };
}

/** Starts a program that waits until the test ends. */
function startWaiting(
  command: string,
  parameters: readonly string[],
): { readonly pid: number; end(): Promise<void> } {
  const child = spawn(command, parameters, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(end);
  if (child.pid === undefined) throw new Error(`${command} cannot be started.`);
  return { pid: child.pid, end };
}

describe('the start of a process', () => {
  it('is always the same for one process and another for another', async () => {
    const other = startWaiting(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const own = await processStart(process.pid);
    expect(own).not.toBeNull();
    expect(await processStart(process.pid)).toBe(own);
    const start = await processStart(other.pid);
    expect(start).not.toBeNull();
    await other.end();
    expect(await processStart(other.pid)).toBeNull();
  });

  it.skipIf(process.platform !== 'linux')('is read right whatever the program is called', async () => {
    const plain = await processStart(process.pid);
    const script = join(temporaryFolder(), ') Z 1 (');
    writeFileSync(script, '#!/bin/sh\nwhile :; do sleep 1000; done\n', { mode: 0o755 });
    const start = await processStart(startWaiting(script, []).pid);
    expect(start?.split(':')[0]).toBe(plain?.split(':')[0]);
    expect(Number(start?.split(':')[1])).toBeGreaterThanOrEqual(Number(plain?.split(':')[1]));
  });
});

describe('the name of a machine', () => {
  it('is always the same, and begins with the host name, which is what people are told', async () => {
    const name = await machineName();
    expect(await machineName()).toBe(name);
    expect(hostNameOf(name)).toBe(hostname());
    expect(hostNameOf('elsewhere')).toBe('elsewhere');
  });

  const idFile = '/etc/machine-id';
  const id = existsSync(idFile) ? readFileSync(idFile, 'utf8').trim() : '';

  it.skipIf(id.length !== 32)('tells machines of one host name apart, without their ids', async () => {
    const name = await machineName();
    expect(name).toMatch(/^\S+ [0-9a-f]{12}( pid:\[\d+\])?$/);
    expect(name).not.toContain(id.slice(0, 12));
  });
});

describe('W15: the owner of a run', () => {
  it('is this process itself, and there', async () => {
    const here = await thisOwner('file');
    expect(here.pid).toBe(process.pid);
    expect(await whyOwnerIsGone(runOf(here), here, NOW)).toBeNull();
  });

  it('on this machine is judged without a clock: after a long sleep it is still there', async () => {
    const here = await thisOwner('file');
    expect(await whyOwnerIsGone(runOf(here, 365 * 86_400_000), here, NOW)).toBeNull();
    expect(await whyOwnerIsGone(runOf({ ...here, processStart: 'earlier' }, 0), here, NOW)).toEqual({
      code: 'owner-ended',
      values: { program: 'the window', pid: here.pid },
    });
  });

  it.each([0, -1000 * 86_400_000, 1000 * 86_400_000])(
    'on this machine stays there whatever the clock jumps to: by %i ms',
    async (jump) => {
      const here = await thisOwner('file');
      expect(await whyOwnerIsGone(runOf(here), here, NOW + jump)).toBeNull();
      const other = startWaiting(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      const owner = { ...here, pid: other.pid, processStart: (await processStart(other.pid)) ?? '' };
      expect(await whyOwnerIsGone(runOf(owner), here, NOW + jump)).toBeNull();
      await other.end();
      expect(await whyOwnerIsGone(runOf(owner), here, NOW + jump)).toMatchObject({ code: 'owner-ended' });
    },
  );

  it('on another machine of the same host name is not judged by a process of this one', async () => {
    const here = await thisOwner('file');
    const owner = { ...here, host: `${hostNameOf(here.host)} 0123456789ab`, processStart: 'another' };
    expect(await whyOwnerIsGone(runOf(owner, 0), here, NOW)).toBeNull();
    expect(await whyOwnerIsGone(runOf(owner, HEARTBEAT_LIMIT_MS + 1), here, NOW)).toMatchObject({
      code: 'owner-silent',
      values: { host: hostNameOf(here.host) },
    });
  });

  it('of another file is the owner of a run that is not here', async () => {
    const here = await thisOwner('file');
    expect(await whyOwnerIsGone(runOf({ ...here, fileIdentity: 'original' }), here, NOW)).toMatchObject({
      code: 'project-copied',
    });
  });

  it.each([
    [0, false],
    [HEARTBEAT_LIMIT_MS, false],
    [HEARTBEAT_LIMIT_MS + 1, true],
    // Its clock is ahead of ours.
    [-3_600_000, false],
  ])('on another machine is judged by its last sign: %i ms ago', async (ago, isGone) => {
    const here = await thisOwner('file');
    // Pids and files of another machine say nothing here.
    const owner = { host: 'elsewhere', pid: 2 ** 22 + 1, processStart: 'x', fileIdentity: 'y' };
    expect((await whyOwnerIsGone(runOf(owner, ago), here, NOW)) !== null).toBe(isGone);
  });

  it('whose last sign cannot be read as a time is not gone for ever in the way', async () => {
    const here = await thisOwner('file');
    const run = { ...runOf({ ...here, host: 'elsewhere' }), heartbeatAt: 'yesterday' };
    expect(await whyOwnerIsGone(run, here, NOW)).not.toBeNull();
  });
});
