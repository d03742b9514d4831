import type { Message } from '../domain/message.ts';
import type { RunOwner } from '../domain/run.ts';
import type { BlockingRun } from '../domain/run-request.ts';
import { hostNameOf, machineName, processStart } from './process-identity.ts';

/** How often the holder of a run says that it is there, in milliseconds. */
export const HEARTBEAT_INTERVAL_MS = 10_000;

/** An owner on another machine is taken for gone after this long without a sign, in milliseconds. */
export const HEARTBEAT_LIMIT_MS = 120_000;

/**
 * Names this process as the owner of runs on one project file.
 *
 * @param fileIdentity see `db/file-identity.ts`
 */
export async function thisOwner(fileIdentity: string): Promise<RunOwner> {
  const start = await processStart(process.pid);
  if (start === null) throw new Error('The operating system does not know this process.');
  return { host: await machineName(), pid: process.pid, processStart: start, fileIdentity };
}

/**
 * Why the owner of an active run is gone; null while it may still be there.
 *
 * On this machine no clock is involved: an owner is gone when its process has ended, when its pid
 * belongs to another process now, or when it holds another file (this one is a copy). Once gone it can
 * never come back, so the answer stays true however long it takes to act on it. On another
 * machine only the heartbeat tells.
 *
 * @param here this process, with the identity of the file the run was found in
 * @param now milliseconds since the epoch
 */
export async function whyOwnerIsGone(run: BlockingRun, here: RunOwner, now: number): Promise<Message | null> {
  const { owner } = run;
  if (owner.host !== here.host) {
    const silence = now - Date.parse(run.heartbeatAt);
    return silence <= HEARTBEAT_LIMIT_MS
      ? null
      : {
          code: 'owner-silent',
          values: { program: run.program, host: hostNameOf(owner.host), since: run.heartbeatAt },
        };
  }
  if (owner.fileIdentity !== here.fileIdentity) {
    return { code: 'project-copied', values: {} };
  }
  if ((await processStart(owner.pid)) !== owner.processStart) {
    return { code: 'owner-ended', values: { program: run.program, pid: owner.pid } };
  }
  return null;
}
