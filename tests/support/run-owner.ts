/**
 * Another program that holds a run until somebody stops it.
 *
 * Says `started ID PID` when its work has begun, `asked to stop`, and `ended STATUS REASON`.
 */
import { once } from 'node:events';
import { openRuns } from './open-runs.ts';

const [file = ''] = process.argv.slice(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const { runs, close } = await openRuns(file, 'the other program');
const started = await runs.start(
  { scope: 'review', options: '{}', resumes: null },
  async ({ lease, signal }) => {
    say(`started ${lease.runId} ${process.pid}`);
    if (!signal.aborted) await once(signal, 'abort');
    say('asked to stop');
    signal.throwIfAborted();
  },
);
const { status, reason } = await started.finished;
say(`ended ${status} ${reason ?? ''}`);
await close();
