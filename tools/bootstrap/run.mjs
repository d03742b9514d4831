/**
 * What every script of package.json begins with: sets the project up where that is needed, then runs the
 * task. It has to run on whatever Node a fresh machine has, with nothing installed: plain .mjs, no
 * dependency, syntax and calls of Node 18.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from './main.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
process.exitCode = await main(root, process.argv.slice(2));
