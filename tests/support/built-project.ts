import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunScope } from '../../src-main/domain/run.ts';
import { writeEdition } from '../faults/documents.ts';
import { lookInto, stateOf } from '../faults/project-state.ts';
import type { ProjectState, StatePart } from '../faults/project-state.ts';
import type { ScenarioContext } from '../faults/scenario.ts';
import { endAll, runSchema, startApp } from './app-in-process.ts';

/** A project that was built from the earlier edition of some documents, which lie there in their later one. */
export interface BuiltProject {
  readonly documents: string;
  /** The project file, which nobody has open. */
  readonly file: string;
  readonly before: ProjectState;
  /** After an undisturbed run over the documents as they are now. */
  readonly after: ProjectState;
  /** Every state that a reader may see: before a run, after each of its steps, after it. */
  readonly whole: readonly ProjectState[];
  /** A term that stands in both editions. */
  readonly term: string;
}

/** What readers see of a glossary: the rest is notes and history. */
const SHOWN: readonly StatePart[] = ['documents', 'entries', 'issues'];

/** Builds the project once for a scenario. */
export async function buildProject({
  folder,
  start,
}: Pick<ScenarioContext, 'folder' | 'start'>): Promise<BuiltProject> {
  const documents = join(folder, 'documents');
  const file = join(folder, 'built.genglossary');
  const undisturbed = join(folder, 'undisturbed.genglossary');
  const stepwise = join(folder, 'stepwise.genglossary');
  const app = await startApp(start, { dataFolder: join(folder, 'data') });
  const build = async (project: string, ...scopes: readonly RunScope[]): Promise<readonly ProjectState[]> => {
    await app.get(z.null(), { do: 'open', file: project, name: 'Lathe' });
    const states: ProjectState[] = [];
    for (const scope of scopes) {
      const read = scope === 'full' || scope === 'extract' ? documents : null;
      await app.get(z.string(), { do: 'start', scope, folder: read });
      const { status, reason } = await app.get(runSchema, { do: 'finished' });
      if (status !== 'completed') throw new Error(`The project cannot be built: ${reason ?? status}`);
      states.push(lookInto(project, folder, stateOf));
    }
    await app.get(z.null(), { do: 'close' });
    return states;
  };
  writeEdition(documents, 'earlier');
  const [before] = await build(file, 'full');
  for (const copy of [undisturbed, stepwise]) copyFileSync(file, copy);
  writeEdition(documents, 'later');
  const [after] = await build(undisturbed, 'full');
  const between = await build(stepwise, 'extract', 'generate', 'review', 'refine');
  await endAll(app);
  if (before === undefined || after === undefined || !SHOWN.every((part) => before[part] !== after[part])) {
    throw new Error('Both editions give the same glossary: nothing could be noticed.');
  }
  return { documents, file, before, after, whole: [before, ...between, after], term: 'torque limiter' };
}

/**
 * How a project file differs from what an undisturbed run makes of it; notes and history apart.
 *
 * @param folder where a copy is made to look into
 */
export function faultsAfterRun(file: string, folder: string, { after }: BuiltProject): readonly string[] {
  const state = lookInto(file, folder, stateOf);
  const differing = SHOWN.filter((part) => state[part] !== after[part]);
  return differing.length === 0 ? [] : [`differs from an undisturbed run in ${differing.join(', ')}`];
}

/**
 * What is wrong with a project file in which a run stopped at any moment: its structure, or documents or entries
 * that are a mixture of two steps.
 *
 * @param folder where a copy is made to look into
 */
export function faultsAtAnyMoment(file: string, folder: string, { whole }: BuiltProject): readonly string[] {
  return lookInto(file, folder, (connection) => {
    const structure = String(connection.pragma('integrity_check', { simple: true }));
    const state = stateOf(connection);
    const mixed = (['documents', 'entries'] as const).filter(
      (part) => !whole.some((one) => one[part] === state[part]),
    );
    return [...(structure === 'ok' ? [] : [structure]), ...mixed.map((part) => `${part} are a mixture`)];
  });
}
