import { expect, it } from 'vitest';
import { runUnits } from '../../../src-main/runs/run-units.ts';
import { newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { numbered } from '../../support/units.ts';
import { REQUEST } from '../../support/work.ts';

const UNITS = 3_500;

it('units that wait for the writer are never many, and all of them are stored', async () => {
  const { db, runs } = await openTestRuns(newProjectFile());
  const unstored: number[] = [];
  const { finished } = await runs.start(REQUEST, async (session) => {
    await runUnits(session, db, {
      step: 'extract',
      units: numbered(UNITS),
      concurrency: 4,
      // Faster than anything can be stored: the event loop gets no turn in between.
      compute: async ({ input }) => {
        unstored.push(session.unstoredUnits);
        return String(input);
      },
    });
  });
  expect(await finished).toMatchObject({ status: 'completed', unitsDone: UNITS });
  expect(Math.max(...unstored)).toBeLessThan(1_010);
  expect(await db.read.knownUnits(numbered(UNITS).map(({ hash }) => hash))).toHaveLength(UNITS);
});
