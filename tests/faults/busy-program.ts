/**
 * Another program that starts one run after another on a project: `busy-program.ts FILE DATA SEED`.
 *
 * Says `running` at the first start; on `stop` it ends after the run that it is at, and says as JSON how they ended.
 */
import { createInterface } from 'node:readline';
import { newApp } from '../support/new-app.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import { throwUnlessMoved } from './backup-warnings.ts';
import { changingProvider, keepRunning } from './keep-running.ts';

const [file = '', data = '', seed = ''] = process.argv.slice(2);
const random = randomNumbers(Number(seed));
const app = newApp(data, {
  program: 'another program',
  provider: () => changingProvider(random),
  onWarning: throwUnlessMoved,
});
const project = await app.openOrCreateProject(file, { concurrency: 2 });
let isOver = false;
createInterface({ input: process.stdin }).on('line', () => {
  isOver = true;
});
process.stdout.write('running\n');
const { ended, faults } = await keepRunning(project, random, () => isOver);
await project.close();
process.stdout.write(
  `${JSON.stringify({ runs: ended.map(({ id, status }) => ({ id, status })), faults })}\n`,
);
process.exit();
