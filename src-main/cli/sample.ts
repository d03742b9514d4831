import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeGlossary } from '../exchange/formats.ts';
import { writeFileAtomically } from '../exchange/write-file-atomically.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, watchRun } from './watched-run.ts';
import { withProject } from './with-project.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const ENTRIES_SHOWN = 5;
const SAMPLE_GLOSSARY = 'sample-glossary.md';

/** What `npm start` does without a window: builds the sample glossary and shows its first entries. */
export async function buildSample(context: CommandContext): Promise<ExitCode> {
  const { app, terminal } = context;
  return withProject(app, undefined, SAMPLES, {}, async (project) => {
    const run = await watchRun(context, project, (listener) =>
      project.runs.start('full', { folder: SAMPLES, provider: 'extractive' }, listener, context.signal),
    );
    if (run.status !== 'completed') return exitCodeOf(run);
    const glossary = await project.entries.glossary(run.id);
    const file = resolve(SAMPLE_GLOSSARY);
    await writeFileAtomically(file, writeGlossary(glossary, 'md'));
    const defined = glossary.entries.filter(({ definition }) => definition !== null);
    for (const { term, definition } of defined.slice(0, ENTRIES_SHOWN)) {
      terminal.print(`${term}\n  ${definition ?? ''}\n`);
    }
    terminal.print(`\n${glossary.entries.length} entries, ${defined.length} with a definition: ${file}\n`);
    return EXIT.done;
  });
}
