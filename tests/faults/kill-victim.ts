/**
 * The program at work, to be killed: `kill-victim.ts FILE DOCUMENTS DATA`, with a stage in FAULT_STAGE.
 *
 * Resumes what was interrupted, or starts a full run over the documents. Says `ended STATUS` if it lives that long.
 */
import { newApp, THREAD_FILES } from '../support/new-app.ts';

const [file = '', documents = '', data = ''] = process.argv.slice(2);
const database = new URL('staged-database-thread.ts', import.meta.url);
const app = newApp(data, { threadFiles: { ...THREAD_FILES, database } });
const project = await app.projects.open(file);
const [last] = await project.runs.list();
const { finished } =
  last?.status === 'interrupted'
    ? await project.runs.resume()
    : await project.runs.start('full', { folder: documents, provider: 'extractive' });
const { status } = await finished;
await project.close();
process.stdout.write(`ended ${status}\n`);
process.exit();
