/**
 * Another program that, when told `go`, makes a backup of a file or goes back to one, and says what came of it.
 *
 * Parameters: `due`, `back-up`, `restore` or `restore-in-place`; the file; now (UTC, ISO 8601); the name of the backup.
 */
import { createInterface } from 'node:readline';
import { backUp, backUpIfDue } from '../../src-main/db/back-up.ts';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { restoreInPlaceOf, restoreInto } from '../../src-main/db/restore.ts';

const [work = '', file = '', at = '', name = ''] = process.argv.slice(2);
const interruption = { reason: 'Saved.', reasonDetails: { code: 'in-backup', values: {} } } as const;

async function perform(): Promise<string> {
  switch (work) {
    case 'due':
      return backUpIfDue(file, { kind: 'regular', at, interruption }, at, MIGRATIONS);
    case 'back-up':
      return (await backUp(file, { kind: 'by-hand', at, interruption }, MIGRATIONS)).name;
    case 'restore':
      return restoreInto(file, { name, at, interruption }, [], MIGRATIONS);
    case 'restore-in-place':
      await restoreInPlaceOf(file, { name, at, interruption }, MIGRATIONS);
      return 'restored';
    default:
      throw new Error(`There is no work "${work}".`);
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break;
process.stdout.write('begun\n');
process.stdout.write(`${await perform()}\n`);
process.exit();
