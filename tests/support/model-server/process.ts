/**
 * The model server as a process of its own: `node process.ts [module]`. The module exports `conduct`; without one every
 * answer is `{}`. Writes one line of JSON with its addresses, and ends when its standard input does.
 */
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Conduct } from './behaviour.ts';
import { startModelServer } from './model-server.ts';

const CONDUCT = z.object({ conduct: z.custom<Conduct>((value) => typeof value === 'function') });

const path = process.argv[2];
const conduct =
  path === undefined ? undefined : CONDUCT.parse(await import(pathToFileURL(path).href)).conduct;
const server = await startModelServer(conduct === undefined ? {} : { conduct });
process.stdout.write(`${JSON.stringify({ ollamaUrl: server.ollamaUrl, openaiUrl: server.openaiUrl })}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void server.close();
});
