import { expect, it } from 'vitest';
import type { RunStep } from '../../../src-main/domain/run.ts';
import type { Project } from '../../../src-main/project/project.ts';
import type { Conduct } from '../../support/model-server/behaviour.ts';
import { goodAnswer } from '../../support/model-server/good-answer.ts';
import { agrees, judgeAll, shownCandidates } from '../../support/model-server/judging.ts';
import type { ModelServer } from '../../support/model-server/model-server.ts';
import { openWithModel } from '../../support/open-with-model.ts';

const VALVES = [
  'A gate valve is a valve that closes with a wedge. The gate valve stands before the pump room.',
  'Nobody opens the bleed screw while the gate valve is shut. The bleed screw is turned by hand.',
];
const TOWN = [
  'They came to Vell Harrow before dusk. In Vell Harrow the gates are shut, and the keeper of Vell Harrow sleeps.',
  'The keeper carries a thorn lantern. A thorn lantern burns for two nights, so that every thorn lantern is filled at dusk.',
];

/** What the model says of candidates that it does not leave as they are; the valve has a definition. */
const SAID: Readonly<Record<string, readonly [verdict: string, category: string]>> = {
  dusk: ['general-word', 'common-noun'],
  gate: ['general-word', 'common-noun'],
  'thorn lantern burns': ['fragment', 'common-noun'],
  'gate valve': ['general-word', 'technical-term'],
  'vell harrow': ['term', 'place'],
};

const conduct: Conduct = (question) =>
  judgeAll(question, (candidate) => {
    const said = SAID[candidate.term.toLowerCase()];
    if (said === undefined) return agrees(candidate);
    const [verdict, category] = said;
    return { verdict, category, reason: 'So it is.' };
  }) ?? goodAnswer(question);

async function openJudged() {
  const { project, server, documents, provider, write: writeText } = await openWithModel(conduct);
  const write = (name: string, lines: readonly string[]): void => writeText(name, `${lines.join('\n')}\n`);
  write('valves.md', VALVES);
  write('town.md', TOWN);
  const start = async (options: { provider?: 'extractive' } = {}) => {
    const started = await project.runs.start('full', { folder: documents, provider, ...options });
    return { id: started.id, run: await started.finished };
  };
  return { project, server, write, start };
}

/** Names of the terms that a server was asked to judge, from a question on. */
function judgedBy(server: ModelServer, from = 0): string[] {
  return server
    .questions()
    .slice(from)
    .flatMap(({ question }) => (question === null ? [] : shownCandidates(question)))
    .map(({ term }) => term.toLowerCase())
    .sort();
}

async function wantedTerms({ db }: Project): Promise<string[]> {
  return (await db.read.listWantedTerms()).map(({ term }) => term.toLowerCase());
}

async function entriesOf({ db }: Project): Promise<string[]> {
  return (await db.read.listEntries()).map(({ term }) => term.toLowerCase());
}

async function stepOf(project: Project, runId: string, step: RunStep) {
  return (await project.runs.details(runId)).steps.find((each) => each.step === step);
}

it('W11, W27: leaves out what a model takes for no term, and asks about none twice', async () => {
  const { project, server, write, start } = await openJudged();
  await start({ provider: 'extractive' });
  const byExtraction = await wantedTerms(project);
  expect(byExtraction).toEqual(expect.arrayContaining(['dusk', 'gate', 'gate valve', 'thorn lantern burns']));
  const entriesByExtraction = await entriesOf(project);

  await project.terms.decide(['gate'], { status: 'accepted' });
  await project.terms.decide(['vell harrow'], { category: 'person' });
  await project.entries.setApproval('thorn lantern', true);
  const { id, run } = await start();
  expect(run).toMatchObject({ status: 'completed', unitsFailed: 0 });
  const left = ['dusk', 'thorn lantern burns'];
  expect(await wantedTerms(project)).toEqual(byExtraction.filter((term) => !left.includes(term)));
  expect(await entriesOf(project)).toEqual(entriesByExtraction.filter((term) => !left.includes(term)));
  expect(judgedBy(server)).not.toContain('gate');
  expect(judgedBy(server)).not.toContain('thorn lantern');

  const { events } = await project.runs.show(id);
  expect(events.find(({ details }) => details?.code === 'candidates-judged')?.details?.values).toEqual({
    terms: byExtraction.length - 4,
    generalWords: 1,
    fragments: 1,
    undecided: 0,
  });
  expect(events.filter(({ step }) => step === 'judge').map(({ details }) => details?.code)).toContain(
    'model-asked',
  );
  expect(await project.terms.get('dusk')).toMatchObject({
    proposed: false,
    category: 'common-noun',
    judgement: { verdict: 'general-word', category: 'common-noun', reason: 'So it is.', model: 'double' },
  });
  expect(await project.terms.get('gate valve')).toMatchObject({
    proposed: true,
    judgement: { verdict: 'general-word' },
  });
  expect(await project.terms.get('vell harrow')).toMatchObject({
    category: 'person',
    judgement: { verdict: 'term', category: 'place' },
  });
  expect((await project.terms.get('gate')).judgement).toBeNull();

  // Nothing has changed, then one document.
  const asked = server.questions().length;
  const wanted = await wantedTerms(project);
  const again = await start();
  expect(server.questions()).toHaveLength(asked);
  expect(await wantedTerms(project)).toEqual(wanted);
  expect(await stepOf(project, again.id, 'judge')).toMatchObject({ unitsDone: 0, unitsFailed: 0 });

  write('valves.md', ['A new beginning.', '', ...VALVES, 'A bleed screw of brass is never painted.']);
  await start();
  const judged = judgedBy(server, asked);
  expect(judged).toContain('bleed screw');
  for (const term of ['vell harrow', 'dusk', 'keeper']) expect(judged).not.toContain(term);

  // Documents and settings alone decide what the glossary is.
  await start({ provider: 'extractive' });
  expect(await wantedTerms(project)).toEqual(expect.arrayContaining(byExtraction));
  expect(await entriesOf(project)).toEqual(expect.arrayContaining(entriesByExtraction));
  expect((await project.terms.get('dusk')).judgement).toBeNull();
});

it('W01: keeps what was judged when a run fails later, and does not ask for it again', async () => {
  const { project, server, start } = await openJudged();
  server.setConduct((question) =>
    shownCandidates(question).length > 0 ? conduct(question) : { kind: 'status', status: 404 },
  );
  const { id, run } = await start();
  expect(run).toMatchObject({ status: 'failed', unitsFailed: 0 });
  const judged = await stepOf(project, id, 'judge');
  expect(judged?.unitsDone).toBe(judged?.total);
  expect(await entriesOf(project)).toEqual([]);

  server.setConduct(conduct);
  const asked = server.questions().length;
  expect((await (await project.runs.resume()).finished).status).toBe('completed');
  expect(judgedBy(server, asked)).toEqual([]);
  expect(await entriesOf(project)).not.toContain('dusk');
});

it.each([
  {
    decision: 'rejects a term',
    decide: async ({ terms }: Project) => {
      await terms.decide(['bleed screw'], { status: 'rejected' });
    },
    entries: { 'bleed screw': false, 'wedge ring': false, 'gate valve': true },
  },
  {
    decision: 'adds a term',
    decide: async ({ terms }: Project) => {
      await terms.add('wedge ring', 'technical-term');
    },
    entries: { 'bleed screw': true, 'wedge ring': true, 'gate valve': true },
  },
])(
  'writes entries for the terms as they are after the judging: a person $decision meanwhile',
  async ({ decide, entries }) => {
    const { project, server, start } = await openJudged();
    let decided: Promise<void> | null = null;
    server.setConduct(async (question) => {
      if (shownCandidates(question).length > 0) await (decided ??= decide(project));
      return conduct(question);
    });
    expect((await start()).run).toMatchObject({ status: 'completed', unitsFailed: 0 });
    expect(decided).not.toBeNull();
    const written = await entriesOf(project);
    for (const [term, isWritten] of Object.entries(entries)) expect(written.includes(term)).toBe(isWritten);
    // None of those that the model left out has come along.
    expect(written).not.toContain('dusk');
    expect(
      server.questions().filter(({ question }) => question?.content.includes('Candidate: dusk')),
    ).toHaveLength(1);
  },
);
