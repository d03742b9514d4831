import { setImmediate as inNextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../../src-main/llm/flow/turns.ts';

/** Turns of the event loop in which a response is read and the next request sent. */
const TURNS_UNTIL_SENT = 4;

/** What happens when several go on together, each of whom sends something some turns later. */
async function orderOf(turn: () => Promise<void>): Promise<readonly string[]> {
  const happened: string[] = [];
  const goOn = async (name: string): Promise<void> => {
    await turn();
    happened.push(`${name} works`);
    for (let passed = 0; passed < TURNS_UNTIL_SENT; passed += 1) await inNextTurn();
    happened.push(`${name} sends`);
  };
  await Promise.all(['first', 'second', 'third'].map(goOn));
  return happened;
}

it('lets one send before the next of those who wait works', async () => {
  const happened = await orderOf(createTurns());
  expect(happened.indexOf('first sends')).toBeLessThan(happened.indexOf('second works'));
  expect(happened.filter((what) => what.endsWith('works'))).toEqual([
    'first works',
    'second works',
    'third works',
  ]);

  // Without turns all of them work first.
  const together = await orderOf(async () => {});
  expect(together.indexOf('first sends')).toBeGreaterThan(together.indexOf('third works'));
});
