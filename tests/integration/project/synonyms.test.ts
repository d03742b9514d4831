import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveProvider } from '../../../src-main/llm/extractive-provider.ts';
import type { Project } from '../../../src-main/project/project.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/work.ts';
import { writeFiles } from '../cli/command-line.ts';

const DOCUMENTS = {
  'a.md': 'The fog bell hangs at the mole. A fog bell was cast in the north. Each fog bell has a keeper.\n',
  'b.md': 'A mist gong is a plate that warns ships in thick weather. The mist gong is struck by hand.\n',
};

let folder: string;
let project: Project;
/** Called when the first definition of a run is asked for. */
let atFirstDefinition: () => Promise<unknown>;

beforeEach(async () => {
  folder = temporaryFolder();
  atFirstDefinition = () => Promise.resolve();
  let isFirst = true;
  project = await openTestProject(undefined, () => ({
    ...extractiveProvider,
    define: async (request, signal) => {
      if (isFirst) await atFirstDefinition();
      isFirst = false;
      return extractiveProvider.define(request, signal);
    },
  }));
  await project.documents.add([writeFiles(join(folder, 'documents'), DOCUMENTS)]);
});

async function build(): Promise<void> {
  const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
  expect(await finished).toMatchObject({ status: 'completed', unitsFailed: 0 });
}

const entryKeys = async (): Promise<readonly string[]> =>
  (await project.db.read.listEntries()).map(({ termKey }) => termKey);

describe('terms that a person declares to mean the same', () => {
  it('are defined by what is said of any of them, in every run, until they are split off', async () => {
    await build();
    expect((await project.entries.get('fog bell'))?.definition).toBeNull();
    await project.synonyms.merge('fog bell', ['mist gong']);
    for (let run = 0; run < 2; run += 1) {
      await build();
      expect(await project.entries.get('fog bell')).toMatchObject({
        definition: expect.stringContaining('is a plate that warns ships'),
        citations: [{ document: expect.stringMatching(/b\.md$/) }],
        aliases: expect.arrayContaining(['mist gong']),
      });
      expect(await entryKeys()).not.toContain('mist gong');
    }
    expect(await project.terms.contexts('fog bell', 10)).toMatchObject({ total: 5, documents: 2 });

    await project.synonyms.setUsage('fog bell', 'mist gong', 'forbidden');
    expect(await errorOf(project.synonyms.setUsage('fog bell', 'lamp', 'forbidden'))).toMatchObject({
      code: 'term-not-found',
    });
    const { entries } = await project.entries.glossary(null);
    const exported = entries.find(({ term }) => term === 'fog bell');
    expect(exported?.markedForms).toEqual({ preferred: [], forbidden: ['mist gong'] });
    expect(exported?.occurrences).toHaveLength(5);

    await project.documents.remove(
      (await project.documents.list()).map(({ path }) => path).filter((path) => path.endsWith('b.md')),
    );
    await build();
    expect((await project.terms.get('fog bell')).synonymNames).toEqual(['mist gong']);
    await project.synonyms.split('mist gong');
    expect(await errorOf(project.synonyms.split('mist gong'))).toMatchObject({ code: 'term-not-found' });
    expect((await project.terms.get('fog bell')).synonymNames).toEqual([]);
  });

  it('can be any text of a document, which is added and merged as one step, and stays in every run', async () => {
    await build();
    expect(await project.synonyms.addForm('fog bell', ' thick\n weather ')).toEqual({
      main: { key: 'fog bell', term: 'fog bell' },
      count: 1,
      withOwnDefinition: [],
    });
    const before = await project.terms.get('fog bell');
    expect(before).toMatchObject({ synonymNames: ['thick weather'], status: 'candidate' });
    await build();
    expect((await project.terms.get('fog bell')).synonymNames).toEqual(['thick weather']);
    expect(await project.terms.contexts('fog bell', 10)).toMatchObject({ total: 4, documents: 2 });
    expect((await project.entries.get('fog bell'))?.aliases).toContain('thick weather');
    await project.decisions.undo();
    expect((await project.terms.get('fog bell')).synonymNames).toEqual([]);
    await project.decisions.redo();
    expect((await project.terms.get('fog bell')).synonymNames).toEqual(['thick weather']);
  });

  it('are merged where the text is one already, left alone where it is one of their forms, and refused where it is none', async () => {
    await build();
    expect(await project.synonyms.addForm('fog bell', 'Mist gongs')).toMatchObject({ count: 1 });
    expect((await project.terms.get('fog bell')).synonymNames).toEqual(['mist gong']);
    const { undo } = await project.decisions.state();
    expect(undo).toMatchObject({ kind: 'terms-merged', subject: 'fog bell', count: 1 });
    for (const form of ['fog bell', 'Fog bells', 'mist gong'])
      expect(await project.synonyms.addForm('fog bell', form)).toMatchObject({ count: 0 });
    expect(await project.decisions.state()).toMatchObject({ undo });
    expect(await errorOf(project.synonyms.addForm('lamp', 'light'))).toMatchObject({
      code: 'term-not-found',
    });
    expect(await errorOf(project.synonyms.addForm('fog bell', '\u200b'))).toMatchObject({
      code: 'term-empty',
    });
  });

  it('rid the glossary of their duplicate definitions, also in a new review, until that is taken back', async () => {
    await build();
    const plate = 'A plate that warns ships.';
    await project.entries.saveDefinition('fog bell', plate);
    await project.entries.saveDefinition('mist gong', plate);
    const review = async () => {
      const { finished } = await project.runs.start('review', { folder: null, provider: 'extractive' });
      expect(await finished).toMatchObject({ status: 'completed' });
      return openDuplicates();
    };
    const openDuplicates = async () =>
      (await project.issues.list())
        .filter(({ type, state }) => type === 'duplicate' && state === 'open')
        .map(({ termKey, related }) => [termKey, ...related.map(({ key }) => key)]);
    const groups = [['mist gong', 'fog bell']];
    expect(await review()).toEqual(groups);
    expect(await project.synonyms.mergeGroups(groups)).toMatchObject([
      { main: { key: 'fog bell' }, count: 1 },
    ]);
    expect(await openDuplicates()).toEqual([]);
    expect(await review()).toEqual([]);
    await project.decisions.undo();
    expect(await review()).toEqual(groups);
  });

  it('while a run is at work stay together, and are defined each for itself again when that is taken back', async () => {
    atFirstDefinition = () => project.synonyms.merge('fog bell', ['mist gong']);
    await build();
    expect((await project.terms.get('fog bell')).synonymNames).toEqual(['mist gong']);
    expect(await entryKeys()).toContain('fog bell');
    // Its definition was planned before, and asked for.
    expect(await project.db.read.listRevisions('mist gong')).toEqual([]);
    expect(await project.decisions.undo()).toMatchObject({ decision: { kind: 'terms-merged' } });
    await build();
    expect((await project.entries.get('mist gong'))?.definition).toContain('is a plate');
    expect((await project.entries.get('fog bell'))?.definition).toBeNull();
  });
});
