import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../src-main/app.ts';
import type { App } from '../../src-main/app.ts';
import type { Run } from '../../src-main/domain/run.ts';
import type { Project } from '../../src-main/project/project.ts';
import { threadFilesBeside } from '../../src-main/thread-files.ts';
import { makeText } from './generated-text.ts';

/** The app as the command line has it, with its data in a folder of its own. */
export function appIn(folder: string): App {
  return createApp({
    program: 'bench',
    threadFiles: threadFilesBeside(new URL('../../src-main/cli.ts', import.meta.url).href),
    dataFolder: join(folder, 'data'),
    now: () => new Date(),
    onWarning: (message) => process.stderr.write(`${message}\n`),
  });
}

/** Writes generated documents, half of them Japanese. */
export function writeDocuments(folder: string, count: number, characters: number): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    const language = number % 2 === 0 ? 'en' : 'ja';
    writeFileSync(join(folder, `${number}.txt`), makeText(language, characters, 200, number));
  }
}

/** Runs the whole pipeline on a folder. Throws when it does not complete. */
export async function runFull(project: Project, folder: string): Promise<Run> {
  const { finished } = await project.runs.start('full', { folder, provider: 'extractive' });
  const run = await finished;
  if (run.status !== 'completed') throw new Error(`The run ended ${run.status}: ${run.reason ?? ''}`);
  return run;
}
