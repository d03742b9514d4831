import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_MODEL_SETTINGS } from '../../src-main/domain/provider-settings.ts';
import type { ModelSettings } from '../../src-main/domain/provider-settings.ts';
import type { RunStep } from '../../src-main/domain/run.ts';
import { testConnection } from '../../src-main/llm/models/connection.ts';
import type { Project } from '../../src-main/project/project.ts';
import { appIn, runFull } from './app-for-bench.ts';
import { measured } from './bench.ts';
import type { Bench } from './bench.ts';
import { makeText } from './generated-text.ts';
import { LATENCY_MS } from './slow-model.ts';

/** So many requests at once, one run for each. */
const CONCURRENCIES = [1, 4, 16];
/** Makes a glossary of about 200 terms. */
const TERMS = 300;
const DOCUMENTS = 10;
const CHARACTERS = 8_000;

const ADDRESSES = z.object({ openaiUrl: z.string() });

/** How many requests each step of a run made. */
type Requests = ReadonlyMap<RunStep, number>;

/**
 * The worst of the runs with 1, 4 and 16 requests at once: wall time of a full run whose documents were extracted before
 * ÷ the time that the server alone takes for its requests, step by step.
 */
export const modelFlow: Bench = async ({ folder }) => {
  const documents = join(folder, 'flow');
  mkdirSync(documents);
  for (let number = 0; number < DOCUMENTS; number += 1) {
    writeFileSync(join(documents, `${number}.txt`), makeText('en', CHARACTERS, TERMS, number));
  }
  const server = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      pathOf('../support/model-server/process.ts'),
      pathOf('slow-model.ts'),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const [line] = await once(server.stdout, 'data');
    const { openaiUrl } = ADDRESSES.parse(JSON.parse(String(line)));
    const ratios: number[] = [];
    const told: string[] = [];
    for (const concurrency of CONCURRENCIES) {
      const settings: ModelSettings = {
        ...DEFAULT_MODEL_SETTINGS,
        kind: 'openai',
        baseUrl: openaiUrl,
        model: `slow-${concurrency}`,
        concurrency,
      };
      const { seconds, requests } = await timeRun(folder, documents, settings);
      const ideal = idealSeconds(requests, concurrency);
      ratios.push(seconds / ideal);
      told.push(
        `${sumOf(requests)} requests, ${concurrency} at once: ${seconds.toFixed(1)} s for ${ideal.toFixed(1)} s`,
      );
    }
    return measured(
      'model-flow',
      Math.max(...ratios),
      'ratio',
      `requests of ${LATENCY_MS} ms each, step by step; ${told.join('; ')}`,
      1.1,
    );
  } finally {
    server.stdin.end();
  }
};

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** A new project, built without a model, and then with it, as a person would who has tested the connection. */
async function timeRun(
  folder: string,
  documents: string,
  settings: ModelSettings,
): Promise<{ readonly seconds: number; readonly requests: Requests }> {
  const project = await appIn(folder).openOrCreateProject(join(folder, `${settings.model}.genglossary`));
  try {
    await runFull(project, documents);
    const test = await testConnection(settings, null, AbortSignal.timeout(10_000));
    if (!test.ok) throw new Error(test.message);
    const start = performance.now();
    const { id, finished } = await project.runs.start('full', { folder: documents, provider: settings });
    const run = await finished;
    const seconds = (performance.now() - start) / 1_000;
    if (run.status !== 'completed') throw new Error(`The run ended ${run.status}: ${run.reason ?? ''}`);
    return { seconds, requests: await requestsOf(project, id) };
  } finally {
    await project.close();
  }
}

async function requestsOf(project: Project, runId: string): Promise<Requests> {
  const requests = new Map<RunStep, number>();
  for (const { step, details } of (await project.runs.show(runId)).events) {
    if (details?.code !== 'model-asked' || step === null) continue;
    requests.set(step, (requests.get(step) ?? 0) + Number(details.values['requests']));
  }
  return requests;
}

function sumOf(requests: Requests): number {
  return [...requests.values()].reduce((sum, count) => sum + count, 0);
}

/** How long a server with a fixed latency takes when it never waits for a request. */
function idealSeconds(requests: Requests, concurrency: number): number {
  return [...requests.values()].reduce(
    (sum, count) => sum + (Math.ceil(count / concurrency) * LATENCY_MS) / 1_000,
    0,
  );
}
