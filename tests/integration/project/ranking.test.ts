import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../../src-main/project/project.ts';
import { openTestProject } from '../../support/open-test-project.ts';
import { connectPast } from '../../support/project-file.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TEXTS = {
  'limiter.md':
    'A torque limiter is a part that slips. Every torque limiter is checked. Torque limiters wear out, and the colour of a torque-limiter fades.\n',
  'server.md': '旋盤のサーバーは旋盤室にある。サーバは止めない。旋盤とは、工作物を回して削る機械である。\n',
  'valve.md':
    'The relief valve opens first. A relief valve is a valve that protects the pump. The pump is old.\n',
};
type Name = keyof typeof TEXTS;

async function builtProject() {
  const project = await openTestProject();
  const folder = join(temporaryFolder(), 'manual');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, name), text);
  await project.documents.add([folder]);
  const past = connectPast(project.file, { timeout: 5_000 });
  const rank = async (): Promise<void> => {
    const { finished } = await project.runs.start('extract', { folder: null, provider: 'extractive' });
    expect(await finished).toMatchObject({ status: 'completed' });
  };
  // Of the first extraction no term is new: the second one is the first that could be left out.
  await rank();
  return { project, folder, past, rank };
}

/** Everything that ranking writes, but for what is new to it: of two in a row nothing is new to the second. */
function ranking(past: Database): unknown {
  return [
    'SELECT *, NULL AS is_new FROM terms ORDER BY key',
    'SELECT * FROM separate_forms ORDER BY form',
    'SELECT * FROM extracted_documents ORDER BY number',
    'SELECT path, language FROM documents ORDER BY path',
  ].map((query) => past.prepare(query).all());
}

const mark = (past: Database): unknown =>
  past.prepare(`UPDATE terms SET reading = 'marked' WHERE key = 'relief valve'`).run();
const areMarked = (past: Database): boolean =>
  past.prepare(`SELECT 1 FROM terms WHERE reading = 'marked'`).get() !== undefined;

describe('a run over terms that were ranked before', () => {
  it('W27: leaves them as they are where nothing has changed, and ranks anew after a decision or a change', async () => {
    const { project, folder, past, rank } = await builtProject();
    const isLeft = async (): Promise<boolean> => {
      mark(past);
      await rank();
      return areMarked(past);
    };
    expect(await isLeft()).toBe(true);
    await project.terms.decide(['torque limiter'], { status: 'accepted' });
    expect(await isLeft()).toBe(false);
    expect(await isLeft()).toBe(true);
    await project.decisions.undo();
    expect(await isLeft()).toBe(false);
    expect(await isLeft()).toBe(true);
    writeFileSync(join(folder, 'server.md'), 'The spindle turns. A spindle is an axis that turns.\n');
    await project.documents.update();
    expect(await isLeft()).toBe(false);
    // The spindle was new by then, and is no longer.
    expect(await isLeft()).toBe(false);
    expect(await isLeft()).toBe(true);
    await project.terms.add('tailstock', 'technical-term');
    expect(await isLeft()).toBe(false);
    expect(await isLeft()).toBe(true);
  });

  it('finds the same as a run that ranks in any case, whatever was done before', async () => {
    const { project, folder, past, rank } = await builtProject();
    const random = randomNumbers(1);
    const below = (limit: number): number => Math.floor(random() * limit);
    const oneOf = <Value>(values: readonly Value[]): Value => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('Nothing to choose from.');
      return value;
    };
    const rankAnew = async (): Promise<void> => {
      past.exec('DELETE FROM published_ranking');
      await rank();
    };
    const keys = async (): Promise<string[]> => (await project.terms.list()).map(({ key }) => key);
    const actions: readonly ((project: Project) => Promise<unknown>)[] = [
      async () =>
        project.terms.decide([oneOf(await keys())], {
          status: oneOf(['accepted', 'rejected', 'candidate']),
        }),
      async () =>
        project.terms.decide([oneOf(await keys())], { category: oneOf(['person', 'technical-term']) }),
      async () => project.terms.decide([oneOf(await keys())], { required: oneOf([true, false]) }),
      async () => project.terms.decide([oneOf(await keys())], { notes: oneOf(['', 'a note']) }),
      async () => project.terms.add(oneOf(['tailstock', 'colour', 'relief valve']), 'technical-term'),
      async () => project.terms.separate('torque limiter', 'Torque limiters'),
      async () => project.terms.separate('サーバー', 'サーバ'),
      async () => project.terms.join(oneOf(['=Torque limiters', '=サーバ'])),
      async () => project.synonyms.merge('torque limiter', ['relief valve']),
      async () => project.synonyms.split('relief valve'),
      async () => project.decisions.undo(),
      async () => project.decisions.undo(),
      async () => project.decisions.redo(),
      async () => project.documents.remove([oneOf(Object.keys(TEXTS))]),
      async () => project.documents.add([folder]),
      async () => {
        const name: Name = oneOf(['limiter.md', 'server.md', 'valve.md']);
        if (below(2) === 0) rmSync(join(folder, name), { force: true });
        else writeFileSync(join(folder, name), oneOf(Object.values(TEXTS)));
        await project.documents.add([folder]);
      },
    ];
    let left = 0;
    for (let round = 0; round < 24; round += 1) {
      // What a person cannot do at the moment is refused, and changes nothing.
      for (let count = below(3); count > 0; count -= 1) await oneOf(actions)(project).catch(() => null);
      const before = JSON.stringify(past.prepare('SELECT * FROM published_ranking').all());
      await rank();
      const found = ranking(past);
      if (before === JSON.stringify(past.prepare('SELECT * FROM published_ranking').all())) left += 1;
      await rankAnew();
      expect(ranking(past), `round ${round}`).toEqual(found);
    }
    expect(left).toBeGreaterThan(3);
    expect(left).toBeLessThan(20);
  }, 60_000);
});
