/**
 * `npm run quality -- [--gold DIR]... [--json] [--write-floors]`: how good the built-in engine is, measured on gold.
 *
 * Without `--gold` on all of `tests/quality/gold`. `--write-floors` sets what `npm test` does not let the figures fall
 * below; it measures on `tests/quality/gold` alone. Ends with 1 where a quote is not the exact slice that it names,
 * and with 2 where there is nothing to measure on.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnalyser } from '../../src-main/text/analyse.ts';
import type { Collection } from './collection.ts';
import { evaluateCollection } from './evaluate-collection.ts';
import type { Evaluation } from './evaluate-collection.ts';
import { floorsFor, writeFloors } from './floors.ts';
import { GoldError, readCollections } from './read-collections.ts';
import { reportJson, reportText } from './report.ts';
import { summaries } from './summary.ts';

const OWN_GOLD = path.relative('', fileURLToPath(new URL('gold', import.meta.url))) || '.';

interface Flags {
  readonly folders: readonly string[];
  readonly json: boolean;
  readonly writesFloors: boolean;
}

function readFlags(): Flags {
  try {
    const { values } = parseArgs({
      options: {
        gold: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        'write-floors': { type: 'boolean', default: false },
      },
    });
    const writesFloors = values['write-floors'];
    if (writesFloors && values.gold !== undefined)
      fail('--write-floors measures on the own gold alone, without --gold.');
    return { folders: values.gold ?? [OWN_GOLD], json: values.json, writesFloors };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** All folders are read before anything is measured: a fault in the last one is heard of at once. */
function readAll(folders: readonly string[]): Collection[] {
  try {
    return folders.flatMap((folder) => readCollections(folder));
  } catch (error) {
    // What the file system refuses names the file and the reason.
    if (error instanceof GoldError || (error instanceof Error && 'syscall' in error))
      return fail(error.message);
    throw error;
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const { folders, json, writesFloors } = readFlags();
const analyser = createAnalyser();
const evaluations: Evaluation[] = [];
for (const collection of readAll(folders)) evaluations.push(await evaluateCollection(collection, analyser));
process.stdout.write(json ? reportJson(evaluations) : reportText(evaluations));
if (writesFloors) writeFloors(floorsFor(summaries(evaluations)));
if (evaluations.some(({ exactQuotes }) => exactQuotes.right < exactQuotes.of)) process.exitCode = 1;
