import { setTimeout as sleep } from 'node:timers/promises';
import { isBusyError } from '../../src-main/db/file-errors.ts';
import { ActionableError, RunAlreadyActiveError } from '../../src-main/domain/errors.ts';
import { RUN_SCOPES } from '../../src-main/domain/run.ts';
import type { Run } from '../../src-main/domain/run.ts';
import { extract, extractiveProvider } from '../../src-main/llm/extractive-provider.ts';
import type { DefinitionProvider } from '../../src-main/llm/definition-provider.ts';
import type { Project } from '../../src-main/project/project.ts';

const RETRY_MS = 5;
/** Now and then nothing runs for a while: what a run forbids has to be possible at times. */
const PAUSE_MS = 300;
const PAUSES = 0.3;
/** How long the slow provider takes for a term at most. */
const SLOWEST_MS = 12;

/** Asked for anew by each run. */
let providers = 0;

/** A provider that takes its time and writes something else in every run: nothing it says was computed before. */
export function changingProvider(random: () => number): DefinitionProvider {
  providers += 1;
  const identity = `${extractiveProvider.identity} ${process.pid} ${providers}`;
  return {
    identity,
    define: async (request, signal) => {
      await sleep(random() * SLOWEST_MS, undefined, { signal });
      const content = extract(request);
      return content.definition === null
        ? content
        : { ...content, definition: `${content.definition} (${identity})` };
    },
  };
}

/** What a run that was kept going came to. */
export interface Running {
  readonly ended: readonly Run[];
  /** Refusals that do not say what a person has to know. */
  readonly faults: readonly string[];
}

/**
 * Starts one run after another, of all scopes, until it is over.
 *
 * @param isOver asked before each run
 */
export async function keepRunning(
  project: Project,
  random: () => number,
  isOver: () => boolean,
): Promise<Running> {
  const ended: Run[] = [];
  const faults: string[] = [];
  while (!isOver()) {
    // A full run is the rule: it changes everything.
    const scope = random() < 0.6 ? 'full' : (RUN_SCOPES[Math.floor(random() * RUN_SCOPES.length)] ?? 'full');
    try {
      const { finished } = await project.runs.start(scope, { folder: null, provider: 'extractive' });
      ended.push(await finished);
      if (random() < PAUSES) await sleep(PAUSE_MS);
    } catch (error) {
      const fault = faultOfRefusal(error);
      if (fault !== null) faults.push(`a start: ${fault}`);
      await sleep(error instanceof RunAlreadyActiveError ? RETRY_MS : 1);
    }
  }
  return { ended, faults };
}

/** What is wrong with an error as something to tell a person; null if it says what happened and what to do. */
export function faultOfRefusal(error: unknown): string | null {
  if (isBusyError(error)) return null;
  if (!(error instanceof ActionableError)) {
    return `an error that says nothing to a person: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  if (error.message === '' || error.remedy === '') return `an error without a text: ${error.code}`;
  return null;
}
