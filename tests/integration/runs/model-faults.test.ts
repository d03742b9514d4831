import { expect, it } from 'vitest';
import type { DefinitionRequest } from '../../../src-main/domain/definition-request.ts';
import { EMPTY_CONTENT } from '../../../src-main/domain/entry.ts';
import type { RunEvent } from '../../../src-main/domain/run.ts';
import type { DefinitionProvider } from '../../../src-main/llm/definition-provider.ts';
import { ModelError } from '../../../src-main/llm/model-error.ts';
import { dependableProvider } from '../../../src-main/runs/dependable-provider.ts';
import { ModelUse, countingModel, withModelUse } from '../../../src-main/runs/model-use.ts';
import { runUnits } from '../../../src-main/runs/run-units.ts';
import { tellWhoIsAsked } from '../../../src-main/runs/tell-who-is-asked.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';
import { newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { numbered } from '../../support/units.ts';
import { REQUEST } from '../../support/work.ts';

function requestFor(number: number): DefinitionRequest {
  return { termKey: `term ${number}`, term: `term ${number}`, aliases: [], passages: [] };
}

/** Runs ten units, one at a time, with a provider that knows which of them it is asked for. */
async function runTen(define: (number: number) => Promise<void>) {
  const { db, runs } = await openTestRuns(newProjectFile());
  const asked: number[] = [];
  const units = numbered(10);
  const provider: DefinitionProvider = {
    identity: 'double',
    define: async ({ term }) => {
      const number = Number(term.replace('term ', ''));
      asked.push(number);
      await define(number);
      return EMPTY_CONTENT;
    },
  };
  const dependable = dependableProvider(provider, MODEL_SETTINGS);
  const { id, finished } = await runs.start(REQUEST, async (session) => {
    await runUnits(session, db, {
      step: 'generate',
      units,
      concurrency: 1,
      compute: async ({ input }, signal) =>
        JSON.stringify(await dependable.define(requestFor(input), signal)),
    });
  });
  const run = await finished;
  const kept = await db.read.knownUnits(units.map(({ hash }) => hash));
  return { run, asked, kept, failed: (await db.read.getRunHistory(id))?.failedUnits ?? [] };
}

it('W01: ends a run at once where no unit can have an answer any more, and keeps what is finished', async () => {
  const { run, asked, kept, failed } = await runTen(async (number) => {
    if (number === 3) throw new ModelError('model-missing', 'There is no such model.');
  });
  expect(run).toMatchObject({ status: 'failed', unitsDone: 2, unitsFailed: 0 });
  expect(run.reasonDetails).toMatchObject({
    code: 'stopped-by-error',
    values: { error: 'model-missing', model: 'small:1b', host: '127.0.0.1:9' },
  });
  expect(run.reason).toMatch(
    /^There is no such model\. .*resuming the run asks for the rest\. .*ollama pull small:1b$/,
  );
  expect(asked).toEqual([1, 2, 3]);
  expect(kept).toHaveLength(2);
  expect(failed).toEqual([]);
});

it('fails a single unit, by the reason, where the model has only not answered this time', async () => {
  const { run, asked, kept, failed } = await runTen(async (number) => {
    if (number === 3) throw new ModelError('answer-broken', 'The answer broke off.');
  });
  expect(run).toMatchObject({ status: 'completed', unitsDone: 9, unitsFailed: 1 });
  expect(failed).toMatchObject([{ step: 'generate', key: '3.md', detail: 'The answer broke off.' }]);
  expect(asked).toHaveLength(10);
  expect(kept).toHaveLength(9);
});

it('says where passages go before any of them leaves', async () => {
  const { runs } = await openTestRuns(newProjectFile());
  const events: RunEvent[] = [];
  const toldBefore: string[] = [];
  const { finished } = await runs.start(
    REQUEST,
    async (session) => {
      for (const [scope, baseUrl] of [
        ['full', 'http://127.0.0.1:11434'],
        ['extract', 'https://extract.example.com'],
        ['generate', 'https://models.example.com:8443/v1'],
        ['review', 'https://reviews.example.com'],
      ] as const) {
        await tellWhoIsAsked(session, scope, { ...MODEL_SETTINGS, baseUrl });
      }
      toldBefore.push(...events.map(({ message }) => message));
    },
    { onEvents: (told) => events.push(...told) },
  );
  expect((await finished).status).toBe('completed');
  expect(toldBefore).toEqual([
    'Passages for the model go to models.example.com:8443, which is not this computer.',
    'Passages for the model go to reviews.example.com, which is not this computer.',
  ]);
});

it('says what was asked of the model also where that failed', async () => {
  const { runs } = await openTestRuns(newProjectFile());
  const use = new ModelUse();
  let asked = 0;
  const model = countingModel(
    {
      identity: 'double',
      ask: async () => {
        asked += 1;
        if (asked === 3) throw new ModelError('answer-broken', 'Broken.');
        return { text: '{}', tokensIn: 10, tokensOut: asked === 2 ? null : 4 };
      },
    },
    use,
  );
  const request = { instructions: '', content: '', answer: { name: 'answer', schema: {} }, mostTokens: 5 };
  const events: RunEvent[] = [];
  const { finished } = await runs.start(
    REQUEST,
    (session) =>
      withModelUse({ session, modelUse: use }, 'generate', async () => {
        use.add({ repaired: 1, fellBack: 2 });
        for (let count = 0; count < 3; count += 1) await model.ask(request, session.signal);
      }),
    { onEvents: (told) => events.push(...told) },
  );
  expect((await finished).status).toBe('failed');
  expect(
    events.slice(0, -1).map(({ level, step, details }) => [level, step, details?.code, details?.values]),
  ).toEqual([
    ['info', 'generate', 'model-asked', { requests: 3, tokensIn: 20, tokensOut: 4 }],
    ['info', 'generate', 'model-repaired', { count: 1 }],
    ['warning', 'generate', 'model-fell-back', { count: 2 }],
  ]);
});
