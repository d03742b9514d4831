import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectPast, newProjectFile } from '../support/project-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startProcess } from '../support/test-process.ts';
import type { TestProcess } from '../support/test-process.ts';
import { readRace } from './race-log.ts';

const RACERS = 8;
const STARTS = 100;

const resultSchema = z.object({
  started: z.number(),
  refused: z.number(),
  busy: z.number(),
  notCompleted: z.number(),
  told: z.array(z.string()),
});

/** Starts the racers and gives the sign when all of them are ready. */
async function startRacers(
  file: string,
  log: string,
  seed: number,
  guard: 'real' | 'none',
): Promise<TestProcess[]> {
  const script = new URL('racer.ts', import.meta.url);
  const racers = Array.from({ length: RACERS }, (_, index) =>
    startProcess(script, [file, log, String(seed + index), String(STARTS), guard]),
  );
  await Promise.all(racers.map((racer) => racer.saying('ready')));
  for (const racer of racers) racer.tell('go');
  return racers;
}

async function resultsOf(racers: readonly TestProcess[]): Promise<z.infer<typeof resultSchema>[]> {
  return Promise.all(
    racers.map(async (racer) => {
      const { lines, stderr, code } = await racer.ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return resultSchema.parse(JSON.parse(lines.at(-1) ?? ''));
    }),
  );
}

/** Another program that takes the write lock again and again until the race is over. */
async function disturb(file: string, raceEnded: Promise<unknown>): Promise<number> {
  const holder = startProcess(new URL('../support/repeated-lock.ts', import.meta.url), [file]);
  await holder.saying('held');
  await raceEnded;
  holder.tell('stop');
  const { lines } = await holder.ended;
  return lines.length;
}

describe('eight processes with a hundred starts each', () => {
  it('W17: never have two runs at once, also while another program takes the write lock on and off', async () => {
    const seed = Date.now() % 1_000_000_000;
    const file = newProjectFile();
    const log = join(temporaryFolder(), 'log');
    const racers = await startRacers(file, log, seed, 'real');
    const results = resultsOf(racers);
    const locks = await disturb(file, results);
    const race = readRace(log);
    const all = await results;
    const total = (of: 'started' | 'refused' | 'busy' | 'notCompleted'): number =>
      all.reduce((sum, result) => sum + result[of], 0);

    console.info(
      `seed ${seed}: ${total('started')} started, ${total('refused')} refused, ${total('busy')} busy, ${locks} locks by another`,
    );
    expect({ overlaps: race.overlaps, unended: race.unended, seed }).toEqual({
      overlaps: 0,
      unended: 0,
      seed,
    });
    expect(total('started') + total('refused') + total('busy')).toBe(RACERS * STARTS);
    expect(total('notCompleted')).toBe(0);
    // It was a race: many were refused, and the lock was really taken meanwhile.
    expect(total('refused')).toBeGreaterThan(RACERS);
    expect(locks).toBeGreaterThan(RACERS);

    const past = connectPast(file);
    const runs = past.prepare('SELECT id, status FROM runs ORDER BY rowid').all();
    expect(runs).toEqual(race.ids.map((id) => ({ id, status: 'completed' })));
    expect(race.ids).toHaveLength(total('started'));
    // Whoever was refused was told of a run that really existed.
    expect(all.flatMap(({ told }) => told).filter((id) => !race.ids.includes(id))).toEqual([]);
    expect(past.pragma('integrity_check', { simple: true })).toBe('ok');
  }, 120_000);

  it('control: without the guard, the same race finds overlaps', async () => {
    const seed = Date.now() % 1_000_000_000;
    const file = newProjectFile();
    const log = join(temporaryFolder(), 'log');
    connectPast(file).exec('DROP INDEX one_active_run');
    await resultsOf(await startRacers(file, log, seed, 'none'));
    const { overlaps, ids } = readRace(log);
    console.info(`seed ${seed}: ${ids.length} started, ${overlaps} of them while another one worked`);
    expect(overlaps).toBeGreaterThan(0);
  }, 120_000);
});
