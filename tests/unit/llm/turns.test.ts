import { setImmediate as inNextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../../src-main/llm/flow/turns.ts';

/** What happens when several go on together, each of whom sends something in the turn after. */
async function orderOf(turn: () => Promise<void>): Promise<readonly string[]> {
  const happened: string[] = [];
  const goOn = async (name: string): Promise<void> => {
    await turn();
    happened.push(`${name} works`);
    await inNextTurn();
    happened.push(`${name} sends`);
  };
  await Promise.all(['first', 'second', 'third'].map(goOn));
  return happened;
}

it('lets one send before the last of those who wait works', async () => {
  const happened = await orderOf(createTurns());
  expect(happened.indexOf('first sends')).toBeLessThan(happened.indexOf('third works'));
  expect(happened.filter((what) => what.endsWith('works'))).toEqual([
    'first works',
    'second works',
    'third works',
  ]);

  // Without turns all of them work first.
  const together = await orderOf(async () => {});
  expect(together.indexOf('first sends')).toBeGreaterThan(together.indexOf('third works'));
});
