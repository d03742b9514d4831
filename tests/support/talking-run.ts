/**
 * Another program that runs and talks: `talking-run.ts FILE`.
 *
 * On `run LINES UNITS` it starts a run that says so many lines and does so many units, and goes on until `go on`.
 * Says `talked` when all of it is stored, and at the end `ended ID`.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openRuns } from './open-runs.ts';
import { said } from './said.ts';

const [file = ''] = process.argv.slice(2);
const { runs, close } = await openRuns(file, 'the other program');
const orders = createInterface({ input: process.stdin });
process.stdout.write('ready\n');
for await (const [order] of onLines()) {
  const [word, lines = '0', units = '0'] = order.split(' ');
  if (word !== 'run') break;
  const { id, finished } = await runs.start(
    { scope: 'extract', options: '{}', resumes: null },
    async (session) => {
      session.progress({ step: 'extract', total: Number(units) + 1, finished: 0 });
      for (let line = 1; line <= Number(lines); line += 1)
        session.log('info', 'extract', said(`line ${line}`));
      for (let unit = 1; unit <= Number(units); unit += 1) {
        session.unitDone({
          hash: `${session.lease.runId} ${unit}`,
          step: 'extract',
          subject: 's',
          result: '{}',
        });
        session.progress({ step: 'extract', total: Number(units) + 1, finished: unit });
      }
      await session.flush();
      process.stdout.write(`talked ${session.lease.runId}\n`);
      await once(orders, 'line');
    },
  );
  await finished;
  process.stdout.write(`ended ${id}\n`);
}
await close();
process.exit();

/** The lines that it is told, one at a time. */
async function* onLines(): AsyncGenerator<readonly [string]> {
  for (;;) {
    const [line]: unknown[] = await once(orders, 'line');
    yield [String(line)];
  }
}
