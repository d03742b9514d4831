import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { appIn, runFull, writeDocuments } from './app-for-bench.ts';
import { measured } from './bench.ts';
import type { Bench } from './bench.ts';

/** Units computed by a second run over documents that have not changed. */
export const rerunUnchanged: Bench = async ({ folder }) => {
  const documents = join(folder, 'unchanged');
  writeDocuments(documents, 20, 2_000);
  const project = await appIn(folder).openOrCreateProject(join(folder, 'unchanged.genglossary'));
  try {
    await runFull(project, documents);
    const run = await runFull(project, documents);
    return measured('rerun-unchanged', run.unitsDone, 'units', 'nothing has changed', 0);
  } finally {
    await project.close();
  }
};

/** The changed document's extraction, and the review, which checks the citations that point into it. */
const TOUCHED_UNITS = 2;

/** Units computed when one of 100 documents got a sentence that is about no term ÷ the units it touches. */
export const rerunOneOf100: Bench = async ({ folder }) => {
  const documents = join(folder, 'hundred');
  writeDocuments(documents, 100, 1_000);
  const project = await appIn(folder).openOrCreateProject(join(folder, 'hundred.genglossary'));
  try {
    await runFull(project, documents);
    appendFileSync(join(documents, '42.txt'), '\n\nIt is so. They did it again, and then they left.\n');
    const run = await runFull(project, documents);
    return measured(
      'rerun-one-of-100',
      run.unitsDone / TOUCHED_UNITS,
      'ratio',
      'the extraction of the document and the review',
      1,
    );
  } finally {
    await project.close();
  }
};
