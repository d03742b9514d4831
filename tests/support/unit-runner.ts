/**
 * Another program that works on units: `unit-runner.ts FILE TOTAL STOP`.
 *
 * Computes the units 1 to TOTAL one after another. Before unit STOP + 1 it says `stored STOP`, as soon as the
 * units before are stored, and hangs. Says `computed N` for each unit and at the end the run as JSON.
 */
import { once } from 'node:events';
import { runUnits } from '../../src-main/runs/run-units.ts';
import { openRuns } from './open-runs.ts';
import { numbered } from './units.ts';

const [file = '', total = '', stop = ''] = process.argv.slice(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const { db, runs, close } = await openRuns(file);
const started = await runs.start({ scope: 'extract', options: '{}', resumes: null }, async (session) => {
  await runUnits(session, db, {
    step: 'extract',
    units: numbered(Number(total)),
    concurrency: 1,
    compute: async ({ input }, signal) => {
      if (input === Number(stop) + 1) {
        await session.flush();
        say(`stored ${stop}`);
        await once(signal, 'abort');
      }
      say(`computed ${input}`);
      return JSON.stringify({ answer: input });
    },
  });
});
say(JSON.stringify(await started.finished));
await close();
