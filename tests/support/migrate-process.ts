/** Opens a file with the migrations of the tests when told `go`, and says what became of it. */
import { createInterface } from 'node:readline';
import { openForWriting } from '../../src-main/db/open-file.ts';
import { NEW_MIGRATIONS } from './migrations.ts';

const [file = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break;
const { connection } = await openForWriting(file, NEW_MIGRATIONS);
const version = String(connection.pragma('user_version', { simple: true }));
const papers = connection.prepare('SELECT group_concat(label) FROM papers').pluck().get();
connection.close();
process.stdout.write(`version ${version}: ${String(papers)}\n`);
process.exit();
