import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import type { ErrorCode } from '../../../src-main/domain/errors.ts';
import type { ModelSettings } from '../../../src-main/domain/provider-settings.ts';
import type { Project } from '../../../src-main/project/project.ts';
import { openProject } from '../../../src-main/project/open-project.ts';
import { THREAD_FILES } from '../../support/app.ts';
import { writeDocuments } from '../../support/documents.ts';
import type { Behaviour, Conduct } from '../../support/model-server/behaviour.ts';
import { goodAnswer } from '../../support/model-server/good-answer.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import type { ModelServer } from '../../support/model-server/model-server.ts';
import { settingsFor } from '../../support/model-server/trial-settings.ts';

/** The term that every misbehaving server still answers for. */
const SPARED = 'torque limiter';

/** A project file with a glossary of the built-in provider, of which each test takes a copy. */
const built = join(mkdtempSync(join(tmpdir(), 'genglossary-misbehaving-')), 'built.genglossary');

beforeAll(async () => {
  const documents = join(dirname(built), 'documents');
  writeDocuments(documents, 2, 'carries the load');
  const project = await open(built);
  const run = await project.runs.start('full', { folder: documents, provider: 'extractive' });
  await run.finished;
  await project.close();
});

afterAll(() => rmSync(dirname(built), { recursive: true }));

function open(file: string): Promise<Project> {
  return openProject(
    file,
    'Test',
    { program: 'test', threadFiles: THREAD_FILES, now: () => new Date() },
    { concurrency: 1 },
  );
}

/** A copy of the project, and a server that answers well until it is told otherwise. */
async function openCopy(
  onTestFinished: TestContext['onTestFinished'],
  kind: ModelSettings['kind'],
  changes: Partial<ModelSettings> = {},
) {
  const folder = mkdtempSync(join(dirname(built), 'copy-'));
  const file = join(folder, 'project.genglossary');
  copyFileSync(built, file);
  const project = await open(file);
  onTestFinished(() => project.close());
  const server = await startModelServer({ conduct: goodAnswer });
  onTestFinished(() => server.close());
  return { project, server, settings: settingsFor(server, kind, { concurrency: 4, ...changes }) };
}

/** Every text of the glossary, by its term. */
async function textsOf(project: Project): Promise<Map<string, string | null>> {
  return new Map((await project.db.read.listEntries()).map(({ term, definition }) => [term, definition]));
}

/** Starts a run that defines all terms with a model, and waits for its end. */
async function generate(project: Project, settings: ModelSettings) {
  const { id, finished } = await project.runs.start('generate', { folder: null, provider: settings });
  const run = await finished;
  const { events } = await project.runs.show(id);
  const { failedUnits } = await project.runs.details(id);
  return { run, failedUnits, codes: events.flatMap(({ details }) => details?.code ?? []) };
}

async function resume(project: Project) {
  return (await project.runs.resume()).finished;
}

/** Misbehaves with all terms but one. */
function sparingOne(behaviour: Behaviour): Conduct {
  return (question) => (isAbout(question.content, SPARED) ? goodAnswer(question) : behaviour);
}

function isAbout(content: string, term: string): boolean {
  return content.split('\n')[0] === `Term: ${term}`;
}

function termsAskedFor(server: ModelServer, from: number): Set<string> {
  return new Set(
    server
      .questions()
      .slice(from)
      .map(({ question }) => question?.content.split('\n')[0]?.replace('Term: ', '') ?? ''),
  );
}

/** What a model can say that is no usable definition: the term gets what the documents say. */
const UNUSABLE_ANSWERS: readonly (readonly [name: string, Behaviour])[] = [
  ['nothing at all', { kind: 'text', text: '' }],
  ['white space', { kind: 'text', text: ' \n\t ' }],
  ['a sentence in place of JSON', { kind: 'text', text: 'A torque limiter is a part.' }],
  ['JSON without its end', { kind: 'text', text: '{"definition": "A part of the lathe' }],
  ['JSON with a trailing comma', { kind: 'text', text: '{"definition": "A part",}' }],
  ['JSON in single quotes', { kind: 'text', text: "{'definition': 'A part'}" }],
  ['a fence without JSON', { kind: 'text', text: '```json\n```' }],
  ['a number', { kind: 'text', text: '42' }],
  ['null', { kind: 'text', text: 'null' }],
  ['an array', { kind: 'text', text: '[{"definition": "A part"}]' }],
  ['a string with JSON in it', { kind: 'text', text: '"{\\"definition\\": \\"A part\\"}"' }],
  ['thoughts without an end', { kind: 'text', text: '<think>The term is a part, so' }],
  ['another schema', { kind: 'answer', json: { answer: 'A part of the lathe.' } }],
  ['values of other types', { kind: 'answer', json: { definition: 7, sources: 'p1', confidence: 'high' } }],
  [
    'a passage that was not shown',
    {
      kind: 'answer',
      json: {
        definition: 'A part of the lathe that carries the load.',
        sources: [{ passage: 'p99', quote: 'is a part of the lathe' }],
        confidence: 1,
      },
    },
  ],
  [
    'a quote that stands nowhere',
    {
      kind: 'answer',
      json: {
        definition: 'A part of the lathe that carries the load.',
        sources: [{ passage: 'p1', quote: 'was invented by a clockmaker' }],
        confidence: 1,
      },
    },
  ],
  [
    'a definition of something else',
    {
      kind: 'answer',
      json: {
        definition: 'Buy golden watches at the cheapest store of the town today.',
        sources: [{ passage: 'p1', quote: 'is a part of the lathe' }],
        confidence: 1,
      },
    },
  ],
];

it('W35: whatever unusable text a model answers, terms have what the documents say, and are marked', async ({
  onTestFinished,
}) => {
  const { project, server, settings } = await openCopy(onTestFinished, 'ollama');
  const earlier = await textsOf(project);
  for (const [name, behaviour] of UNUSABLE_ANSWERS) {
    server.setConduct(() => behaviour);
    // Another name of the model makes other units, so that everything is asked for anew.
    const { run, codes } = await generate(project, { ...settings, model: name });
    expect.soft(run, name).toMatchObject({ status: 'completed', unitsFailed: 0 });
    expect.soft(codes, name).toContain('model-fell-back');
    expect.soft(await textsOf(project), name).toEqual(earlier);
  }
});

/** Answers of a server that asking again does not mend: only the terms that they were for fail. */
const FAILING_ANSWERS: readonly (readonly [name: string, kind: ModelSettings['kind'], Behaviour])[] = [
  ['breaks off in the middle of an answer', 'ollama', { kind: 'cut', text: '{"defin' }],
  ['ends an answer without its last line', 'openai', { kind: 'unfinished', text: '{"defin' }],
  ['speaks without end', 'ollama', { kind: 'endless' }],
  ['wants fewer requests', 'openai', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
];

it.concurrent.for(FAILING_ANSWERS)(
  'a server that %s fails these terms alone, and a resumed run asks for them alone',
  async ([, kind, behaviour], { onTestFinished }) => {
    const { project, server, settings } = await openCopy(onTestFinished, kind);
    const earlier = await textsOf(project);
    server.setConduct(sparingOne(behaviour));
    const { run, failedUnits } = await generate(project, settings);
    expect(run).toMatchObject({ status: 'completed', unitsDone: 1, unitsFailed: earlier.size - 1 });
    expect(failedUnits).toHaveLength(earlier.size - 1);
    for (const { detail } of failedUnits) expect(detail).toMatch(/^\p{Lu}.*\.$/u);
    const others = (texts: ReadonlyMap<string, string | null>) =>
      [...texts].filter(([term]) => term !== SPARED);
    expect(others(await textsOf(project))).toEqual(others(earlier));

    const asked = server.questions().length;
    server.setConduct(goodAnswer);
    expect(await resume(project)).toMatchObject({ status: 'completed', unitsFailed: 0 });
    expect([...termsAskedFor(server, asked)].sort()).toEqual(
      [...earlier.keys()].filter((term) => term !== SPARED).sort(),
    );
  },
);

/** Servers from which nothing can be had: the run ends and says why. */
const UNUSABLE_SERVERS: readonly (readonly [
  name: string,
  code: ErrorCode,
  kind: ModelSettings['kind'],
  conduct: Behaviour,
  changes?: Partial<ModelSettings>,
])[] = [
  ['never answers', 'model-server-unreachable', 'ollama', { kind: 'silent' }, { firstTokenMs: 150 }],
  [
    'stops in the middle',
    'model-server-unreachable',
    'openai',
    { kind: 'stalls', text: '{' },
    { answerMs: 150 },
  ],
  ['drops every connection', 'model-server-unreachable', 'ollama', { kind: 'drop' }],
  ['is broken', 'model-server-unreachable', 'openai', { kind: 'status', status: 500 }],
  [
    'is overloaded',
    'model-server-unreachable',
    'ollama',
    { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
  ],
  ['refuses the request', 'model-request-refused', 'ollama', { kind: 'status', status: 400 }],
  ['refuses the key', 'model-key-refused', 'openai', { kind: 'status', status: 401 }],
  ['forbids', 'model-key-refused', 'ollama', { kind: 'status', status: 403 }],
  [
    'has no such model',
    'model-missing',
    'ollama',
    { kind: 'status', status: 404, body: '{"error":"model not found"}' },
  ],
  [
    'sends on to another',
    'model-address-unusable',
    'openai',
    { kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:9/' } },
  ],
  [
    'is no such server',
    'model-server-unreachable',
    'openai',
    { kind: 'raw', body: '<html>Welcome</html>', contentType: 'text/html' },
  ],
];

it.concurrent.for(UNUSABLE_SERVERS)(
  'a server that %s ends the run with %s, the glossary is as it was, and a resumed run finishes it',
  async ([, code, kind, behaviour, changes], { onTestFinished }) => {
    const { project, server, settings } = await openCopy(onTestFinished, kind, changes);
    const earlier = await textsOf(project);
    server.setConduct(() => behaviour);
    const { run } = await generate(project, settings);
    expect(run).toMatchObject({
      status: 'failed',
      reasonDetails: { code: 'stopped-by-error', values: { error: code } },
    });
    expect(run.reason).toContain('The entries are those of before.');
    expect(await textsOf(project)).toEqual(earlier);

    server.setConduct(goodAnswer);
    const resumed = await resume(project);
    expect(resumed).toMatchObject({ status: 'completed', unitsFailed: 0 });
    expect(resumed.unitsDone).toBe(earlier.size);
  },
);
